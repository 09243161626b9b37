import GnistaCore

/// The forms that most rows of the catalogue have.
extension SparkFunction {
  /// What a row does with one call.
  typealias Lowering = @Sendable (LoweringCall) throws -> SQLFragment

  /// A row whose SQL is a template: `$1`, `$2` … stand for the arguments, each converted to its type in `takes` (nil
  /// leaves an argument as it is).
  static func template(
    _ name: String, aliases: [String] = [], _ family: Family, _ signature: String,
    _ doc: String, takes: [DataType?], gives: DataType, nullable: Bool? = nil, difference: String? = nil,
    _ sql: String
  ) -> SparkFunction {
    let pieces = pieces(of: sql)
    return SparkFunction(
      name, aliases: aliases, family, .scalar, arity: takes.count...takes.count, signature: signature, doc,
      difference: difference
    ) { call in
      let arguments = try takes.enumerated().map { index, type in
        try type.map { try call.sql(index, as: $0) } ?? call.arguments[index].sql
      }
      let filled = pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .argument(let index): arguments[index]
        }
      }
      return SQLFragment(filled.joined(), gives, nullable: nullable ?? call.isNullable)
    }
  }

  /// A row of a scalar function with its own rule.
  static func rule(
    _ name: String, aliases: [String] = [], _ family: Family, _ arity: ClosedRange<Int>, _ signature: String,
    _ doc: String, difference: String? = nil, _ lower: @escaping Lowering
  ) -> SparkFunction {
    SparkFunction(
      name, aliases: aliases, family, .scalar, arity: arity, signature: signature, doc,
      difference: difference,
      lower: lower)
  }

  /// A row of a function of another kind with its own rule.
  static func special(
    _ kind: Kind, _ name: String, aliases: [String] = [], _ family: Family, _ arity: ClosedRange<Int>,
    _ signature: String, _ doc: String, difference: String? = nil, _ lower: @escaping Lowering
  ) -> SparkFunction {
    SparkFunction(
      name, aliases: aliases, family, kind, arity: arity, signature: signature, doc, difference: difference,
      lower: lower)
  }

  private enum Piece: Sendable {
    case text(String)
    case argument(Int)
  }

  private static func pieces(of template: String) -> [Piece] {
    var pieces: [Piece] = []
    var text = ""
    var rest = template[...]
    while let character = rest.popFirst() {
      if character == "$", let digit = rest.first?.wholeNumberValue {
        rest.removeFirst()
        pieces.append(.text(text))
        pieces.append(.argument(digit - 1))
        text = ""
      } else {
        text.append(character)
      }
    }
    pieces.append(.text(text))
    return pieces
  }
}
