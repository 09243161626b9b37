internal import Foundation
internal import GnistaCore

/// Brings a pinned wheel into a folder with pip, and checks it.
struct WheelFetcher {
  var settings: RuntimeSettings
  /// Where whole wheels are kept until they are installed.
  var downloads: String
  /// Where temporary files go.
  var scratch: String

  /// Makes sure that the wheel of `entry` lies in ``downloads`` with the pinned hash, and returns its path.
  ///
  /// A wheel that an interrupted run left there whole is used; one cut short or altered is fetched again.
  ///
  /// - Throws: `GnistaError` with code `missingLibrary` (python3, pip), `downloadFailed` or `cancelled`.
  func fetch(
    _ entry: RuntimeEntry, _ wheel: RuntimeWheel, progress: (InstallProgress) -> Void
  ) throws -> String {
    let kept = downloads + "/" + wheel.file
    if FileHash.size(of: kept) == wheel.size, try FileHash.sha256(of: kept) == wheel.sha256 { return kept }
    try? FileManager.default.removeItem(atPath: kept)
    // It arrives in the scratch folder, so that a run that was cut off leaves nothing half under its name.
    let path = arrivals + "/" + wheel.file

    let python = try PythonTool(settings: settings)
    let requirements = scratch + "/requirements.txt"
    let line = "\(entry.package)==\(entry.version) --hash=sha256:\(wheel.sha256)\n"
    try Data(line.utf8).write(to: URL(fileURLWithPath: requirements))
    progress(.downloading(name: entry.name, version: entry.version, bytes: 0, total: wheel.size))
    var reported = 0
    let outcome = try python.run(arguments(wheel, requirements), scratch: scratch) {
      let bytes = min(wheel.size, arrived(wheel))
      guard bytes > reported else { return }
      reported = bytes
      progress(.downloading(name: entry.name, version: entry.version, bytes: bytes, total: wheel.size))
    }
    guard outcome.status == 0 else {
      try python.requirePip(outcome)
      throw PipFailure(entry: entry, wheel: wheel, outcome: outcome).error
    }

    progress(.verifying(name: entry.name, version: entry.version))
    guard FileHash.size(of: path) != nil else {
      throw GnistaError(
        .downloadFailed, "pip did not bring \(wheel.file); try again with a newer pip",
        cause: PythonTool.Complaint(description: outcome.tail))
    }
    let hash = try FileHash.sha256(of: path)
    guard hash == wheel.sha256 else {
      throw GnistaError(
        .downloadFailed,
        "\(wheel.file) has the hash \(hash) and should have \(wheel.sha256); it was deleted: check the "
          + "package index that pip uses, then try again")
    }
    try FileManager.default.moveItem(atPath: path, toPath: kept)
    return kept
  }

  private var arrivals: String { scratch + "/arrivals" }

  private func arguments(_ wheel: RuntimeWheel, _ requirements: String) -> [String] {
    var arguments = [
      "-m", "pip", "download", "--progress-bar", "off", "--no-deps", "--require-hashes", "--no-cache-dir",
      "--disable-pip-version-check", "--dest", arrivals, "--requirement", requirements,
    ]
    if let folder = settings.wheelFolder {
      arguments += ["--no-index", "--find-links", URL(fileURLWithPath: folder).standardizedFileURL.path]
    }
    return arguments + (wheel.isSource ? ["--no-binary=:all:"] : tagArguments(wheel.file))
  }

  /// Asks pip for the very wheel that is pinned, whatever Python it runs under.
  ///
  /// The last three parts of a wheel's name are interpreter, ABI and platform (PEP 427), each possibly several
  /// joined by dots: one of the platforms is enough.
  private func tagArguments(_ file: String) -> [String] {
    let tags = file.dropLast(".whl".count).split(separator: "-").suffix(3).map(String.init)
    guard tags.count == 3 else { return ["--only-binary=:all:"] }
    let digits = tags[0].filter { $0.isASCII && $0.isNumber }
    let version = digits.count > 1 ? digits : "312"
    let platform = tags[2].split(separator: ".").last.map(String.init) ?? tags[2]
    return [
      "--only-binary=:all:", "--implementation", "cp", "--python-version", version, "--abi", tags[1],
      "--platform", platform,
    ]
  }

  /// How many bytes of the wheel are on disk so far: pip writes it into its temporary folder first.
  private func arrived(_ wheel: RuntimeWheel) -> Int {
    let files = FileManager.default
    var paths = [arrivals + "/" + wheel.file]
    for folder in (try? files.contentsOfDirectory(atPath: scratch)) ?? [] where folder.hasPrefix("pip-") {
      paths.append("\(scratch)/\(folder)/\(wheel.file)")
    }
    return paths.compactMap(FileHash.size(of:)).max() ?? 0
  }
}
