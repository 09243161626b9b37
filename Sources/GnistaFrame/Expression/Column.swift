public import GnistaCore

/// A column expression: what `col("fare") * 2` makes.
///
/// Functions and transformations take a column's name as well (`F.hour("pickup")`); beside an operator a text is a
/// constant (`col("payment") == "cash"`). Both are as in PySpark.
public struct Column: Sendable {
  /// The expression.
  public var expr: Expr

  /// Wraps an expression.
  public init(_ expr: Expr) { self.expr = expr }

  /// The column with a name. Dots separate a frame's alias or a struct from its field; backticks protect dots.
  public static func named(_ name: String) -> Column { Column(reference(name)) }

  /// A call of a catalogue function.
  public static func call(_ name: String, _ arguments: Column...) -> Column {
    Column(.call(name, arguments.map(\.expr)))
  }

  /// A constant.
  public static func literal(_ value: some LiteralConvertible) -> Column {
    Column(.literal(value.literalValue, type: nil))
  }

  static func reference(_ name: String, plan: Int? = nil) -> Expr {
    if name == "*" { return .star(qualifier: nil) }
    let parts = splitName(name)
    if parts.count > 1, parts.last == "*" { return .star(qualifier: parts.dropLast().joined(separator: ".")) }
    return .column(parts: parts, plan: plan)
  }

  /// Splits at dots outside backticks and takes the backticks away.
  static func splitName(_ name: String) -> [String] {
    var parts = [""]
    var isQuoted = false
    var characters = name[...]
    while let character = characters.popFirst() {
      switch character {
      case "`" where isQuoted && characters.first == "`":
        parts[parts.count - 1].append("`")
        characters.removeFirst()
      case "`": isQuoted.toggle()
      case "." where !isQuoted: parts.append("")
      default: parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  // MARK: Naming and order

  /// The same column under another name.
  public func alias(_ name: String, metadata: [String: JSONValue] = [:]) -> Column {
    Column(.alias(expr, names: [name], metadata: metadata))
  }

  /// Names for a function that gives several columns, such as `explode` of a map.
  public func alias(_ first: String, _ second: String, _ more: String...) -> Column {
    Column(.alias(expr, names: [first, second] + more, metadata: [:]))
  }

  /// The same column under another name.
  public func `as`(_ name: String) -> Column { alias(name) }

  /// Ascending sort key, nulls first.
  public func asc() -> Column { ascNullsFirst() }
  /// Descending sort key, nulls last.
  public func desc() -> Column { descNullsLast() }
  /// Ascending sort key, nulls first.
  public func ascNullsFirst() -> Column { Column(.sortKey(expr, descending: false, nullsFirst: true)) }
  /// Ascending sort key, nulls last.
  public func ascNullsLast() -> Column { Column(.sortKey(expr, descending: false, nullsFirst: false)) }
  /// Descending sort key, nulls first.
  public func descNullsFirst() -> Column { Column(.sortKey(expr, descending: true, nullsFirst: true)) }
  /// Descending sort key, nulls last.
  public func descNullsLast() -> Column { Column(.sortKey(expr, descending: true, nullsFirst: false)) }

  // MARK: Conversion and parts

  /// Converts to a type; a value that cannot be converted is an error.
  public func cast(_ type: DataType) -> Column { Column(.cast(expr, type, isTry: false)) }

  /// Converts to a type; a value that cannot be converted becomes null.
  public func tryCast(_ type: DataType) -> Column { Column(.cast(expr, type, isTry: true)) }

  /// A field of a struct.
  public func getField(_ name: String) -> Column {
    Column(.extract(expr, key: .literal(.string(name), type: nil)))
  }

  /// An element of an array by 0-based position, or the value of a map's key.
  public func getItem(_ key: some LiteralConvertible) -> Column {
    Column(.extract(expr, key: .literal(key.literalValue, type: nil)))
  }

  // MARK: Windows and conditions

  /// Evaluates an aggregate or window function over a window.
  ///
  /// What is not a function call is returned as it is and fails with a clear error when the frame is run.
  public func over(_ window: Window) -> Column {
    guard case .call(let call) = expr else {
      return Column(.call("over", [expr]))
    }
    return Column(.window(call, window.specification))
  }

  /// A further branch of ``F/when(_:_:)``.
  public func when(_ condition: Column, _ value: some LiteralConvertible) -> Column {
    when(condition, .literal(value))
  }

  /// A further branch of ``F/when(_:_:)``.
  public func when(_ condition: Column, _ value: Column) -> Column {
    guard case .conditional(let branches, nil) = expr else {
      return Column(.call("when", [expr, condition.expr, value.expr]))
    }
    return Column(
      .conditional(branches + [.init(condition: condition.expr, value: value.expr)], otherwise: nil))
  }

  /// The value where no branch of ``F/when(_:_:)`` holds.
  public func otherwise(_ value: Column) -> Column {
    guard case .conditional(let branches, nil) = expr else {
      return Column(.call("otherwise", [expr, value.expr]))
    }
    return Column(.conditional(branches, otherwise: value.expr))
  }

  /// The value where no branch of ``F/when(_:_:)`` holds.
  public func otherwise(_ value: some LiteralConvertible) -> Column { otherwise(.literal(value)) }
}
