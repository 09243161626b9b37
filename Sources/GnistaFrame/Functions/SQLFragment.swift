public import GnistaCore

/// A piece of the embedded engine's SQL with the Spark type of what it computes.
public struct SQLFragment: Sendable, Hashable {
  /// The SQL, safe to stand as an operand anywhere: a name, a literal, a call or an expression in parentheses.
  public var sql: String
  /// The Spark type of the result.
  public var type: DataType
  /// Whether the result may be null.
  public var nullable: Bool
  /// The value, when the expression is a constant.
  public var literal: Value?

  /// Stands in the SQL of an aggregate or window function where `FILTER (…)` and `OVER (…)` belong, right behind each
  /// engine's aggregate: `CAST(sum(x)\u{1} AS BIGINT)`. Without a mark they go to the end.
  public static let tailMark: Character = "\u{1}"

  /// Makes a fragment.
  public init(_ sql: String, _ type: DataType, nullable: Bool = true, literal: Value? = nil) {
    self.sql = sql
    self.type = type
    self.nullable = nullable
    self.literal = literal
  }
}

/// What a catalogue row gets to see of one call when it is lowered.
public struct LoweringCall {
  /// The function's name as called.
  public let name: String
  /// The lowered arguments. A lambda stands here as an empty fragment: lower it with ``lambda(_:over:)``.
  public let arguments: [SQLFragment]
  /// Whether an aggregate was called with `DISTINCT`.
  public let isDistinct: Bool
  /// Whether the function was told to pass over nulls.
  public let ignoresNulls: Bool
  /// The order of the values as SQL, `"s" ASC NULLS FIRST, …`; empty when none was given.
  public let order: String
  /// Whether the function was called over a window.
  public let isWindowed: Bool
  /// For each argument the name of its column or its alias, after which a struct's field is called; nil for other
  /// expressions.
  public let labels: [String?]
  /// The session's time zone as an IANA name.
  public let timeZone: String

  private let lowerLambda: (Int, [DataType]) throws -> (parameters: [String], body: SQLFragment)

  /// Makes a call; engines do.
  public init(
    name: String, arguments: [SQLFragment], isDistinct: Bool = false, ignoresNulls: Bool = false,
    order: String = "", isWindowed: Bool = false, labels: [String?] = [], timeZone: String = "UTC",
    lowerLambda: @escaping (Int, [DataType]) throws -> (parameters: [String], body: SQLFragment)
  ) {
    self.name = name
    self.arguments = arguments
    self.isDistinct = isDistinct
    self.ignoresNulls = ignoresNulls
    self.order = order
    self.isWindowed = isWindowed
    self.labels = labels
    self.timeZone = timeZone
    self.lowerLambda = lowerLambda
  }

  /// Whether the session's wall clock is UTC.
  public var isUTC: Bool { ["UTC", "GMT", "Etc/UTC", "Z", "+00:00"].contains(timeZone) }

  /// Lowers the lambda at an argument's position for parameters of the given types.
  ///
  /// - Throws: ``GnistaError`` when the argument is not a lambda or takes another number of parameters.
  public func lambda(
    _ index: Int, over types: [DataType]
  ) throws -> (parameters: [String], body: SQLFragment) {
    try lowerLambda(index, types)
  }
}
