import GnistaCore

/// What rows of the catalogue do with their arguments and results.
extension LoweringCall {
  /// Whether any argument may be null.
  var isNullable: Bool { arguments.contains(where: \.nullable) }

  /// Number of arguments.
  var count: Int { arguments.count }

  /// An argument converted to a type, as Spark converts the arguments of its functions.
  func argument(_ index: Int, as type: DataType) throws -> SQLFragment {
    try CastLowering.cast(arguments[index], to: type, timeZone: timeZone)
  }

  /// The SQL of an argument converted to a type.
  func sql(_ index: Int, as type: DataType) throws -> String { try argument(index, as: type).sql }

  /// The name of an argument's column or its alias; nil for another expression.
  func label(_ index: Int) -> String? { labels.indices.contains(index) ? labels[index] : nil }

  /// `DISTINCT ` when the aggregate was called with it.
  var distinct: String { isDistinct ? "DISTINCT " : "" }

  /// The SQL of an argument as text.
  func text(_ index: Int) throws -> String { try sql(index, as: .string) }

  /// The SQL of an argument as a double.
  func double(_ index: Int) throws -> String { try sql(index, as: .double) }

  /// The SQL of an argument as an int.
  func integer(_ index: Int) throws -> String { try sql(index, as: .integer) }

  /// The SQL of an argument as a date.
  func date(_ index: Int) throws -> String { try sql(index, as: .date) }

  /// The SQL of an argument as an instant.
  func instant(_ index: Int) throws -> String { try sql(index, as: .timestamp) }

  /// The SQL of an argument as wall-clock time: instants as the session's zone shows them.
  func wall(_ index: Int) throws -> String {
    let fragment = arguments[index]
    if fragment.type == .timestampNTZ { return fragment.sql }
    if fragment.type == .date { return "CAST(\(fragment.sql) AS TIMESTAMP)" }
    return CastLowering.local(try instant(index), timeZone)
  }

  /// An argument as a number: what is no number but can be one becomes a double.
  func number(_ index: Int) throws -> SQLFragment {
    let fragment = arguments[index]
    return fragment.type.isNumeric ? fragment : try argument(index, as: .double)
  }

  /// The text of an argument that must be a constant, or nil when it is null.
  func constantText(_ index: Int, _ what: String) throws -> String? {
    switch arguments[index].literal {
    case .string(let text)?: return text
    case .null?: return nil
    case let value?: return SparkText.text(of: value)
    case nil: throw GnistaError(.invalidArgument, "\(what) must be a constant")
    }
  }

  /// The whole number of an argument that must be a constant.
  func constantInteger(_ index: Int, _ what: String) throws -> Int {
    guard let value = arguments[index].literal?.integerValue else {
      throw GnistaError(.invalidArgument, "\(what) must be a constant whole number")
    }
    return value
  }

  /// The truth value of an argument that must be a constant.
  func constantFlag(_ index: Int, _ what: String) throws -> Bool {
    guard let value = arguments[index].literal?.booleanValue else {
      throw GnistaError(.invalidArgument, "\(what) must be true or false")
    }
    return value
  }

  /// The result of the call, nullable when an argument is.
  func result(_ sql: String, _ type: DataType) -> SQLFragment { SQLFragment(sql, type, nullable: isNullable) }

  /// The error for an argument of a wrong type.
  func mismatch(_ index: Int, _ wanted: String) -> GnistaError {
    GnistaError(
      .typeMismatch,
      "[DATATYPE_MISMATCH] argument \(index + 1) must be \(wanted), not of type \(arguments[index].type)")
  }

  /// Element type of an array argument.
  func element(_ index: Int) throws -> DataType {
    switch arguments[index].type {
    case .array(let element, _): return element
    case .null: return .null
    default: throw mismatch(index, "an array")
    }
  }

  /// Key and value type of a map argument.
  func entry(_ index: Int) throws -> (key: DataType, value: DataType) {
    switch arguments[index].type {
    case .map(let key, let value, _): return (key, value)
    case .null: return (.null, .null)
    default: throw mismatch(index, "a map")
    }
  }
}

extension SQLText {
  /// SQL that ends the query with one of Spark's error classes.
  static func raise(_ condition: String, _ message: String) -> String {
    "error(\(string("[\(condition)] \(message)")))"
  }

  /// SQL that ends the query with one of Spark's error classes; the message is SQL too.
  static func raise(_ condition: String, sql message: String) -> String {
    "error(\(string("[\(condition)] ")) || \(message))"
  }
}
