internal import Foundation

/// A folder that appears under its name only when everything in it has been written.
///
/// The files are written into a hidden folder beside the destination, flushed to the disk and put in place by renaming.
/// A crash before that leaves the destination as it was. When a folder is replaced, the old one is moved aside first
/// and removed last: a crash between the two renames leaves both of them complete under hidden names and nothing under
/// the name itself; ``leftovers(of:)`` finds them.
public enum AtomicFolder {
  /// Writes a folder.
  ///
  /// - Parameters:
  ///   - path: where the folder is to appear.
  ///   - replacing: whether a folder of that name is replaced.
  ///   - files: names and contents, in the order in which they are written.
  /// - Throws: ``GnistaError`` `ALREADY_EXISTS` when there is something under the name that is not to be replaced,
  ///   `IO_FAILURE` when a file cannot be written; the destination is then as it was.
  public static func write(to path: String, replacing: Bool, files: [(name: String, bytes: [UInt8])]) throws {
    let target = URL(filePath: path).standardizedFileURL
    let parent = target.deletingLastPathComponent()
    let manager = FileManager.default
    if !replacing, exists(target) { throw alreadyThere(path) }
    let mark = UInt64.random(in: .min ... .max)
    let fresh = parent.appending(path: ".\(target.lastPathComponent).gnista-new-\(mark)")
    let aside = parent.appending(path: ".\(target.lastPathComponent).gnista-old-\(mark)")
    do {
      try manager.createDirectory(at: parent, withIntermediateDirectories: true)
      try manager.createDirectory(at: fresh, withIntermediateDirectories: false)
      for (name, bytes) in files { try write(bytes, to: fresh.appending(path: name)) }
      try flush(fresh)
      let replaced = exists(target)
      if replaced, !replacing { throw alreadyThere(path) }
      if replaced { try manager.moveItem(at: target, to: aside) }
      do {
        try manager.moveItem(at: fresh, to: target)
      } catch {
        if replaced { try? manager.moveItem(at: aside, to: target) }
        throw error
      }
      try flush(parent)
      // What could not be removed is reported by nobody because the new folder is in place and complete.
      if replaced { try? manager.removeItem(at: aside) }
    } catch {
      try? manager.removeItem(at: fresh)
      if error is GnistaError { throw error }
      throw GnistaError(
        .ioFailure, "'\(path)' cannot be written: check that the disk is writable and has room", cause: error)
    }
  }

  /// Complete folders that an interrupted replacement left beside a name, the old one first.
  public static func leftovers(of path: String) -> [String] {
    let target = URL(filePath: path).standardizedFileURL
    let parent = target.deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    return names.filter { $0.hasPrefix(".\(target.lastPathComponent).gnista-old-") }.sorted()
      .map { parent.appending(path: $0).path }
  }

  private static func alreadyThere(_ path: String) -> GnistaError {
    GnistaError(
      .alreadyExists, "'\(path)' exists already; choose another name or ask for it to be overwritten")
  }

  /// Whether there is anything under a name, a dangling symbolic link included.
  private static func exists(_ url: URL) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: url.path)) != nil
  }

  private static func write(_ bytes: [UInt8], to url: URL) throws {
    guard FileManager.default.createFile(atPath: url.path, contents: nil) else {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path])
    }
    let handle = try FileHandle(forWritingTo: url)
    defer { try? handle.close() }
    try handle.write(contentsOf: bytes)
    try handle.synchronize()
  }

  /// Makes the entries of a folder survive a power failure.
  private static func flush(_ folder: URL) throws {
    let handle = try FileHandle(forReadingFrom: folder)
    defer { try? handle.close() }
    try handle.synchronize()
  }
}
