/// Writes a frame's rows, with Spark's options.
///
/// Everything is first written beside its destination and put in place at the end, so that a failed write leaves what
/// was there before.
public struct DataFrameWriter: Sendable {
  let frame: DataFrame
  var target = WriteTarget(destination: .directory(""), format: .parquet)
  var progress: ProgressHandler?

  init(frame: DataFrame) { self.frame = frame }

  /// What happens when the destination exists; ``WriteTarget/Mode/error`` by default.
  public func mode(_ mode: WriteTarget.Mode) -> DataFrameWriter { changing { $0.target.mode = mode } }

  /// Sets one of Spark's options, such as `header`, `sep` or `compression`; its name's case does not matter.
  public func option(_ name: String, _ value: String) -> DataFrameWriter {
    changing { $0.target.options[name.lowercased()] = value }
  }

  /// Sets an option to true or false.
  public func option(_ name: String, _ value: Bool) -> DataFrameWriter {
    option(name, value ? "true" : "false")
  }

  /// Columns whose values name the subdirectories (`month=5/`).
  public func partitionBy(_ names: String...) -> DataFrameWriter {
    changing { $0.target.partitionBy = names }
  }

  /// Told now and then how far the work has come.
  public func onProgress(_ handler: @escaping ProgressHandler) -> DataFrameWriter {
    changing { $0.progress = handler }
  }

  /// Writes delimited text into a directory. Options: `header` (false), `sep`, `quote`, `nullValue`, `dateFormat`,
  /// `timestampFormat`, `compression`.
  @discardableResult
  public func csv(_ path: String) async throws -> Int { try await save(.csv, .directory(path)) }

  /// Writes one JSON object a line into a directory.
  @discardableResult
  public func json(_ path: String) async throws -> Int { try await save(.json, .directory(path)) }

  /// Writes Apache Parquet into a directory. Options: `compression` (snappy).
  @discardableResult
  public func parquet(_ path: String) async throws -> Int { try await save(.parquet, .directory(path)) }

  /// Writes one file of a format instead of a directory.
  @discardableResult
  public func file(_ format: FileSource.Format, _ path: String) async throws -> Int {
    try await save(format, .file(path))
  }

  /// Writes a table of the session's database.
  @discardableResult
  public func saveAsTable(_ name: String) async throws -> Int { try await save(.parquet, .table(name)) }

  /// Computes every column of every row and keeps nothing: Spark's format `noop`, which tells how long a plan takes
  /// without what writing or reading its rows would add. The rows have no order, so that all threads work on them.
  ///
  /// - Returns: the number of rows.
  @discardableResult
  public func noop() async throws -> Int { try await save(.parquet, .nowhere) }

  private func save(_ format: FileSource.Format, _ destination: WriteTarget.Destination) async throws -> Int {
    var target = target
    target.format = format
    target.destination = destination
    return try await frame.session.engine.write(frame.plan, to: target, progress: progress)
  }

  private func changing(_ change: (inout DataFrameWriter) -> Void) -> DataFrameWriter {
    var writer = self
    change(&writer)
    return writer
  }
}
