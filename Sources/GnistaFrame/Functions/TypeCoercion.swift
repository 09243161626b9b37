public import GnistaCore

/// Spark's implicit conversions in ANSI mode.
public enum TypeCoercion {
  /// The type to which both sides are converted before they are compared or combined; nil when there is none.
  public static func common(_ left: DataType, _ right: DataType) -> DataType? {
    if left == right { return left }
    switch (left, right) {
    case (.null, let other), (let other, .null): return other
    case (.string, let other), (let other, .string): return withString(other)
    case (.date, .timestamp), (.timestamp, .date): return .timestamp
    case (.date, .timestampNTZ), (.timestampNTZ, .date): return .timestampNTZ
    case (.timestamp, .timestampNTZ), (.timestampNTZ, .timestamp): return .timestamp
    case (.array(let a, let aNull), .array(let b, let bNull)):
      return common(a, b).map { .array($0, containsNull: aNull || bNull) }
    case (.map(let aKey, let aValue, let aNull), .map(let bKey, let bValue, let bNull)):
      guard let key = common(aKey, bKey), let value = common(aValue, bValue) else { return nil }
      return .map(key: key, value: value, valueContainsNull: aNull || bNull)
    case (.structure(let a), .structure(let b)):
      guard a.count == b.count else { return nil }
      var fields: [StructField] = []
      for (one, other) in zip(a.fields, b.fields) {
        guard let type = common(one.dataType, other.dataType) else { return nil }
        fields.append(StructField(one.name, type, nullable: one.nullable || other.nullable))
      }
      return .structure(Schema(fields))
    default: return left.isNumeric && right.isNumeric ? numeric(left, right) : nil
    }
  }

  /// A text beside a number becomes `bigint` or `double`; beside anything else simple, that type.
  private static func withString(_ other: DataType) -> DataType? {
    switch other {
    case .byte, .short, .integer, .long: .long
    case .float, .double, .decimal: .double
    case .array, .map, .structure, .vector: nil
    default: other
    }
  }

  private static let integralRank: [DataType: Int] = [.byte: 0, .short: 1, .integer: 2, .long: 3]

  private static func numeric(_ left: DataType, _ right: DataType) -> DataType {
    if let a = integralRank[left], let b = integralRank[right] { return a >= b ? left : right }
    // A whole number or decimal beside a float becomes double, so that no digits are lost.
    if left.isFloating || right.isFloating { return .double }
    let (p1, s1) = decimalShape(left)
    let (p2, s2) = decimalShape(right)
    let scale = max(s1, s2)
    return bounded(precision: max(p1 - s1, p2 - s2) + scale, scale: scale)
  }

  /// Digits and scale of a decimal, or of the decimal that holds every value of a whole-number type.
  public static func decimalShape(_ type: DataType) -> (precision: Int, scale: Int) {
    switch type {
    case .byte: (3, 0)
    case .short: (5, 0)
    case .integer: (10, 0)
    case .long: (20, 0)
    case .decimal(let precision, let scale): (precision, scale)
    default: (38, 18)
    }
  }

  /// The same of a fragment: a constant whole number counts with just its own digits.
  public static func literalShape(_ fragment: SQLFragment) -> (precision: Int, scale: Int) {
    if fragment.type.isIntegral, let number = fragment.literal?.integerValue {
      return (String(number.magnitude).count, 0)
    }
    if fragment.type == .null { return (1, 0) }
    return decimalShape(fragment.type)
  }

  /// A decimal type of at most 38 digits; what is too much is taken from the scale, but not below 6.
  public static func bounded(precision: Int, scale: Int) -> DataType {
    guard precision > 38 else { return .decimal(precision: precision, scale: scale) }
    let kept = max(38 - (precision - scale), min(scale, 6))
    return .decimal(precision: 38, scale: kept)
  }

  /// Converts both sides to their common type.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` when there is none.
  public static func unify(
    _ left: SQLFragment, _ right: SQLFragment, in call: LoweringCall
  ) throws -> (SQLFragment, SQLFragment, DataType) {
    guard let type = common(left.type, right.type) else {
      throw GnistaError(
        .typeMismatch,
        "'\(call.name)' cannot combine \(left.type) with \(right.type); cast one of them")
    }
    return (
      try CastLowering.cast(left, to: type, timeZone: call.timeZone),
      try CastLowering.cast(right, to: type, timeZone: call.timeZone), type
    )
  }

  /// Converts all fragments to their common type.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` when there is none.
  public static func unify(
    all fragments: [SQLFragment], in call: LoweringCall
  ) throws -> ([SQLFragment], DataType) {
    var type = DataType.null
    for fragment in fragments {
      guard let wider = common(type, fragment.type) else {
        throw GnistaError(
          .typeMismatch, "'\(call.name)' cannot combine \(type) with \(fragment.type); cast one of them")
      }
      type = wider
    }
    return (try fragments.map { try CastLowering.cast($0, to: type, timeZone: call.timeZone) }, type)
  }
}
