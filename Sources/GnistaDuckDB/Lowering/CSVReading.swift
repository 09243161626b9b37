import Foundation
import GnistaCore
import GnistaFrame

/// Reads delimited text with Spark's options.
///
/// The dialect is fixed by the options, as in Spark; only types are inferred, from the first 20,480 rows, or from all
/// with `samplingRatio` 1. Whole numbers are inferred as `bigint`. Ragged rows, broken quotes and values that do
/// not fit are errors with file and line unless `mode` is `PERMISSIVE` or `DROPMALFORMED`.
struct CSVReading {
  let source: FileSource
  let files: DataFiles
  let catalog: LeafCatalog

  private static let known = [
    "header", "inferschema", "sep", "delimiter", "quote", "escape", "nullvalue", "dateformat",
    "timestampformat",
    "comment", "encoding", "charset", "mode", "samplingratio", "multiline",
  ]

  /// The query; `more` are further arguments of the reader.
  func sql(_ more: String = "") throws -> String {
    try ReaderOptions.check(source.options, known: Self.known, format: "csv")
    let dialect = try self.dialect()
    let columns: [(name: String, type: String)]
    var formats: [String] = []
    if let schema = source.schema {
      columns = schema.fields.map {
        ($0.name, SQLText.type($0.dataType == .timestamp ? .timestampNTZ : $0.dataType))
      }
    } else {
      (columns, formats) = try sniffed(dialect)
    }
    let list = columns.map { "\(SQLText.string($0.name)): \(SQLText.string($0.type))" }.joined(
      separator: ", ")
    let arguments =
      [files.sqlList] + dialect + formats + [
        "columns = {\(list)}", "auto_detect = false", "hive_partitioning = \(files.isPartitioned)",
      ]
    return "SELECT * FROM read_csv(\(arguments.joined(separator: ", "))\(more))"
  }

  private func option(_ names: String...) -> String? { names.lazy.compactMap { source.options[$0] }.first }

  private func flag(_ name: String) throws -> Bool {
    switch source.options[name]?.lowercased() {
    case nil, "false": return false
    case "true": return true
    case .some(let text):
      throw GnistaError(.invalidArgument, "option '\(name)' must be true or false, not '\(text)'")
    }
  }

  private func dialect() throws -> [String] {
    var arguments = [
      "header = \(try flag("header"))", "delim = \(SQLText.string(option("sep", "delimiter") ?? ","))",
      "quote = \(SQLText.string(option("quote") ?? "\""))",
      "escape = \(SQLText.string(option("escape") ?? "\""))",
      "nullstr = \(SQLText.string(option("nullvalue") ?? ""))", "allow_quoted_nulls = false",
    ]
    if let comment = option("comment") { arguments.append("comment = \(SQLText.string(comment))") }
    if let encoding = option("encoding", "charset") {
      arguments.append("encoding = \(SQLText.string(try Self.encoding(encoding)))")
    }
    switch option("mode")?.uppercased() {
    case nil, "FAILFAST": break
    case "PERMISSIVE": arguments.append("null_padding = true")
    case "DROPMALFORMED": arguments.append("ignore_errors = true")
    case .some(let mode):
      throw GnistaError(
        .invalidArgument, "option 'mode' must be FAILFAST, PERMISSIVE or DROPMALFORMED, not '\(mode)'")
    }
    if let format = option("dateformat") {
      arguments.append("dateformat = \(SQLText.string(try DatePattern.strftime(format)))")
    }
    if let format = option("timestampformat") {
      arguments.append("timestampformat = \(SQLText.string(try DatePattern.strftime(format)))")
    }
    return arguments
  }

  /// Column names and types from the beginning of the first file, and the date formats that were found.
  private func sniffed(_ dialect: [String]) throws -> (
    columns: [(name: String, type: String)], formats: [String]
  ) {
    let infers = try flag("inferschema")
    let sample = option("samplingratio").flatMap(Double.init) == 1 ? "-1" : "20480"
    let arguments =
      [SQLText.string(files.paths[0])] + dialect + [
        infers ? "sample_size = \(sample)" : "all_varchar = true",
        "auto_type_candidates = ['BOOLEAN', 'BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'VARCHAR']",
      ]
    let entry = StructField(
      "c", .array(.structure(Schema([StructField("name", .string), StructField("type", .string)]))))
    let row: [Row]
    do {
      row = try catalog.rows(
        "SELECT Columns, DateFormat, TimestampFormat FROM sniff_csv(\(arguments.joined(separator: ", ")))",
        schema: Schema([entry, StructField("d", .string), StructField("t", .string)]))
    } catch let error as GnistaError where error.code == .malformedData && error.location?.line == nil {
      throw try precise(dialect) ?? error
    }
    guard let found = row.first else {
      throw GnistaError(.malformedData, "'\(files.paths[0])' cannot be understood as delimited text")
    }
    // The engine takes the widest row of its sample for the measure; Spark takes the first, and so do people.
    if ["FAILFAST", nil].contains(option("mode")?.uppercased()), let first,
      first.count != found[0].arrayValue?.count,
      let error = try precise(dialect)
    {
      throw error
    }
    let hasHeader = try flag("header")
    let columns = (found[0].arrayValue ?? []).enumerated().map { index, column -> (String, String) in
      let name = column.rowValue?[0].stringValue ?? ""
      return (hasHeader && !name.isEmpty ? name : "_c\(index)", column.rowValue?[1].stringValue ?? "VARCHAR")
    }
    var formats: [String] = []
    if option("dateformat") == nil, let format = found[1].stringValue, !format.isEmpty {
      formats.append("dateformat = \(SQLText.string(format))")
    }
    if option("timestampformat") == nil, let format = found[2].stringValue, !format.isEmpty {
      formats.append("timestampformat = \(SQLText.string(format))")
    }
    return (columns, formats)
  }

  /// The error with its line, when types could not be inferred because a row is malformed.
  ///
  /// The engine's inference says only that it failed; reading the file strictly, with as many columns as its first line
  /// has, says where.
  private func precise(_ dialect: [String]) throws -> GnistaError? {
    guard option("comment") == nil, let first else { return nil }
    let names = (0..<first.count).map { "'_c\($0)': 'VARCHAR'" }
    let arguments =
      [SQLText.string(files.paths[0])] + dialect + [
        "columns = {\(names.joined(separator: ", "))}", "auto_detect = false",
      ]
    do {
      try catalog.connection.execute("SELECT count(*) FROM read_csv(\(arguments.joined(separator: ", ")))")
      return nil
    } catch let error as GnistaError {
      return error
    }
  }

  /// The first record; nil when it cannot be told.
  private var first: FirstRecord? {
    FirstRecord(
      of: files.paths[0], separator: option("sep", "delimiter") ?? ",", quote: option("quote") ?? "\"")
  }

  /// The engine's name of an encoding by one of those that Spark and Java know.
  private static func encoding(_ name: String) throws -> String {
    switch name.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii": return "utf-8"
    case "latin1", "latin-1", "iso-8859-1", "iso8859-1", "iso_8859_1": return "latin-1"
    case "utf-16", "utf16": return "utf-16"
    default:
      throw GnistaError(
        .invalidArgument,
        "option 'encoding' must be UTF-8, ISO-8859-1 (latin1) or UTF-16, not '\(name)'; convert the file first, for "
          + "example with iconv")
    }
  }
}
