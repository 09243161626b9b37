import Foundation
import GnistaCore
import GnistaFrame

/// Turns file sources into the engine's readers, with Spark's options.
extension LeafCatalog {
  /// The rows of files; with `nameColumn`, also the path of the file that each row comes from.
  func files(_ source: FileSource, of plan: Plan, nameColumn: String? = nil) throws -> Relation {
    if nameColumn == nil, let known = store.fileRelation(plan) { return known }
    let name = nameColumn.map { ", filename = \(SQLText.string($0))" } ?? ""
    let files = try DataFiles(source)
    let raw: String
    switch source.format {
    case .csv: raw = try CSVReading(source: source, files: files, catalog: self).sql(name)
    case .json: raw = try json(source, files, name)
    case .parquet:
      raw = "SELECT * FROM read_parquet(\(files.sqlList), hive_partitioning = \(files.isPartitioned)\(name))"
    case .text:
      let file = nameColumn.map { ", filename AS \(SQLText.identifier($0))" } ?? ""
      let lines = "unnest(string_split(regexp_replace(content, '\\n$', ''), chr(10)))"
      raw = "SELECT rtrim(\(lines), chr(13)) AS value\(file) FROM read_text(\(files.sqlList))"
    }
    let relation = try sparkTyped(try relation(from: raw), source)
    if nameColumn == nil { store.setFileRelation(relation, plan) }
    return relation
  }

  private func json(_ source: FileSource, _ files: DataFiles, _ name: String) throws -> String {
    try ReaderOptions.check(
      source.options, known: ["multiline", "samplingratio", "timestampformat", "dateformat"], format: "json")
    var arguments = [files.sqlList, "hive_partitioning = \(files.isPartitioned)"]
    arguments.append("format = '\(source.options["multiline"] == "true" ? "auto" : "newline_delimited")'")
    if let schema = source.schema {
      let columns = schema.fields.map {
        "\(SQLText.string($0.name)): \(SQLText.string(SQLText.type($0.dataType)))"
      }
      arguments.append("columns = {\(columns.joined(separator: ", "))}")
    } else {
      arguments.append("sample_size = -1")
    }
    return "SELECT * FROM read_json(\(arguments.joined(separator: ", "))\(name))"
  }

  /// Spark reads times without a zone as instants of the session's zone, and the given schema rules.
  private func sparkTyped(_ relation: Relation, _ source: FileSource) throws -> Relation {
    let wanted = source.schema.map { schema in
      Dictionary(
        schema.fields.map { ($0.name.lowercased(), $0.dataType) }, uniquingKeysWith: { first, _ in first })
    }
    var changes = false
    var columns = relation.columns
    let list = try columns.indices.map { index -> String in
      let name = SQLText.identifier(columns[index].sqlName)
      var fragment = SQLFragment("t.\(name)", columns[index].type)
      if source.format == .csv || source.format == .json, fragment.type == .timestampNTZ,
        wanted?[columns[index].name.lowercased()] != .timestampNTZ
      {
        fragment = try CastLowering.cast(fragment, to: .timestamp, timeZone: store.timeZone)
      }
      if let type = wanted?[columns[index].name.lowercased()], type != fragment.type {
        fragment = try CastLowering.cast(fragment, to: type, timeZone: store.timeZone)
      }
      if fragment.type != columns[index].type { changes = true }
      columns[index].type = fragment.type
      return "\(fragment.sql) AS \(name)"
    }
    guard changes else { return relation }
    return Relation(
      sql: "SELECT \(list.joined(separator: ", ")) FROM \(relation.from("t"))", columns: columns)
  }
}

/// The data files that a source's paths mean.
struct DataFiles {
  let paths: [String]
  /// Whether directories such as `month=5/` make columns.
  let isPartitioned: Bool

  var sqlList: String { "[\(paths.map(SQLText.string).joined(separator: ", "))]" }

  /// Finds the files. Directories are searched at every depth; names that begin with `_` or `.` are passed over.
  init(_ source: FileSource) throws {
    guard !source.paths.isEmpty else { throw GnistaError(.invalidArgument, "no path was given to read from") }
    var found: [String] = []
    var isPartitioned = false
    for path in source.paths {
      if path.contains("://") {
        found.append(path)
        continue
      }
      for match in try Self.expand(path) {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: match, isDirectory: &isDirectory) else {
          throw GnistaError(
            .fileNotFound,
            "'\(match)' does not exist (looked up from '\(FileManager.default.currentDirectoryPath)')")
        }
        guard isDirectory.boolValue else {
          guard FileManager.default.isReadableFile(atPath: match) else {
            throw GnistaError(.ioFailure, "'\(match)' cannot be read: permission denied")
          }
          found.append(match)
          continue
        }
        let inside = try Self.dataFiles(in: match, source.format)
        guard !inside.isEmpty else {
          throw GnistaError(
            .fileNotFound,
            "the directory '\(match)' holds no \(source.format.rawValue) file; check the path and the format")
        }
        isPartitioned = isPartitioned || inside.contains { $0.dropFirst(match.count).contains("=") }
        found += inside
      }
    }
    if source.format != .text {
      for path in found where !path.contains("://") && Self.isEmptyFile(path) && source.schema == nil {
        throw GnistaError(.malformedData, "'\(path)' is empty: there is not even a header to read")
      }
    }
    paths = found
    self.isPartitioned = isPartitioned
  }

  private static func isEmptyFile(_ path: String) -> Bool {
    let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    return size == 0
  }

  private static func dataFiles(in directory: String, _ format: FileSource.Format) throws -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: directory) else {
      throw GnistaError(.ioFailure, "the directory '\(directory)' cannot be read")
    }
    var files: [String] = []
    for case let relative as String in walk {
      let parts = relative.split(separator: "/")
      if parts.contains(where: { $0.hasPrefix(".") || ($0.hasPrefix("_") && !$0.contains("=")) }) { continue }
      let path = directory + (directory.hasSuffix("/") ? "" : "/") + relative
      var isDirectory: ObjCBool = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue,
        isOfFormat(String(parts[parts.count - 1]), format)
      {
        files.append(path)
      }
    }
    return files.sorted()
  }

  /// A directory may hold other things beside its data; a file counts by its ending, with or without compression.
  private static func isOfFormat(_ name: String, _ format: FileSource.Format) -> Bool {
    let endings: [String] =
      switch format {
      case .csv: ["csv", "tsv", "txt"]
      case .json: ["json", "jsonl", "ndjson"]
      case .parquet: ["parquet"]
      case .text: ["txt", "text", "log"]
      }
    let lower = name.lowercased()
    return endings.contains { ending in ["", ".gz", ".zst"].contains { lower.hasSuffix(".\(ending)\($0)") } }
  }

  private static func expand(_ path: String) throws -> [String] {
    guard path.contains(where: { "*?[".contains($0) }), !FileManager.default.fileExists(atPath: path) else {
      return [path]
    }
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(path, 0, nil, &result) == 0, let matches = result.gl_pathv else {
      throw GnistaError(.fileNotFound, "no file matches '\(path)'")
    }
    return (0..<Int(result.gl_pathc)).compactMap { matches[$0].map { String(cString: $0) } }
  }
}

/// Checks of reader and writer options.
enum ReaderOptions {
  /// Refuses options that the format does not have, so that none is silently without effect.
  static func check(_ options: [String: String], known: [String], format: String) throws {
    for name in options.keys.sorted() where !known.contains(name) {
      let hint = Suggestion.nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? "."
      throw GnistaError(
        .invalidArgument,
        "the \(format) format has no option '\(name)'\(hint) Its options are: \(known.sorted().joined(separator: ", "))"
      )
    }
  }
}
