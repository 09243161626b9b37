import GnistaCore
import SparkProto
import SwiftProtobuf

/// Short forms of the expressions that lowering makes.
extension Spark_Connect_Expression {
  /// An expression of one kind.
  init(_ kind: OneOf_ExprType) {
    self.init()
    exprType = kind
  }

  /// A call of one of Spark's functions.
  static func function(_ name: String, _ arguments: [Self], isDistinct: Bool = false) -> Self {
    Self(
      .unresolvedFunction(
        .with {
          $0.functionName = name
          $0.arguments = arguments
          $0.isDistinct = isDistinct
        }))
  }

  /// A constant.
  static func constant(_ value: Value, as type: DataType? = nil) -> Self {
    Self(.literal(Literal(value, as: type)))
  }

  /// A column by the parts of its name; with a plan, the one that this plan gives.
  static func attribute(_ parts: [String], plan: Int? = nil) -> Self {
    Self(
      .unresolvedAttribute(
        .with {
          $0.unparsedIdentifier = SparkIdentifier.quoted(parts)
          if let plan { $0.planID = Int64(plan) }
        }))
  }

  /// An expression under other names.
  static func alias(_ expression: Self, _ names: [String], _ metadata: [String: JSONValue] = [:]) -> Self {
    Self(
      .alias(
        .with {
          $0.expr = expression
          $0.name = names
          if !metadata.isEmpty { $0.metadata = JSONValue.object(metadata).text() }
        }))
  }
}

/// Names as Spark reads them in the text of a name.
enum SparkIdentifier {
  /// The parts with dots between them, in backticks where they hold a dot or a backtick.
  static func quoted(_ parts: [String]) -> String { parts.map(quoted).joined(separator: ".") }

  private static func quoted(_ part: String) -> String {
    part.contains { $0 == "." || $0 == "`" } ? always(part) : part
  }

  /// A part in backticks.
  static func always(_ part: String) -> String {
    "`" + part.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``") + "`"
  }
}
