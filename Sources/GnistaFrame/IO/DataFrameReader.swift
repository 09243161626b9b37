public import GnistaCore

/// Makes frames from files, with Spark's options.
///
/// Paths may be files, directories (their data files are read, Hive partitions such as `month=5/` become columns) and
/// glob patterns. Nothing is read before an action, but for the schema when that is inferred.
public struct DataFrameReader: Sendable {
  let session: Session
  var options: [String: String] = [:]
  var givenSchema: Schema?

  init(session: Session) { self.session = session }

  /// Sets one of Spark's options, such as `header` or `sep`; its name's case does not matter.
  public func option(_ name: String, _ value: String) -> DataFrameReader {
    var reader = self
    reader.options[name.lowercased()] = value
    return reader
  }

  /// Sets an option to true or false.
  public func option(_ name: String, _ value: Bool) -> DataFrameReader {
    option(name, value ? "true" : "false")
  }

  /// Sets an option to a number.
  public func option(_ name: String, _ value: Double) -> DataFrameReader { option(name, String(value)) }

  /// Sets an option to a whole number.
  public func option(_ name: String, _ value: Int) -> DataFrameReader { option(name, String(value)) }

  /// Gives the schema instead of having it inferred.
  public func schema(_ schema: Schema) -> DataFrameReader {
    var reader = self
    reader.givenSchema = schema
    return reader
  }

  /// Gives the schema in Spark SQL's notation instead of having it inferred: `schema("a INT, b STRING")`.
  ///
  /// - Throws: ``GnistaError`` `SYNTAX_ERROR` with the place and what was expected.
  public func schema(_ ddl: String) throws -> DataFrameReader { schema(try Schema(ddl: ddl)) }

  /// Delimited text. Options: `header` (false), `inferSchema` (false: all strings), `sep` (`,`), `quote` (`"`),
  /// `escape` (`\`), `nullValue` (empty), `nanValue`, `dateFormat`, `timestampFormat`, `comment`, `encoding` (UTF-8),
  /// `ignoreLeadingWhiteSpace`, `ignoreTrailingWhiteSpace`, `mode` (`PERMISSIVE`, `DROPMALFORMED`, `FAILFAST`),
  /// `samplingRatio`, `multiLine`.
  public func csv(_ paths: String...) -> DataFrame { load(.csv, paths) }

  /// One JSON object a line, or with the option `multiLine` any JSON document.
  public func json(_ paths: String...) -> DataFrame { load(.json, paths) }

  /// Apache Parquet.
  public func parquet(_ paths: String...) -> DataFrame { load(.parquet, paths) }

  /// Lines of text in a column `value`.
  public func text(_ paths: String...) -> DataFrame { load(.text, paths) }

  /// Files of a format.
  public func load(_ format: FileSource.Format, _ paths: [String]) -> DataFrame {
    DataFrame(
      .files(FileSource(format: format, paths: paths, options: options, schema: givenSchema)), session)
  }

  /// A table or temporary view.
  public func table(_ name: String) -> DataFrame { session.table(name) }
}
