import Foundation
import GnistaCore
import GnistaFrame

/// Writes the rows of a lowered plan.
///
/// Files are first written beside their destination under a hidden name and then moved into place, so that a failure or
/// a crash leaves what was there before.
struct Writing {
  let relation: Relation
  let target: WriteTarget
  let connection: Connection
  let timeZone: String

  private static let formatOptions: [FileSource.Format: [String]] = [
    .csv: [
      "header", "sep", "delimiter", "quote", "escape", "nullvalue", "dateformat", "timestampformat",
      "compression",
    ],
    .json: ["dateformat", "timestampformat", "compression"], .parquet: ["compression"],
    .text: ["compression"],
  ]

  func run() throws -> Int {
    try checkNames()
    if case .table(let name) = target.destination { return try writeTable(name) }
    try ReaderOptions.check(
      target.options, known: Self.formatOptions[target.format] ?? [], format: target.format.rawValue)
    switch target.destination {
    case .directory(let path): return try writeDirectory(path)
    case .file(let path): return try writeFile(path)
    case .table, .nowhere: return 0
    }
  }

  private func checkNames() throws {
    var seen = Set<String>()
    for column in relation.columns where !seen.insert(column.name.lowercased()).inserted {
      throw GnistaError(
        .duplicateColumn, "two columns are named '\(column.name)'; rename one before writing")
    }
    for name in target.partitionBy { _ = try relation.schema.index(of: name) }
    if target.partitionBy.count == relation.columns.count, !target.partitionBy.isEmpty {
      throw GnistaError(.invalidArgument, "at least one column must not be in partitionBy")
    }
  }

  // MARK: Tables

  private func writeTable(_ name: String) throws -> Int {
    let table = name.split(separator: ".").map { SQLText.identifier(String($0)) }.joined(separator: ".")
    let exists = (try? connection.describe("SELECT * FROM \(table)")) != nil
    if exists {
      switch target.mode {
      case .error:
        throw GnistaError(
          .alreadyExists, "table '\(name)' exists already; use mode append, overwrite or ignore")
      case .ignore: return 0
      case .append: return try count("INSERT INTO \(table) BY NAME \(named())")
      case .overwrite: break
      }
    }
    return try count("CREATE OR REPLACE TABLE \(table) AS \(named())")
  }

  /// The query with the columns under their own names.
  private func named(excluding excluded: Set<String> = []) -> String {
    let list = relation.columns.filter { !excluded.contains($0.name) }
      .map { "w.\(SQLText.identifier($0.sqlName)) AS \(SQLText.identifier($0.name))" }
    return "SELECT \(list.joined(separator: ", ")) FROM \(relation.from("w"))"
  }

  private func count(_ sql: String) throws -> Int {
    Int(try connection.rows(sql).first?[0].doubleValue ?? 0)
  }

  // MARK: Files

  private func writeDirectory(_ path: String) throws -> Int {
    let manager = FileManager.default
    let exists = manager.fileExists(atPath: path)
    if exists {
      switch target.mode {
      case .error:
        throw GnistaError(.alreadyExists, "'\(path)' exists already; use mode append, overwrite or ignore")
      case .ignore: return 0
      case .append, .overwrite: break
      }
    }
    let staging = try Staging(for: path)
    defer { staging.remove() }
    try staging.makeDirectory()
    let job = UUID().uuidString.lowercased()
    let count: Int
    if target.partitionBy.isEmpty {
      count = try copy(to: staging.path + "/part-00000-\(job)-c000\(ending)", extra: [])
    } else {
      let keys = target.partitionBy.map(SQLText.identifier).joined(separator: ", ")
      count = try copy(
        to: staging.path,
        extra: [
          "PARTITION_BY (\(keys))", "FILENAME_PATTERN 'part-{i}-\(job)-c000'", "OVERWRITE_OR_IGNORE true",
        ])
    }
    try staging.write("", to: "_SUCCESS")
    if exists, target.mode == .append {
      try staging.mergeInto(path)
    } else {
      try staging.moveInto(path)
    }
    return count
  }

  private func writeFile(_ path: String) throws -> Int {
    if FileManager.default.fileExists(atPath: path) {
      switch target.mode {
      case .error: throw GnistaError(.alreadyExists, "'\(path)' exists already; use mode overwrite or ignore")
      case .ignore: return 0
      case .append:
        throw GnistaError(.unsupported, "rows cannot be appended to a single file; write a directory")
      case .overwrite: try checkReplaceable(path)
      }
    }
    guard target.partitionBy.isEmpty else {
      throw GnistaError(.invalidArgument, "a single file cannot be partitioned; write a directory")
    }
    let staging = try Staging(for: path)
    defer { staging.remove() }
    let count = try copy(to: staging.path, extra: [])
    try staging.moveInto(path)
    return count
  }

  /// Refuses to put a file in the place of a directory or a device.
  private func checkReplaceable(_ path: String) throws {
    let place = try LinkTarget.of(path)
    let kind: FileAttributeType?
    do {
      kind = try FileManager.default.attributesOfItem(atPath: place)[.type] as? FileAttributeType
    } catch {
      throw GnistaError(.ioFailure, "cannot look at '\(path)', which is to be replaced", cause: error)
    }
    guard kind == .typeRegular else {
      let what = kind == .typeDirectory ? "a directory" : "a device or pipe"
      throw GnistaError(
        .alreadyExists, "'\(path)' is \(what) and is not replaced by a file; give another name")
    }
  }

  private var ending: String {
    let compression = target.options["compression"]?.lowercased()
    let suffix = compression == "gzip" ? ".gz" : compression == "zstd" ? ".zst" : ""
    return switch target.format {
    case .parquet: ".\(compression ?? "snappy").parquet"
    case .csv: ".csv\(suffix)"
    case .json: ".json\(suffix)"
    case .text: ".txt\(suffix)"
    }
  }

  private func copy(to path: String, extra: [String]) throws -> Int {
    let options = try formatOptions() + extra
    do {
      return try count(
        "COPY (\(try written())) TO \(SQLText.string(path)) (\(options.joined(separator: ", ")))")
    } catch let error as GnistaError where error.code == .ioFailure && error.message.contains(path) {
      throw failure(error)
    }
  }

  /// The engine's message names the hidden file; the user knows the destination.
  private func failure(_ error: GnistaError) -> GnistaError {
    let reasons = [
      "No space left on device", "File too large", "Disk quota exceeded", "Permission denied",
      "Read-only file system", "Input/output error", "No such file or directory",
    ]
    let reason = reasons.first(where: error.message.contains) ?? error.message
    return GnistaError(
      .ioFailure,
      "cannot write '\(target.destination.name)': \(reason); free disk space or choose another place")
  }

  private func formatOptions() throws -> [String] {
    var options: [String] = []
    func add(_ name: String, _ sparkNames: String..., standard: String? = nil) {
      if let value = sparkNames.lazy.compactMap({ target.options[$0] }).first ?? standard {
        options.append("\(name) \(SQLText.string(value))")
      }
    }
    switch target.format {
    case .parquet:
      options.append("FORMAT parquet")
      add("COMPRESSION", "compression", standard: "snappy")
    case .json:
      options.append("FORMAT json")
      add("COMPRESSION", "compression")
    case .csv, .text:
      options.append("FORMAT csv")
      add("DELIMITER", "sep", "delimiter")
      add("QUOTE", "quote")
      add("ESCAPE", "escape")
      add("NULLSTR", "nullvalue")
      add("COMPRESSION", "compression")
      options.append("HEADER \(target.options["header"]?.lowercased() == "true")")
    }
    for (name, key) in [("DATEFORMAT", "dateformat"), ("TIMESTAMPFORMAT", "timestampformat")] {
      if let pattern = target.options[key] {
        options.append("\(name) \(SQLText.string(try DatePattern.strftime(pattern)))")
      }
    }
    return options
  }

  /// The query in the form that the format can hold. Text formats get times on the session's wall clock, and NaN and
  /// infinities by Spark's names, as JSON has none of its own; CSV refuses nested values, as Spark does.
  private func written() throws -> String {
    guard target.format != .parquet else { return named() }
    let list = try relation.columns.map { column in
      let reference = "w.\(SQLText.identifier(column.sqlName))"
      return "\(try text(reference, of: column)) AS \(SQLText.identifier(column.name))"
    }
    return "SELECT \(list.joined(separator: ", ")) FROM \(relation.from("w"))"
  }

  private func text(_ reference: String, of column: Relation.Column) throws -> String {
    switch column.type {
    case .timestamp: return CastLowering.local(reference, timeZone)
    case .array, .map, .structure, .vector:
      if target.format == .json { return JSONNumbers.sql(reference, column.type) }
      let hint = column.type == .vector ? ", such as vector_to_array(\(column.name))[0]" : ""
      throw GnistaError(
        .typeMismatch,
        "column '\(column.name)' of type \(column.type) cannot be written as \(target.format.rawValue.uppercased()); "
          + "drop it, or turn it into text or numbers\(hint)")
    case .float, .double:
      if target.format == .json { return JSONNumbers.sql(reference, column.type) }
      return "CASE WHEN isfinite(\(reference)) THEN CAST(\(reference) AS VARCHAR) "
        + "ELSE \(JSONNumbers.name(of: reference)) END"
    default: return reference
    }
  }
}

extension WriteTarget.Destination {
  /// The path or the table's name.
  fileprivate var name: String {
    switch self {
    case .directory(let name), .file(let name), .table(let name): name
    case .nowhere: "nowhere"
    }
  }
}
