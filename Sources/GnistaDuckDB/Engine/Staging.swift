import Foundation
import GnistaCore

/// A hidden place beside a destination, in which output is written before it is moved into place.
struct Staging {
  let path: String
  private let destination: String

  /// Makes a name beside the destination; its parent directories are made when they are missing. Where the destination is
  /// a link, what it leads to is the destination.
  init(for destination: String) throws {
    let url = URL(fileURLWithPath: try LinkTarget.of(destination))
    self.destination = url.path
    let parent = url.deletingLastPathComponent()
    path = parent.appendingPathComponent(".\(url.lastPathComponent).\(UUID().uuidString).partial").path
    try Self.wrap("make the directory '\(parent.path)'") {
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    }
    guard FileManager.default.isWritableFile(atPath: parent.path) else {
      throw GnistaError(
        .ioFailure, "cannot write to '\(parent.path)': permission denied or read-only file system")
    }
  }

  func makeDirectory() throws {
    try Self.wrap("make the directory '\(path)'") {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }
  }

  func write(_ text: String, to name: String) throws {
    try Self.wrap("write '\(name)'") {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path).appendingPathComponent(name))
    }
  }

  /// Puts the output in the destination's place. What was there is first moved aside and removed at the end.
  func moveInto(_ target: String) throws {
    let manager = FileManager.default
    try Self.wrap("move the output to '\(destination)'") {
      guard manager.fileExists(atPath: destination) else {
        try manager.moveItem(atPath: path, toPath: destination)
        return
      }
      let old = path + ".old"
      try manager.moveItem(atPath: destination, toPath: old)
      do {
        try manager.moveItem(atPath: path, toPath: destination)
      } catch {
        try manager.moveItem(atPath: old, toPath: destination)
        throw error
      }
      try manager.removeItem(atPath: old)
    }
  }

  /// Adds the output's files to a directory that exists.
  func mergeInto(_ directory: String) throws {
    let manager = FileManager.default
    try Self.wrap("add files to '\(directory)'") {
      for name in manager.subpaths(path) {
        let source = path + "/" + name
        let goal = destination + "/" + name
        var isDirectory: ObjCBool = false
        _ = manager.fileExists(atPath: source, isDirectory: &isDirectory)
        if isDirectory.boolValue {
          try manager.createDirectory(atPath: goal, withIntermediateDirectories: true)
        } else if !manager.fileExists(atPath: goal) {
          try manager.moveItem(atPath: source, toPath: goal)
        }
      }
    }
  }

  /// Removes what was not moved. A failure to do so is harmless: the name is hidden and never read.
  func remove() { try? FileManager.default.removeItem(atPath: path) }

  private static func wrap(_ what: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as GnistaError {
      throw error
    } catch {
      throw GnistaError(.ioFailure, "cannot \(what): \(error.localizedDescription)", cause: error)
    }
  }
}

extension FileManager {
  /// Everything below a directory, parents before children.
  fileprivate func subpaths(_ path: String) -> [String] { (subpaths(atPath: path) ?? []).sorted() }
}
