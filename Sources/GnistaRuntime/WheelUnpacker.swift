internal import Foundation
internal import GnistaCore

/// Takes out of a wheel what an entry needs.
struct WheelUnpacker {
  var settings: RuntimeSettings
  /// Where temporary files go.
  var scratch: String

  /// Takes one file out of an archive: archive, name inside, path to write.
  private static let takeOne = """
    import shutil, sys, zipfile
    with zipfile.ZipFile(sys.argv[1]) as archive, archive.open(sys.argv[2]) as source:
        with open(sys.argv[3], "wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
    """

  /// Unpacks an archive whole: archive, folder to write to. Python's module keeps names inside the folder.
  private static let takeAll = """
    import sys, zipfile
    zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])
    """

  /// Lays out a `SPARK_HOME`: source archive of pyspark, folder to write to. Files keep their permission to run.
  private static let takeSpark = """
    import os, shutil, sys, tarfile
    places = {"deps/jars": "jars", "deps/bin": "bin", "deps/sbin": "sbin", "pyspark": "python/pyspark",
              "lib": "python/lib"}
    with tarfile.open(sys.argv[1]) as archive:
        for member in archive:
            name = member.name.partition("/")[2]
            place = next((p for p in places if name.startswith(p + "/")), None)
            if place is None or not member.isfile() or ".." in name.split("/"):
                continue
            target = os.path.join(sys.argv[2], places[place], name[len(place) + 1:])
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with archive.extractfile(member) as source, open(target, "wb") as file:
                shutil.copyfileobj(source, file, 1 << 20)
            os.chmod(target, 0o755 if member.mode & 0o100 else 0o644)
    if not os.path.isdir(os.path.join(sys.argv[2], "jars")):
        sys.exit("there are no jars in the archive")
    """

  /// Unpacks `wheel`, found at `path`, into `folder`, and returns the files made, in loading order.
  ///
  /// - Throws: `GnistaError` with code `downloadFailed` when the wheel does not hold what it should,
  ///   `missingLibrary` when Python cannot be run.
  func unpack(
    _ entry: RuntimeEntry, _ wheel: RuntimeWheel, at path: String, to folder: String
  ) throws -> [InstallationRecord.File] {
    switch entry.kind {
    case .nativeLibrary:
      guard let library = wheel.library else {
        throw GnistaError(.malformedData, "runtime.lock names no shared object in \(wheel.file)")
      }
      return try unpackLibrary(library, wheel, at: path, to: folder)
    case .pythonPackage:
      try python(Self.takeAll, [path, folder], wheel)
      return try files(in: folder)
    case .sparkDistribution:
      try python(Self.takeSpark, [path, folder], wheel)
      return try files(in: folder)
    }
  }

  private func unpackLibrary(
    _ library: RuntimeWheel.Library, _ wheel: RuntimeWheel, at path: String, to folder: String
  ) throws -> [InstallationRecord.File] {
    let target = folder + "/" + library.fileName
    try python(Self.takeOne, [path, library.path, target], wheel)
    let hash = try FileHash.sha256(of: target)
    guard hash == library.sha256 else {
      throw GnistaError(
        .downloadFailed,
        "\(library.path) in \(wheel.file) has the hash \(hash) and should have \(library.sha256): "
          + "runtime.lock and the wheel do not belong together")
    }
    var names = [library.fileName]
    if let stub = try PythonStub.make(for: target, in: folder, settings: settings) {
      names.insert(stub, at: 0)
    }
    return try names.map { name in
      let file = folder + "/" + name
      return InstallationRecord.File(
        path: name, size: FileHash.size(of: file) ?? 0,
        sha256: name == library.fileName ? hash : try FileHash.sha256(of: file))
    }
  }

  private func python(_ program: String, _ arguments: [String], _ wheel: RuntimeWheel) throws {
    // -I keeps the user's modules and working folder out.
    let outcome = try PythonTool(settings: settings).run(["-I", "-c", program] + arguments, scratch: scratch)
    guard outcome.status == 0 else {
      let cause = PythonTool.Complaint(description: outcome.tail)
      if outcome.output.contains("Errno 28") {
        throw GnistaError(
          .ioFailure, "the disk is full: \(wheel.file) cannot be unpacked; free some room or set GNISTA_HOME",
          cause: cause)
      }
      throw GnistaError(.downloadFailed, "\(wheel.file) cannot be unpacked", cause: cause)
    }
  }

  private func files(in folder: String) throws -> [InstallationRecord.File] {
    var found: [InstallationRecord.File] = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
      guard let size = FileHash.size(of: folder + "/" + path) else { continue }
      found.append(.init(path: path, size: size, sha256: try FileHash.sha256(of: folder + "/" + path)))
    }
    return found
  }
}
