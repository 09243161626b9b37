public import GnistaCore

/// The way into Gnista: makes frames and runs them on one engine. Spark calls it `SparkSession`.
///
/// ```swift
/// let session = try await Session.embedded()
/// let trips = session.read.option("header", true).csv("trips.csv")
/// ```
///
/// A session is a cheap value; copies share the engine. Close it, or let the process end, to free what it holds.
public struct Session: Sendable {
  /// What runs the frames.
  public let engine: any Engine

  /// Makes a session on an engine.
  public init(engine: any Engine) { self.engine = engine }

  /// Reads files.
  public var read: DataFrameReader { DataFrameReader(session: self) }

  /// A frame from a query in the engine's own SQL dialect. `views` gives frames names in the text.
  public func sql(_ query: String, views: [String: DataFrame] = [:]) -> DataFrame {
    DataFrame(.sql(query, views: views.mapValues(\.plan)), self)
  }

  /// Runs one statement that gives no rows, such as `CREATE TABLE`, in the engine's dialect.
  public func execute(_ statement: String) async throws { try await engine.execute(statement) }

  /// A table or temporary view.
  public func table(_ name: String) -> DataFrame { DataFrame(.table(name), self) }

  /// The numbers from 0 to `end`, excluded, in a column `id`.
  public func range(_ end: Int) -> DataFrame { range(0, end) }

  /// The numbers `start`, `start + step`, … before `end` in a column `id`.
  public func range(_ start: Int, _ end: Int, step: Int = 1) -> DataFrame {
    DataFrame(.range(start: Int64(start), end: Int64(end), step: Int64(step)), self)
  }

  /// A frame from rows of values.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` when a value does not fit its column, `INVALID_ARGUMENT` when a row has
  ///   another number of values than the schema has fields.
  public func createDataFrame(_ rows: [[Value]], schema: Schema) throws -> DataFrame {
    if let bad = rows.firstIndex(where: { $0.count != schema.count }) {
      throw GnistaError(
        .invalidArgument,
        "row \(bad) has \(rows[bad].count) values where the schema has \(schema.count) columns")
    }
    let batches = try stride(from: 0, to: rows.count, by: 2_048).map { start in
      try RowBatch(schema: schema, rows: Array(rows[start..<min(start + 2_048, rows.count)]))
    }
    return createDataFrame(schema: schema, batches: batches)
  }

  /// A frame from columns of equal length.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` when lengths differ.
  public func createDataFrame(columns: [(name: String, column: BatchColumn)]) throws -> DataFrame {
    let count = columns.first?.column.count ?? 0
    if let odd = columns.first(where: { $0.column.count != count }) {
      throw GnistaError(
        .invalidArgument, "column '\(odd.name)' has \(odd.column.count) values, others have \(count)")
    }
    let schema = Schema(
      columns.map { StructField($0.name, $0.column.type, nullable: $0.column.nulls != nil) })
    return createDataFrame(
      schema: schema, batches: [RowBatch(schema: schema, columns: columns.map(\.column), count: count)])
  }

  /// A frame from batches of one schema.
  public func createDataFrame(schema: Schema, batches: [RowBatch]) -> DataFrame {
    DataFrame(.local(Plan.LocalData(schema: schema, batches: batches)), self)
  }

  /// The tables and views that there are.
  public func tables() async throws -> [TableInfo] { try await engine.tables() }

  /// Drops a temporary view; false when there was none.
  @discardableResult
  public func dropTempView(_ name: String) async throws -> Bool { try await engine.dropTemporaryView(name) }

  /// Changes a session setting, such as `spark.sql.session.timeZone`.
  public func set(_ key: String, to value: String) async throws { try await engine.set(key, to: value) }

  /// The value of a session setting, or nil.
  public func setting(_ key: String) async throws -> String? { try await engine.setting(key) }

  /// Ends the session and frees what it holds.
  public func close() async { await engine.close() }
}
