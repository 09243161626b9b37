internal import Foundation
internal import GnistaCore

/// Where a data file comes from, kept in a small file beside it, so that synthetic and real trips are never confused.
struct DataOrigin: Codable, Equatable, Sendable {
  /// Whether somebody really took these trips.
  enum Kind: String, Codable, Sendable {
    /// Made by a random generator.
    case synthetic = "SYNTHETIC"
    /// Published by the city.
    case real = "REAL"
  }

  /// Made up or real.
  var kind: Kind
  /// In words.
  var description: String
  /// Number of rows, when known.
  var rows: Int?
  /// Seed of the generator.
  var seed: UInt64?
  /// Where it was fetched.
  var url: String?
  /// The program that wrote the file.
  var program = "gnista \(GnistaVersion.current)"

  /// The file that says where `path` comes from.
  static func path(for path: String) -> String { path + ".origin.json" }

  /// What is known of a data file; nil when nothing was written down.
  static func read(for path: String) -> DataOrigin? {
    guard let data = FileManager.default.contents(atPath: Self.path(for: path)) else { return nil }
    return try? JSONDecoder().decode(DataOrigin.self, from: data)
  }

  /// Writes it down beside a data file.
  ///
  /// - Throws: `GnistaError` `IO_FAILURE`.
  func write(for path: String) throws {
    let file = try OutputFile(path: Self.path(for: path), overwrite: true)
    do {
      try file.write(Array((JSONText.of(self) + "\n").utf8))
      try file.commit()
    } catch {
      file.discard()
      throw error
    }
  }
}
