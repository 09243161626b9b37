import GnistaCore
import GnistaFrame
import SparkProto
import SwiftProtobuf

/// Turns calls of the catalogue's functions into Spark's.
struct CallLowering {
  private let exprs: ExprLowering

  init(_ exprs: ExprLowering) { self.exprs = exprs }

  /// The message for a call.
  func lower(_ call: FunctionCall) throws -> Spark_Connect_Expression {
    if SparkSQLWriter.needsOrder(call) { return try text(call) }
    let call = try withoutFilter(call)
    if let special = try special(call) { return special }
    var arguments = try exprs.lower(call.arguments)
    if call.ignoresNulls { try ignoreNulls(call.name, &arguments) }
    return .function(call.name, arguments, isDistinct: call.isDistinct)
  }

  /// Calls that Spark Connect has other messages for, or other names.
  private func special(_ call: FunctionCall) throws -> Spark_Connect_Expression? {
    switch call.name {
    case "with_field":
      guard call.arguments.count == 3, let name = Self.text(call.arguments[1]) else { throw wrong(call) }
      let (base, value) = (try exprs.lower(call.arguments[0]), try exprs.lower(call.arguments[2]))
      return .init(
        .updateFields(
          .with {
            $0.structExpression = base
            $0.fieldName = name
            $0.valueExpression = value
          }))
    case "drop_fields":
      guard let base = call.arguments.first else { throw wrong(call) }
      return try call.arguments.dropFirst().reduce(try exprs.lower(base)) { base, argument in
        guard let name = Self.text(argument) else { throw wrong(call) }
        return .init(
          .updateFields(
            .with {
              $0.structExpression = base
              $0.fieldName = name
            }))
      }
    case "colregex":
      guard call.arguments.count == 1, let pattern = Self.text(call.arguments[0]) else { throw wrong(call) }
      let isQuoted = pattern.count > 1 && pattern.hasPrefix("`") && pattern.hasSuffix("`")
      return .init(.unresolvedRegex(.with { $0.colName = isQuoted ? pattern : "`\(pattern)`" }))
    case "!=", "<>":
      return .function("not", [.function("==", try exprs.lower(call.arguments))])
    case "||": return .function("concat", try exprs.lower(call.arguments))
    case "count" where !call.isDistinct && call.arguments == [.star(qualifier: nil)]:
      return .function("count", [.constant(.integer(1))])
    case "vector_to_array" where call.arguments.count == 1:
      return .function(
        "vector_to_array", [try exprs.lower(call.arguments[0]), .constant(.string("float64"))])
    case "over", "otherwise":
      throw GnistaError(
        .invalidArgument,
        call.name == "over"
          ? "only the call of a function can stand before over(…)" : "otherwise(…) belongs behind when(…)")
    default: return nil
    }
  }

  private static func text(_ expr: Expr) -> String? {
    if case .literal(.string(let text), _) = expr { text } else { nil }
  }

  private func wrong(_ call: FunctionCall) -> GnistaError {
    GnistaError(
      .invalidArgument,
      "\(call.name) takes \(FunctionCatalog.function(call.name)?.signature ?? "a constant name")")
  }

  // MARK: Nulls, filters and order

  /// Spark's functions take the wish to pass over nulls as their last argument.
  private func ignoreNulls(_ name: String, _ arguments: inout [Spark_Connect_Expression]) throws {
    switch name {
    case "first", "last", "first_value", "last_value", "any_value":
      if arguments.count == 1 { arguments.append(.constant(.boolean(true))) }
    case "nth_value": if arguments.count == 2 { arguments.append(.constant(.boolean(true))) }
    case "lag", "lead":
      if arguments.count == 1 { arguments.append(.constant(.integer(1))) }
      if arguments.count == 2 { arguments.append(.constant(.null)) }
      arguments.append(.constant(.boolean(true)))
    default:
      throw GnistaError(
        .invalidArgument, "\(name) has no IGNORE NULLS; first, last, lag, lead and nth_value have")
    }
  }

  /// Spark Connect has no message for a filter, so what the filter leaves out becomes null in the argument by which the
  /// function passes over a row. Functions that do not pass over nulls go as text.
  private func withoutFilter(_ call: FunctionCall) throws -> FunctionCall {
    guard let filter = call.filter else { return call }
    var call = call
    call.filter = nil
    if call.arguments == [.star(qualifier: nil)] { call.arguments = [.literal(.integer(1), type: nil)] }
    let position = Self.ordersByItsSecond.contains(call.name) ? 1 : 0
    guard call.arguments.indices.contains(position) else {
      throw GnistaError(
        .unsupported, "a filter of \(call.name) cannot be sent to Spark; filter the frame instead")
    }
    let argument = call.arguments[position]
    call.arguments[position] = .conditional([.init(condition: filter, value: argument)], otherwise: nil)
    return call
  }

  private static let ordersByItsSecond: Set<String> = ["max_by", "min_by"]

  /// A call that only Spark's own grammar can say.
  private func text(_ call: FunctionCall) throws -> Spark_Connect_Expression {
    guard exprs.parameters.isEmpty else {
      throw GnistaError(.unsupported, "an ordered aggregate cannot stand in a function given to a function")
    }
    let text = try SparkSQLWriter().text(.call(call))
    return .init(.expressionString(.with { $0.expression = text }))
  }
}
