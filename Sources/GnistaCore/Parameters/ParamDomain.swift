/// The values that a parameter may have, with the words for it in messages and documentation.
public struct ParamDomain<Value: ParamType>: Sendable {
  /// What the domain is, such as `at least 0`.
  public let description: String
  /// Whether a value lies in the domain.
  public let contains: @Sendable (Value) -> Bool
  /// A value outside the domain, for tests; nil when every value of the type lies inside.
  public let outside: Value?

  /// Makes a domain. Give `outside` wherever such a value exists: the conformance suite tries it.
  public init(_ description: String, outside: Value?, contains: @escaping @Sendable (Value) -> Bool) {
    self.description = description
    self.contains = contains
    self.outside = outside
  }

  /// Every value of the type.
  public static var any: ParamDomain { ParamDomain("any \(Value.typeName)", outside: nil) { _ in true } }
}

extension ParamDomain where Value == Double {
  /// Numbers not below a bound.
  public static func atLeast(_ bound: Double) -> Self {
    ParamDomain("at least \(SparkText.double(bound))", outside: bound - 1) { $0 >= bound }
  }
  /// Numbers above a bound.
  public static func above(_ bound: Double) -> Self {
    ParamDomain("greater than \(SparkText.double(bound))", outside: bound) { $0 > bound }
  }
  /// Numbers between two bounds, both included.
  public static func between(_ low: Double, _ high: Double) -> Self {
    ParamDomain("from \(SparkText.double(low)) to \(SparkText.double(high))", outside: high + 1) {
      $0 >= low && $0 <= high
    }
  }
  /// Numbers strictly between two bounds.
  public static func strictlyBetween(_ low: Double, _ high: Double) -> Self {
    ParamDomain("between \(SparkText.double(low)) and \(SparkText.double(high)), both excluded", outside: low)
    {
      $0 > low && $0 < high
    }
  }
  /// Every number that is not NaN.
  public static var number: Self { ParamDomain("any number but NaN", outside: .nan) { !$0.isNaN } }
}

extension ParamDomain where Value == Int {
  /// Whole numbers not below a bound.
  public static func atLeast(_ bound: Int) -> Self {
    ParamDomain("at least \(bound)", outside: bound - 1) { $0 >= bound }
  }
  /// Whole numbers between two bounds, both included.
  public static func between(_ low: Int, _ high: Int) -> Self {
    ParamDomain("from \(low) to \(high)", outside: high + 1) { $0 >= low && $0 <= high }
  }
}

extension ParamDomain where Value == String {
  /// Texts that are not empty, such as column names.
  public static var nonEmpty: Self { ParamDomain("any text but the empty one", outside: "") { !$0.isEmpty } }
}

extension ParamDomain where Value == String? {
  /// No text, or one that is not empty.
  public static var nonEmpty: Self {
    ParamDomain("null, or any text but the empty one", outside: .some("")) { $0 != "" }
  }
}

extension ParamDomain where Value == [String]? {
  /// No list, or a list of texts that are not empty.
  public static var nonEmpty: Self {
    ParamDomain("null, or a list of texts that are not empty", outside: .some([""])) {
      $0.map { !$0.isEmpty && !$0.contains("") } ?? true
    }
  }
}

extension ParamDomain where Value == [String] {
  /// Lists of texts that are not empty.
  public static var nonEmpty: Self {
    ParamDomain("a list of texts that are not empty", outside: [""]) { !$0.contains("") }
  }
}

extension ParamDomain where Value == [Double]? {
  /// No list, or a list whose elements all satisfy a condition.
  public static func every(
    _ description: String, outside: [Double], _ condition: @escaping @Sendable (Double) -> Bool
  ) -> Self {
    ParamDomain("null, or a list of \(description)", outside: .some(outside)) {
      $0?.allSatisfy(condition) ?? true
    }
  }
}
