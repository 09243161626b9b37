import Foundation
import Testing

/// A folder of a test's own, removed when the test is done with it.
final class TestFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "gnista-runtime-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Makes a folder inside and returns its path.
  func folder(_ name: String) throws -> String {
    try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
    return path + "/" + name
  }

  /// Writes a file inside and returns its path.
  @discardableResult
  func write(_ name: String, _ bytes: [UInt8], mode: Int = 0o644) throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    return file
  }

  /// Writes an executable script inside and returns its path.
  func script(_ name: String, _ text: String) throws -> String {
    try write(name, Array(("#!/bin/sh\n" + text).utf8), mode: 0o755)
  }

  /// All files and folders inside `name`, with sizes, for comparison.
  func listing(_ name: String = "") throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path + "/" + name).sorted()
  }
}
