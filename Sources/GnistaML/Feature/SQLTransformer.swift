public import GnistaCore
public import GnistaFrame

/// Applies a query to the frame: `SELECT *, fare / distance AS rate FROM __THIS__`.
///
/// `__THIS__` stands for the frame, as in Spark. The query is in the engine's own dialect: DuckDB's on the embedded
/// engine. Being a query over the whole frame and not a function of a row, it splits a run of fused stages, and a
/// pipeline model with one cannot score a batch in process. The metadata of columns, such as the labels of an indexed
/// one, do not pass a query on the embedded engine.
public struct SQLTransformer: Transformer {
  public static let summary = "Applies a query in which __THIS__ stands for the frame."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.SQLTransformer"
  public static let params: [Param<Self>] = [
    Param(
      "statement", \.statement,
      in: ParamDomain("a query that names __THIS__", outside: "SELECT 1") { $0.contains(placeholder) },
      "The query; __THIS__ in it stands for the frame.")
  ]

  /// What stands for the frame in a statement.
  public static let placeholder = "__THIS__"

  public var uid = SQLTransformer.makeUID()
  /// The query; `__THIS__` in it stands for the frame.
  public var statement = "SELECT * FROM __THIS__"

  public init() {}

  /// Makes a transformer for a query.
  public init(statement: String) { self.statement = statement }

  public func transform(_ frame: DataFrame) -> DataFrame {
    frame.session.sql(statement, views: [Self.placeholder: frame])
  }

  /// The schema is not known without an engine.
  ///
  /// - Throws: ``GnistaError`` `UNSUPPORTED`; use ``outputSchema(for:in:)``.
  public func outputSchema(for input: Schema) throws -> Schema {
    throw GnistaError(
      .unsupported, "\(uid): the schema of a query is known to an engine only; use outputSchema(for:in:)")
  }

  /// The schema of the query over a frame without rows.
  ///
  /// - Throws: ``GnistaError`` for parameters outside their domain, and what the engine says of a wrong query.
  public func outputSchema(for input: Schema, in session: Session) async throws -> Schema {
    try checkParams()
    do {
      return try await transform(session.createDataFrame(schema: input, batches: [])).schema
    } catch let error as GnistaError {
      throw GnistaError(error.code, "\(uid): \(error.message)", cause: error.cause, location: error.location)
    }
  }
}
