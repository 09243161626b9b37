internal import ArgumentParser
internal import GnistaFrame

/// A format of data files that commands read.
enum DataFileFormat: String, CaseIterable, Codable, ExpressibleByArgument, Sendable {
  /// Delimited text.
  case csv
  /// One JSON object a line.
  case json
  /// Apache Parquet.
  case parquet

  /// The format that a file's ending stands for, and the options that go with it; nil for an ending of no format.
  static func of(path: String) -> (format: DataFileFormat, options: [String: String])? {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    var endings = name.split(separator: ".").dropFirst().map(String.init)
    if let last = endings.last, ["gz", "zst", "bz2"].contains(last) { endings.removeLast() }
    switch endings.last {
    case "csv": return (.csv, [:])
    case "tsv", "tab": return (.csv, ["sep": "\t"])
    case "json", "jsonl", "ndjson": return (.json, [:])
    case "parquet", "parq", "pq": return (.parquet, [:])
    default: return nil
    }
  }

  /// The frame's name for it.
  var source: FileSource.Format {
    switch self {
    case .csv: .csv
    case .json: .json
    case .parquet: .parquet
    }
  }
}
