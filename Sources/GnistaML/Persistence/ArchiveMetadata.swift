import GnistaCore

/// What `metadata.json` of a ``StageArchive`` holds.
struct ArchiveMetadata: Codable {
  /// Size and hash of a file.
  struct File: Codable, Hashable {
    var bytes: Int
    var sha256: String
  }

  var format: String
  var formatVersion: Int
  var gnistaVersion: String
  var timestamp: String
  var files: [String: File]
  /// What programs keep with the stage, by name; nil when there is nothing.
  var notes: [String: JSONValue]?
  var stage: StoredStage

  /// All but the stage: what is looked at first.
  struct Head: Decodable {
    var format: String
    var formatVersion: Int
    var gnistaVersion: String
    var files: [String: File]
    var notes: [String: JSONValue]?
  }
}
