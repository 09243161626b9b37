/// One row of a stage's parameter table: everything that is known of one hyperparameter.
///
/// The row is the only source for the compile-time type, the check of the domain, parsing from JSON, YAML and the
/// command line, the Spark and MLflow parameter of the same name, the search space of automatic tuning and the
/// documentation.
public struct Param<Root>: Sendable {
  /// The name, the same as in Spark.
  public let name: String
  /// What the parameter does, in one sentence.
  public let doc: String
  /// The type in words.
  public let typeName: String
  /// The allowed values in words.
  public let domain: String
  /// Where automatic tuning looks; nil when it leaves the parameter alone.
  public let search: SearchSpace?
  /// A value of the right type outside the domain; nil when there is none.
  public let outside: JSONValue?
  /// The key path to the stored property.
  public let keyPath: any AnyKeyPath & Sendable

  private let read: @Sendable (Root) -> JSONValue
  private let write: @Sendable (inout Root, JSONValue) -> Bool
  private let isInside: @Sendable (Root) -> Bool

  /// Makes a row.
  public init<Value: ParamType>(
    _ name: String, _ keyPath: any WritableKeyPath<Root, Value> & Sendable,
    in domain: ParamDomain<Value> = .any, search: SearchSpace? = nil, _ doc: String
  ) {
    self.name = name
    self.doc = doc
    self.typeName = Value.typeName
    self.domain = domain.description
    self.search = search
    self.outside = domain.outside?.paramJSON
    self.keyPath = keyPath
    read = { $0[keyPath: keyPath].paramJSON }
    write = { root, json in
      guard let value = Value(paramJSON: json) else { return false }
      root[keyPath: keyPath] = value
      return true
    }
    isInside = { domain.contains($0[keyPath: keyPath]) }
  }

  /// The parameter's value in JSON.
  public func value(of root: Root) -> JSONValue { read(root) }

  /// Sets the parameter.
  ///
  /// - Throws: ``GnistaError`` `INVALID_PARAMETER` when the type or the domain does not fit; `root` is then unchanged.
  public func set(_ json: JSONValue, on root: inout Root, owner: String) throws {
    var changed = root
    guard write(&changed, json) else {
      // A domain of anything says no more than the type.
      let allowed = domain.hasPrefix("any ") ? "" : "; allowed: \(domain)"
      throw GnistaError(
        .invalidParameter, "\(owner): parameter '\(name)' is \(typeName), not \(json)\(allowed)")
    }
    try check(changed, owner: owner)
    root = changed
  }

  /// Sets the parameter to a value that may lie outside the domain; false when the type does not fit. For tests of what
  /// checks the domain later.
  package func setUnchecked(_ json: JSONValue, on root: inout Root) -> Bool { write(&root, json) }

  /// Checks that the value lies in the domain.
  ///
  /// - Throws: ``GnistaError`` `INVALID_PARAMETER` naming parameter, value and domain.
  public func check(_ root: Root, owner: String) throws {
    guard isInside(root) else {
      throw GnistaError(
        .invalidParameter, "\(owner): parameter '\(name)' is \(value(of: root)); allowed: \(domain)")
    }
  }
}
