public import GnistaCore

/// A scalar function that the embedded engine gets in Swift, because its SQL has none that answers as Spark does.
///
/// Rows of the ``FunctionCatalog`` call it by ``name`` in the SQL that they give. The engine registers every entry of
/// ``FunctionCatalog/natives`` when it opens.
public struct NativeFunction: Sendable {
  /// The name in the engine's SQL. All begin with `gnista_`.
  public let name: String
  /// The types of the arguments; nil takes any type.
  public let parameters: [DataType?]
  /// Whether further arguments of any type may follow.
  public let isVariadic: Bool
  /// The type of the result.
  public let result: DataType
  /// Whether the body is to see null arguments. Otherwise the engine gives null where any argument is null, and what
  /// the body returns there is ignored.
  public let seesNulls: Bool
  /// Computes some rows: the arguments as columns of equal length, and that length (also when there is no argument).
  /// It is called from any thread.
  public let body: @Sendable (_ arguments: [BatchColumn], _ count: Int) throws -> BatchColumn

  /// Makes a function over columns.
  public init(
    _ name: String, _ parameters: [DataType?], isVariadic: Bool = false, gives result: DataType,
    seesNulls: Bool = false, body: @escaping @Sendable ([BatchColumn], Int) throws -> BatchColumn
  ) {
    self.name = name
    self.parameters = parameters
    self.isVariadic = isVariadic
    self.result = result
    self.seesNulls = seesNulls
    self.body = body
  }

  /// Makes a function over the values of one row at a time.
  public init(
    _ name: String, _ parameters: [DataType?], isVariadic: Bool = false, gives result: DataType,
    seesNulls: Bool = false, row: @escaping @Sendable ([Value]) throws -> Value
  ) {
    self.init(name, parameters, isVariadic: isVariadic, gives: result, seesNulls: seesNulls) {
      arguments, count in
      let values = try (0..<count).map { index -> Value in
        if !seesNulls, arguments.contains(where: { $0.isNull(at: index) }) { return .null }
        return try row(arguments.map { $0[index] })
      }
      return try BatchColumn(type: result, values: values)
    }
  }
}
