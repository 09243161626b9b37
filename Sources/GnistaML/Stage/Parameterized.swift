public import GnistaCore

/// What has a parameter table: pipeline stages, evaluators and tuners. Spark calls it `Params`.
///
/// Hyperparameters are stored properties with Spark's names and defaults, each with a row in ``params``.
public protocol Parameterized: Sendable {
  /// Spark's class name, such as `LogisticRegression`.
  static var name: String { get }
  /// One sentence of documentation.
  static var summary: String { get }
  /// The parameter table, one row for each stored property but ``uid``.
  static var params: [Param<Self>] { get }
  /// Spark's fully qualified class name; nil when Spark has no such operator.
  static var spark: SparkOperator? { get }
  /// What it is called in a pipeline, in parameter grids and in messages. Unique by default.
  var uid: String { get set }
  /// Makes it with all defaults.
  init()
}

/// Spark's fully qualified name of an operator.
public struct SparkOperator: Sendable, Hashable, ExpressibleByStringLiteral {
  /// Such as `org.apache.spark.ml.classification.LogisticRegression`.
  public let className: String
  /// Makes a name.
  public init(stringLiteral value: String) { className = value }
}

extension Parameterized {
  /// The name of the type, which for all of Gnista's stages is Spark's.
  public static var name: String { String(describing: Self.self) }

  /// A fresh uid of Spark's form: the name, an underscore and twelve random hexadecimal digits.
  public static func makeUID() -> String {
    let digits = String(UInt64.random(in: 0..<1 << 48), radix: 16)
    return name + "_" + String(repeating: "0", count: 12 - digits.count) + digits
  }

  /// The parameter with a name.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_PARAMETER` with the nearest name.
  public static func param(_ wanted: String) throws -> Param<Self> {
    if let found = params.first(where: { $0.name == wanted }) { return found }
    let names = params.map(\.name)
    let hint = Suggestion.nearest(to: wanted, among: names).map { "; did you mean '\($0)'?" } ?? "."
    throw GnistaError(
      .unknownParameter,
      "\(name) has no parameter '\(wanted)'\(hint) Its parameters are: \(names.joined(separator: ", "))")
  }

  /// Sets a parameter by name.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_PARAMETER` or `INVALID_PARAMETER`; the stage is then unchanged.
  public mutating func set(_ param: String, _ value: JSONValue) throws {
    try Self.param(param).set(value, on: &self, owner: uid)
  }

  /// The value of a parameter by name.
  public func value(of param: String) throws -> JSONValue { try Self.param(param).value(of: self) }

  /// Checks every parameter against its domain.
  ///
  /// - Throws: ``GnistaError`` `INVALID_PARAMETER` for the first that lies outside.
  public func checkParams() throws {
    for param in Self.params { try param.check(self, owner: uid) }
  }

  /// All parameters by name, in JSON.
  public var paramValues: [String: JSONValue] {
    Dictionary(uniqueKeysWithValues: Self.params.map { ($0.name, $0.value(of: self)) })
  }

  /// Spark's `explainParams`: one line for each parameter with documentation, default and present value.
  public func explainParams() -> String {
    let standard = Self()
    return Self.params.sorted { $0.name < $1.name }.map { param in
      "\(param.name): \(param.doc) (default: \(param.value(of: standard)), current: \(param.value(of: self)))"
    }.joined(separator: "\n")
  }
}
