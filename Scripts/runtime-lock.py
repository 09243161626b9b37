#!/usr/bin/env python3
"""Refreshes runtime.lock and the copy of it that the program carries.

    Scripts/runtime-lock.py                    fetch every wheel named in the lock again and renew its hashes
    Scripts/runtime-lock.py --set duckdb=2.0.1 the same, after moving one entry to another version
    Scripts/runtime-lock.py --embed            only write the Swift copy of the lock as it stands
    Scripts/runtime-lock.py --check            exit with status 1 when the Swift copy differs from the lock

Archives are fetched with pip from whichever index pip is configured for, for every platform named in the lock,
whatever platform this script runs on. Nothing but the two files is changed. It needs Python 3.9 and pip 20.3.
"""
import argparse
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LOCK = ROOT / "runtime.lock"
SWIFT = ROOT / "Sources" / "GnistaRuntime" / "RuntimeManifest+Embedded.swift"

# What pip has to be asked for to get a wheel of a platform: the newest tag that the supported systems accept.
TAGS = {
    "linux-x86_64": "manylinux_2_28_x86_64",
    "linux-aarch64": "manylinux_2_28_aarch64",
    "macos-arm64": "macosx_11_0_arm64",
}

# The platform of an archive that serves all of them.
ANY = "any"


def sha256(stream):
    digest = hashlib.sha256()
    for chunk in iter(lambda: stream.read(1 << 20), b""):
        digest.update(chunk)
    return digest.hexdigest()


def fetch(entry, platform, folder):
    """Downloads the archive of one entry for one platform and returns its path."""
    target = pathlib.Path(folder) / f"{entry['name']}-{platform}"
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-cache-dir",
        "--disable-pip-version-check", "--dest", str(target),
    ]
    if platform == ANY:
        command += ["--no-binary=:all:"]
    else:
        command += [
            "--only-binary=:all:", "--implementation", "cp", "--python-version", "3.12",
            "--platform", TAGS[platform], "--abi", entry["abi"],
        ]
    subprocess.run(command + [f"{entry['package']}=={entry['version']}"], check=True)
    (archive,) = target.glob("*.tar.gz" if platform == ANY else "*.whl")
    return archive


def describe(entry, platform, wheel):
    """The lock's lines about one wheel: file, size and hash, and the same of the shared object inside it."""
    with open(wheel, "rb") as file:
        found = {"file": wheel.name, "size": wheel.stat().st_size, "sha256": sha256(file)}
    if entry["kind"] == "native-library":
        with zipfile.ZipFile(wheel) as archive:
            names = [n for n in archive.namelist() if n.endswith((".so", ".dylib"))]
            if len(names) != 1:
                sys.exit(f"{wheel.name} holds {len(names)} shared objects, one was expected: {names}")
            with archive.open(names[0]) as member:
                digest = sha256(member)
            size = archive.getinfo(names[0]).file_size
        found["library"] = {"path": names[0], "size": size, "sha256": digest}
    return found


def embed(text):
    return (
        "// Written by Scripts/runtime-lock.py from runtime.lock. Do not edit: run the script again.\n\n"
        "extension RuntimeManifest {\n"
        "  /// The text of the `runtime.lock` that this program was built with.\n"
        '  static let embeddedText = #"""\n'
        + "".join(f"    {line}".rstrip() + "\n" for line in text.splitlines())
        + '    """#\n}\n'
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VERSION")
    parser.add_argument("--embed", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()

    if options.check:
        if SWIFT.read_text() != embed(LOCK.read_text()):
            sys.exit(f"{SWIFT.name} differs from {LOCK.name}: run Scripts/runtime-lock.py --embed")
        return
    if not options.embed:
        lock = json.loads(LOCK.read_text())
        for setting in options.set:
            name, _, version = setting.partition("=")
            entries = [e for e in lock["entries"] if e["name"] == name]
            if not entries or not version:
                names = ", ".join(e["name"] for e in lock["entries"])
                sys.exit(f"--set {setting}: expected NAME=VERSION with one of the names {names}")
            entries[0]["version"] = version
        with tempfile.TemporaryDirectory() as folder:
            for entry in lock["entries"]:
                for platform in entry["wheels"]:
                    entry["wheels"][platform] = describe(entry, platform, fetch(entry, platform, folder))
                    print(f"{entry['name']} {entry['version']} {platform}: {entry['wheels'][platform]['file']}")
        LOCK.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")
    SWIFT.write_text(embed(LOCK.read_text()))


if __name__ == "__main__":
    main()
