import GnistaCore

/// One row of the function catalogue: a Spark function with all its rules.
public struct SparkFunction: Sendable {
  /// How a function is used.
  public enum Kind: String, Sendable, CaseIterable {
    /// One result for each row.
    case scalar
    /// One result for each group.
    case aggregate
    /// Needs a window.
    case window
    /// Several rows for each row; stands alone in a selection.
    case generator
  }

  /// The families of the documentation, one source file each.
  public enum Family: String, Sendable, CaseIterable {
    case operators, math, string, datetime, conditional, conversion, aggregate, window, array, map, structure,
      json,
      hash, bitwise, generator, misc
  }

  /// The name, in lower case.
  public let name: String
  /// Other names for the same function.
  public let aliases: [String]
  /// The family.
  public let family: Family
  /// How it is used.
  public let kind: Kind
  /// The call in Spark's notation, such as `date_format(timestamp, pattern)`.
  public let signature: String
  /// Meaning in one or two sentences.
  public let doc: String
  /// In which point the embedded engine's answer differs from Spark's, or nil when it does not.
  public let difference: String?
  /// Number of arguments that the function takes.
  public let arity: ClosedRange<Int>
  /// The embedded engine's SQL and the result's type for one call.
  public let lower: @Sendable (LoweringCall) throws -> SQLFragment

  /// Makes a row.
  public init(
    _ name: String, aliases: [String] = [], _ family: Family, _ kind: Kind = .scalar, arity: ClosedRange<Int>,
    signature: String, _ doc: String, difference: String? = nil,
    lower: @escaping @Sendable (LoweringCall) throws -> SQLFragment
  ) {
    self.name = name
    self.aliases = aliases
    self.family = family
    self.kind = kind
    self.arity = arity
    self.signature = signature
    self.doc = doc
    self.difference = difference
    self.lower = lower
  }
}
