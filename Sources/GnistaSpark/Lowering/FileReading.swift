import GnistaCore
import GnistaFrame
import SparkProto
import SwiftProtobuf

/// Turns file sources into Spark's readers.
///
/// Options have Spark's names and go to it as they are. Where Gnista's defaults are not Spark's, they are given to it:
/// malformed rows of delimited text and JSON are an error (`mode` `FAILFAST`), and a quote within quotes is doubled
/// (`escape` is the quote). Whole numbers that are inferred are `int` where they fit, as Spark has it; on the embedded engine
/// they are `bigint`.
struct FileReading {
  private let source: FileSource
  private let path: (String) -> String

  /// Begins with a source and how the client's paths are found on the server.
  init(_ source: FileSource, path: @escaping (String) -> String) {
    self.source = source
    self.path = path
  }

  /// The message for the reader.
  ///
  /// - Throws: `GnistaError` `INVALID_ARGUMENT` when there is no path, or an option that Spark does not know.
  func message() throws -> Spark_Connect_Read.DataSource {
    guard !source.paths.isEmpty else { throw GnistaError(.invalidArgument, "no path was given to read from") }
    try FileOptions.check(source.options, of: source.format)
    return .with {
      $0.format = source.format.rawValue
      $0.paths = source.paths.map(path)
      $0.options = options
      if let schema = source.schema { $0.schema = schema.json.text() }
    }
  }

  /// The options with Gnista's defaults.
  var options: [String: String] {
    var defaults: [String: String] = [:]
    if source.format == .csv {
      defaults = ["mode": "FAILFAST", "escape": source.options["quote"] ?? "\""]
    } else if source.format == .json {
      defaults = ["mode": "FAILFAST"]
    }
    return defaults.merging(source.options) { _, given in given }
  }
}
