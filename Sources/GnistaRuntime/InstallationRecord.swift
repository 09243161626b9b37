internal import Foundation
internal import GnistaCore

/// What was installed into a folder: the content of its `installed.json`.
///
/// The file is written last, so a folder that has it is complete.
public struct InstallationRecord: Sendable, Hashable, Codable {
  /// One installed file.
  public struct File: Sendable, Hashable, Codable {
    /// Path inside the folder.
    public var path: String
    /// Size in bytes.
    public var size: Int
    /// SHA-256 as 64 lower-case hexadecimal digits.
    public var sha256: String
  }

  /// Name of the file that holds the record.
  static let fileName = "installed.json"

  /// Name of the entry.
  public var name: String
  /// Its version.
  public var version: String
  /// File name of the wheel that it came from.
  public var wheel: String
  /// SHA-256 of that wheel.
  public var wheelSHA256: String
  /// The installed files, in the order in which they are to be loaded.
  public var files: [File]

  /// Reads the record of `folder`; nil when nothing complete is installed there.
  ///
  /// - Throws: `GnistaError` with code `malformedData` when the record is damaged.
  static func read(from folder: String) throws -> InstallationRecord? {
    let path = folder + "/" + fileName
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    do {
      return try JSONDecoder().decode(InstallationRecord.self, from: data)
    } catch {
      throw GnistaError(.malformedData, "\(path) is damaged", cause: error)
    }
  }

  func write(to folder: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(self).write(to: URL(fileURLWithPath: folder + "/" + Self.fileName))
  }

  /// Says what is wrong with the files in `folder`, or nil when they are as recorded.
  ///
  /// - Parameter hashes: whether to read the files and compare their hashes; otherwise only their sizes.
  func damage(in folder: String, hashes: Bool) -> String? {
    for file in files {
      let path = folder + "/" + file.path
      guard let size = FileHash.size(of: path) else { return "\(path) is missing" }
      guard size == file.size else { return "\(path) has \(size) bytes instead of \(file.size)" }
      if hashes {
        guard let hash = try? FileHash.sha256(of: path) else { return "\(path) cannot be read" }
        guard hash == file.sha256 else { return "\(path) does not have the hash it was installed with" }
      }
    }
    return nil
  }
}
