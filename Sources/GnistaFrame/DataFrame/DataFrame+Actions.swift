public import GnistaCore

/// What runs the plan.
extension DataFrame {
  /// Names and types of the columns.
  public var schema: Schema {
    get async throws { try await session.engine.schema(of: plan) }
  }

  /// Names of the columns.
  public var columns: [String] {
    get async throws { try await schema.names }
  }

  /// The rows as they come, batch by batch, in bounded memory.
  public func batches(progress: ProgressHandler? = nil) async throws -> BatchStream {
    try await session.engine.batches(of: plan, progress: progress)
  }

  /// All rows. They must fit into memory; ``batches(progress:)`` streams.
  public func collect() async throws -> [Row] {
    var rows: [Row] = []
    for try await batch in try await batches() { rows.append(contentsOf: batch.rows) }
    return rows
  }

  /// All rows in one batch.
  public func collectBatch() async throws -> RowBatch {
    let stream = try await batches()
    var all: [RowBatch] = []
    for try await batch in stream { all.append(batch) }
    return try RowBatch.joining(all, schema: stream.schema)
  }

  /// The first rows.
  public func take(_ count: Int) async throws -> [Row] { try await limit(count).collect() }

  /// The first rows.
  public func head(_ count: Int = 1) async throws -> [Row] { try await take(count) }

  /// The first row, or nil when there is none.
  public func first() async throws -> Row? { try await take(1).first }

  /// The last rows.
  public func tail(_ count: Int) async throws -> [Row] { try await then(.tail(count, plan)).collect() }

  /// Number of rows.
  public func count() async throws -> Int {
    let counted = agg(Column(.call("count", [.literal(.integer(1), type: nil)])))
    return try await counted.collect().first?.values.first?.integerValue ?? 0
  }

  /// Whether there is no row.
  public func isEmpty() async throws -> Bool { try await first() == nil }

  /// Text about how the frame is run.
  public func explain(_ mode: ExplainMode = .simple) async throws -> String {
    try await session.engine.explain(plan, mode: mode)
  }

  /// Gives the frame a name that queries can use; replaces a view of that name.
  public func createOrReplaceTempView(_ name: String) async throws {
    try await session.engine.createTemporaryView(name, of: plan, replacing: true)
  }

  /// Gives the frame a name that queries can use.
  ///
  /// - Throws: ``GnistaError`` `ALREADY_EXISTS` when there is a view of that name.
  public func createTempView(_ name: String) async throws {
    try await session.engine.createTemporaryView(name, of: plan, replacing: false)
  }

  /// Writes the rows.
  public var write: DataFrameWriter { DataFrameWriter(frame: self) }
}
