internal import ArgumentParser

/// A form in which rows are printed or stored.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// Columns with lines around them, for people.
  case table
  /// Delimited text after RFC 4180, with a header.
  case csv
  /// One JSON array of objects.
  case json
  /// One JSON object a line.
  case jsonl
  /// A table of GitHub's Markdown.
  case markdown
  /// Apache Parquet; only into a file.
  case parquet

  /// The format that a file's ending stands for; nil for an ending of no format.
  init?(path: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    switch name.lowercased().split(separator: ".").last {
    case "csv": self = .csv
    case "json": self = .json
    case "jsonl", "ndjson": self = .jsonl
    case "md", "markdown": self = .markdown
    case "parquet": self = .parquet
    case "txt": self = .table
    default: return nil
    }
  }
}
