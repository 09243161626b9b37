internal import Foundation
public import GnistaCore

/// Keeps stages, models and pipelines in folders.
///
/// A folder holds three files:
///
/// - `metadata.json`: format and its version, version of Gnista, time, and the stage as readable JSON: class, uid,
///   parameters and state, for a pipeline those of its stages;
/// - `arrays.bin`: the numbers of long arrays, as little-endian doubles end to end (see ``PackedArray``);
/// - `SHA256SUMS`: the hashes of the two, in the form that `sha256sum --check` reads.
///
/// The folder appears under its name only when it is complete, and it is read only when every byte is as it was written.
public enum StageArchive {
  /// The version of the format that this program writes and reads.
  public static let formatVersion = 1
  static let format = "gnista-stage"
  static let metadataFile = "metadata.json"
  static let arraysFile = "arrays.bin"
  static let sumsFile = "SHA256SUMS"

  /// Saves a stage.
  ///
  /// - Parameters:
  ///   - stage: an estimator, a transformer, a model or a pipeline, fitted or not.
  ///   - path: the folder that is made.
  ///   - overwrite: whether a saved stage under that name is replaced. Other folders are never replaced.
  ///   - notes: what a program wants to keep with the stage, by name; ``notes(at:)`` gives it back.
  /// - Throws: ``GnistaError`` `ALREADY_EXISTS`, or `IO_FAILURE` when the disk is full or cannot be written.
  public static func save(
    _ stage: any PipelineStage, to path: String, overwrite: Bool = false, notes: [String: JSONValue] = [:]
  ) throws {
    if overwrite { try checkReplaceable(path) }
    let sink = ArraySink()
    let encoder = makeEncoder()
    encoder.userInfo[.arraySink] = sink
    let stored = StoredStage(stage)
    // The stage is coded twice because the hash of the arrays stands before it in the metadata.
    _ = try encode(stored, with: encoder, stage)
    let arrays = sink.bytes
    encoder.userInfo[.arraySink] = ArraySink()
    let metadata = ArchiveMetadata(
      format: format, formatVersion: formatVersion, gnistaVersion: GnistaVersion.current,
      timestamp: Date().formatted(.iso8601),
      files: [arraysFile: .init(bytes: arrays.count, sha256: SHA256.hexDigest(of: arrays))],
      notes: notes.isEmpty ? nil : notes, stage: stored)
    let text = [UInt8](try encode(metadata, with: encoder, stage)) + [UInt8(ascii: "\n")]
    let sums = sumsText(metadata: text, arrays: arrays)
    try AtomicFolder.write(
      to: path, replacing: overwrite,
      files: [(arraysFile, arrays), (metadataFile, text), (sumsFile, [UInt8](sums.utf8))])
  }

  /// Loads what ``save(_:to:overwrite:)`` saved.
  ///
  /// - Parameters:
  ///   - path: the folder.
  ///   - registry: where the types of the stages are found.
  /// - Throws: ``GnistaError`` `FILE_NOT_FOUND`; `CORRUPT_MODEL` when a file is missing, damaged, cut off or has bytes
  ///   too many, or is a symbolic link; `UNSUPPORTED_VERSION`; `UNKNOWN_STAGE` for a class that the registry lacks.
  public static func load(from path: String, registry: Registry = .standard) throws -> any PipelineStage {
    let files = try ArchiveFiles(path: path)
    let head = try files.head()
    guard head.format == format else {
      throw files.corrupt("\(metadataFile) is of format '\(head.format)', not '\(format)'")
    }
    guard head.formatVersion == formatVersion else {
      throw GnistaError(
        .unsupportedVersion,
        "'\(path)' has format version \(head.formatVersion), written by Gnista \(head.gnistaVersion); "
          + "this is Gnista \(GnistaVersion.current), which reads version \(formatVersion)")
    }
    let arrays = try files.arrays()
    guard head.files == [arraysFile: .init(bytes: arrays.count, sha256: SHA256.hexDigest(of: arrays))] else {
      throw files.corrupt("\(metadataFile) does not belong to this \(arraysFile)")
    }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    decoder.userInfo = [.arraySource: ArraySource(bytes: arrays), .stageRegistry: registry]
    do {
      let stage = try decoder.decode(ArchiveMetadata.self, from: Data(files.metadata)).stage.stage
      for part in stage.flattened { try part.checkParams() }
      return stage
    } catch let error as GnistaError {
      var known = error
      if known.code == .invalidParameter || known.code == .unknownParameter { known.code = .corruptModel }
      known.message = "'\(path)': \(known.message)"
      throw known
    } catch {
      throw files.corrupt("the stage in \(metadataFile) cannot be read", cause: error)
    }
  }

  /// The notes that were saved with a stage, checked against the folder's hashes.
  ///
  /// - Throws: ``GnistaError`` `FILE_NOT_FOUND` or `CORRUPT_MODEL`.
  public static func notes(at path: String) throws -> [String: JSONValue] {
    try ArchiveFiles(path: path).head().notes ?? [:]
  }

  /// A stage's coded form as JSON text with sorted keys, long arrays included.
  public static func text(of stage: any PipelineStage) throws -> String {
    String(decoding: try encode(StoredStage(stage), with: makeEncoder(), stage), as: UTF8.self)
  }

  static func sumsText(metadata: [UInt8], arrays: [UInt8]) -> String {
    "\(SHA256.hexDigest(of: metadata))  \(metadataFile)\n\(SHA256.hexDigest(of: arrays))  \(arraysFile)\n"
  }

  private static func makeEncoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return encoder
  }

  private static func encode(
    _ value: some Encodable, with encoder: JSONEncoder, _ stage: any PipelineStage
  ) throws -> Data {
    do {
      return try encoder.encode(value)
    } catch {
      throw GnistaError(.internalFailure, "stage '\(stage.uid)' cannot be written as JSON", cause: error)
    }
  }

  /// Refuses to replace anything but a saved stage, so that a wrong path costs nobody a folder of other files.
  private static func checkReplaceable(_ path: String) throws {
    let manager = FileManager.default
    guard let kind = try? manager.attributesOfItem(atPath: path)[.type] as? FileAttributeType else { return }
    let isArchive =
      kind == .typeDirectory
      && manager.fileExists(atPath: URL(filePath: path).appending(path: metadataFile).path)
      && manager.fileExists(atPath: URL(filePath: path).appending(path: sumsFile).path)
    if !isArchive {
      throw GnistaError(
        .alreadyExists, "'\(path)' is not a saved stage and is not overwritten; choose another name")
    }
  }
}
