internal import Foundation
internal import GnistaCore

/// What a release of Gnista pins: the content of `runtime.lock`.
///
/// The file in the repository is the source; its text is compiled into the program, so that an installed `gnista`
/// has it too. `Scripts/runtime-lock.py` refreshes both.
public struct RuntimeManifest: Sendable, Hashable, Codable {
  /// Version of the file format; this program reads 1.
  public var format: Int
  /// The entries, in the order of the file.
  public var entries: [RuntimeEntry]

  /// Makes a manifest of the current format.
  public init(entries: [RuntimeEntry]) {
    self.format = 1
    self.entries = entries
  }

  /// Reads the text of a `runtime.lock`.
  ///
  /// - Throws: `GnistaError` with code `malformedData` or `unsupportedVersion`.
  public init(parsing text: String) throws {
    let manifest: RuntimeManifest
    do {
      manifest = try JSONDecoder().decode(RuntimeManifest.self, from: Data(text.utf8))
    } catch {
      throw GnistaError(
        .malformedData, "runtime.lock cannot be read; run Scripts/runtime-lock.py to write it anew",
        cause: error)
    }
    guard manifest.format == 1 else {
      throw GnistaError(
        .unsupportedVersion,
        "runtime.lock has format \(manifest.format), this program knows format 1; use a newer gnista")
    }
    self = manifest
  }

  /// The manifest that this program was built with.
  ///
  /// - Throws: as ``init(parsing:)``; a test makes sure that it does not.
  public static func embedded() throws -> RuntimeManifest {
    try RuntimeManifest(parsing: embeddedText)
  }

  /// The entry called `name`.
  ///
  /// - Throws: `GnistaError` with code `invalidArgument` that lists the names there are.
  public func entry(named name: String) throws -> RuntimeEntry {
    if let entry = entries.first(where: { $0.name == name }) { return entry }
    let names = entries.map(\.name).joined(separator: ", ")
    let hint = Suggestion.nearest(to: name, among: entries.map(\.name)).map { "did you mean '\($0)'? " } ?? ""
    throw GnistaError(.invalidArgument, "unknown runtime entry '\(name)'; \(hint)Entries: \(names)")
  }
}
