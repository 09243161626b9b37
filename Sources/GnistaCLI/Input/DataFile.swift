internal import Foundation
internal import GnistaCore
internal import GnistaFrame

/// A data file, a folder of them or a pattern, with the way to read it.
///
/// CSV has a header and its types are inferred, unless the options say otherwise. Given types go before inferred ones:
/// a value that does not fit its given type is an error, not a silent null.
struct DataFile: Sendable {
  /// File, folder or pattern.
  var path: String
  /// The format; nil to see it from the ending.
  var format: DataFileFormat?
  /// Spark's reader options.
  var options: [String: String] = [:]
  /// Types of some columns.
  var types: [String: DataType] = [:]

  /// The frame of the file's rows.
  ///
  /// - Throws: `GnistaError` `INVALID_ARGUMENT` when the format cannot be seen; what the engine throws for files that are
  ///   missing or malformed.
  func frame(in session: Session) async throws -> DataFrame {
    let (format, implied) = try resolvedFormat()
    var settings = implied
    if format == .csv { settings.merge(["header": "true", "inferSchema": "true"]) { $1 } }
    for (name, value) in options {
      settings = settings.filter { $0.key.lowercased() != name.lowercased() }
      settings[name] = value
    }
    let reader = settings.reduce(session.read) { $0.option($1.key, $1.value) }
    let frame = reader.load(format.source, [path])
    guard !types.isEmpty else { return frame }
    let found = try await frame.schema
    return try adjust(frame, found, reader: reader, format: format)
  }

  /// The frame with the given types instead of those that were found.
  private func adjust(
    _ frame: DataFrame, _ found: Schema, reader: DataFrameReader, format: DataFileFormat
  ) throws -> DataFrame {
    let wanted = Dictionary(types.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
    let fields = found.fields.map { field in
      StructField(field.name, wanted[field.name.lowercased()] ?? field.dataType, nullable: field.nullable)
    }
    if zip(fields, found.fields).allSatisfy({ $0.dataType == $1.dataType }) { return frame }
    if format == .csv {
      // Text is read as the wanted type at once: a detour over the inferred one would change it (007 to 7).
      return reader.schema(Schema(fields)).option("mode", "FAILFAST").load(.csv, [path])
    }
    return frame.select(
      fields.map { ColumnName.column($0.name).cast($0.dataType).alias($0.name) })
  }

  private func resolvedFormat() throws -> (DataFileFormat, [String: String]) {
    if let format { return (format, [:]) }
    if let known = DataFileFormat.of(path: path) { return known }
    if let inside = Self.firstFile(in: path), let known = DataFileFormat.of(path: inside) { return known }
    var isFolder: ObjCBool = false
    // Unsafe because Foundation reports the kind of the entry through a pointer.
    let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard exists || path.contains("*") else {
      throw GnistaError(.fileNotFound, "there is no file '\(path)'; check the name and the folder")
    }
    if isFolder.boolValue {
      throw GnistaError(
        .emptyInput,
        "the folder '\(path)' has no data files (.csv, .json, .jsonl, .parquet); give --input-format when "
          + "they end otherwise")
    }
    throw GnistaError(
      .invalidArgument,
      "the ending of '\(path)' stands for no format; give --input-format csv, json or parquet")
  }

  /// The first data file in a folder and those in it; nil when there is none.
  private static func firstFile(in folder: String) -> String? {
    guard let names = FileManager.default.enumerator(atPath: folder) else { return nil }
    for case let name as String in names {
      let isHidden = name.split(separator: "/").contains { $0.hasPrefix("_") || $0.hasPrefix(".") }
      if !isHidden, DataFileFormat.of(path: name) != nil { return name }
    }
    return nil
  }
}
