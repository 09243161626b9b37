import GnistaCore
import GnistaFrame
import SparkProto
import SwiftProtobuf

/// Turns expressions into those of Spark Connect.
///
/// Spark has the functions of the catalogue under the same names, so a call stays a call; ``CallLowering`` has those that
/// Spark writes otherwise. Texts go to Spark as they are, since their grammar is Spark's.
struct ExprLowering {
  /// Names of the parameters of the functions around the expression, in small letters.
  var parameters: Set<String> = []

  /// The message for an expression.
  ///
  /// - Throws: `GnistaError` `UNSUPPORTED` for what Spark Connect has no message for, `SYNTAX_ERROR` for a text within a
  ///   lambda that cannot be read.
  func lower(_ expr: Expr) throws -> Spark_Connect_Expression {
    switch expr {
    case .column(let parts, let plan): return column(parts, plan)
    case .star(let qualifier): return star(qualifier)
    case .literal(let value, let type): return literal(value, type)
    case .call(let call): return try CallLowering(self).lower(call)
    case .cast(let inner, let type, let isTry): return cast(try lower(inner), type, isTry: isTry)
    case .alias(let inner, let names, let metadata): return .alias(try lower(inner), names, metadata)
    case .conditional(let branches, let otherwise):
      var arguments = try branches.flatMap { [try lower($0.condition), try lower($0.value)] }
      if let otherwise { arguments.append(try lower(otherwise)) }
      return .function("when", arguments)
    case .lambda(let parameters, let body): return try lambda(parameters, body)
    case .window(let call, let window):
      return try WindowLowering(self).lower(CallLowering(self).lower(call), window)
    case .sortKey: return .init(.sortOrder(try sortOrder(expr)))
    case .extract(let inner, let key):
      return .init(
        .unresolvedExtractValue(
          try .with {
            $0.child = try lower(inner)
            $0.extraction = try lower(key)
          }))
    case .sql(let text):
      // Spark does not look for parameters in a text of its own.
      if !parameters.isEmpty { return try lower(SparkSQLParser.parseExpression(text)) }
      return .init(.expressionString(.with { $0.expression = text }))
    }
  }

  /// The messages for several expressions.
  func lower(_ exprs: [Expr]) throws -> [Spark_Connect_Expression] { try exprs.map(lower) }

  /// A key to sort by; what has no direction sorts ascending, nulls first.
  func sortOrder(_ key: Expr) throws -> Spark_Connect_Expression.SortOrder {
    var (inner, isDescending, nullsFirst) = (key, false, true)
    if case .sortKey(let child, let descending, let first) = key {
      (inner, isDescending, nullsFirst) = (child, descending, first)
    }
    let child = try lower(inner)
    return .with {
      $0.child = child
      $0.direction = isDescending ? .descending : .ascending
      $0.nullOrdering = nullsFirst ? .sortNullsFirst : .sortNullsLast
    }
  }

  // MARK: Kinds

  private func column(_ parts: [String], _ plan: Int?) -> Spark_Connect_Expression {
    if plan == nil, let first = parts.first, parameters.contains(first.lowercased()) {
      return .init(.unresolvedNamedLambdaVariable(.with { $0.nameParts = parts }))
    }
    return .attribute(parts, plan: plan)
  }

  private func star(_ qualifier: String?) -> Spark_Connect_Expression {
    .init(.unresolvedStar(.with { if let qualifier { $0.unparsedTarget = qualifier + ".*" } }))
  }

  private func literal(_ value: Value, _ type: DataType?) -> Spark_Connect_Expression {
    if case .vector(let vector) = value { return Self.vector(vector) }
    guard let type, !value.isNull, !Self.agree(value.dataType, type) else {
      return .constant(value, as: type)
    }
    return cast(.constant(value), type, isTry: false)
  }

  /// Whether a constant of one type can be written as one of another as it is.
  private static func agree(_ found: DataType, _ wanted: DataType) -> Bool {
    switch (found, wanted) {
    case (.null, _): true
    case (.decimal(let precision, let scale), .decimal(let most, let places)):
      scale == places && precision <= most
    case (.array(let one, _), .array(let other, _)): agree(one, other)
    case (.map(let key, let value, _), .map(let otherKey, let otherValue, _)):
      agree(key, otherKey) && agree(value, otherValue)
    case (.structure(let one), .structure(let other)):
      one.count == other.count && zip(one.fields, other.fields).allSatisfy { agree($0.dataType, $1.dataType) }
    default: found == wanted
    }
  }

  /// A vector as the call that makes one: expressions have no literal of it. It is dense then, which is the same vector.
  private static func vector(_ vector: Vector) -> Spark_Connect_Expression {
    let numbers = Value.array(vector.values.map(Value.double))
    return .function("array_to_vector", [.constant(numbers, as: .array(.double, containsNull: false))])
  }

  private func cast(
    _ inner: Spark_Connect_Expression, _ type: DataType, isTry: Bool
  ) -> Spark_Connect_Expression {
    .init(
      .cast(
        .with {
          $0.expr = inner
          $0.type = Spark_Connect_DataType(type)
          if isTry { $0.evalMode = .try }
        }))
  }

  private func lambda(_ names: [String], _ body: Expr) throws -> Spark_Connect_Expression {
    var inner = self
    inner.parameters.formUnion(names.map { $0.lowercased() })
    let function = try inner.lower(body)
    return .init(
      .lambdaFunction(
        .with {
          $0.function = function
          $0.arguments = names.map { name in .with { $0.nameParts = [name] } }
        }))
  }
}
