internal import ArgumentParser
internal import GnistaCore

/// The options of commands that print rows.
struct OutputOptions: ParsableArguments {
  @Option(help: "How rows are printed: table, csv, json, jsonl, markdown, parquet.")
  var format: OutputFormat?
  @Flag(help: "The same as --format json; errors are then printed as JSON, too.")
  var json = false
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write rows to this file; its ending gives the format.", valueName: "file"))
  var output: String?
  @Option(help: "Rows that a table shows; 0 for all.")
  var maxRows = 1_000
  @Option(help: "Columns that one value of a table may take; 0 for any number.")
  var maxWidth = 80

  func validate() throws {
    if json, let format, format != .json {
      throw ValidationError("--json and --format \(format.rawValue) differ")
    }
    if maxRows < 0 { throw ValidationError("--max-rows is \(maxRows); allowed: at least 0") }
    if maxWidth < 0 { throw ValidationError("--max-width is \(maxWidth); allowed: at least 0") }
    _ = try resolvedFormat
  }

  /// The format to write.
  var resolvedFormat: OutputFormat {
    get throws {
      if let format { return format == .parquet && output == nil ? try refuseParquet() : format }
      if json { return .json }
      guard let output else { return .table }
      guard let format = OutputFormat(path: output) else {
        throw ValidationError(
          "the ending of '\(output)' stands for no format; end it in .csv, .json, .jsonl, .md, .parquet or .txt, or "
            + "give --format")
      }
      return format
    }
  }

  /// How tables are shown.
  var tableStyle: TableStyle { TableStyle(maximumRows: maxRows, maximumWidth: maxWidth) }

  private func refuseParquet() throws -> OutputFormat {
    throw ValidationError("Parquet is not text: give a file with --output")
  }
}
