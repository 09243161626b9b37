public import GnistaCore

/// Files that make up the rows of a frame.
public struct FileSource: Sendable {
  /// A format of data files.
  public enum Format: String, Sendable, CaseIterable {
    /// Delimited text.
    case csv
    /// One JSON object a line, or an array of objects.
    case json
    /// Apache Parquet.
    case parquet
    /// Lines of text in a column `value`.
    case text
  }

  /// The format.
  public var format: Format
  /// Files, directories and glob patterns.
  public var paths: [String]
  /// Spark's options of the reader, names in lower case.
  public var options: [String: String]
  /// The schema that the user gave; nil to infer it.
  public var schema: Schema?

  /// Makes a source.
  public init(format: Format, paths: [String], options: [String: String] = [:], schema: Schema? = nil) {
    self.format = format
    self.paths = paths
    self.options = options
    self.schema = schema
  }
}

/// What a frame is written to.
public struct WriteTarget: Sendable {
  /// Where the rows go.
  public enum Destination: Sendable, Hashable {
    /// A directory of files, as Spark writes it.
    case directory(String)
    /// One file.
    case file(String)
    /// A table of the session's database.
    case table(String)
    /// Nowhere: every column of every row is computed and thrown away.
    case nowhere
  }
  /// What happens when the destination exists.
  public enum Mode: String, Sendable, CaseIterable {
    /// An error, nothing is changed.
    case error
    /// The rows are added.
    case append
    /// The rows replace what is there, only after all of them are written.
    case overwrite
    /// Nothing is written and nothing is changed.
    case ignore
  }

  /// Where the rows go.
  public var destination: Destination
  /// The format of files; Parquet for tables.
  public var format: FileSource.Format
  /// What happens when the destination exists.
  public var mode: Mode
  /// Columns whose values name the subdirectories.
  public var partitionBy: [String]
  /// Spark's options of the writer, names in lower case.
  public var options: [String: String]

  /// Makes a target.
  public init(
    destination: Destination, format: FileSource.Format, mode: Mode = .error, partitionBy: [String] = [],
    options: [String: String] = [:]
  ) {
    self.destination = destination
    self.format = format
    self.mode = mode
    self.partitionBy = partitionBy
    self.options = options
  }
}
