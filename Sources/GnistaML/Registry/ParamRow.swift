public import GnistaCore

/// One row of a stage's parameter table, without the stage's type.
public struct ParamRow: Sendable, Hashable {
  /// The name, the same as in Spark.
  public let name: String
  /// What the parameter does, in one sentence.
  public let doc: String
  /// The type in words.
  public let typeName: String
  /// The allowed values in words.
  public let domain: String
  /// The value of a stage made without arguments.
  public let defaultValue: JSONValue
  /// Where automatic tuning looks; nil when it leaves the parameter alone.
  public let search: SearchSpace?
  /// A value of the right type outside the domain; nil when there is none.
  public let outside: JSONValue?

  init<Root>(_ param: Param<Root>, defaults: Root) {
    name = param.name
    doc = param.doc
    typeName = param.typeName
    domain = param.domain
    defaultValue = param.value(of: defaults)
    search = param.search
    outside = param.outside
  }
}

extension Parameterized {
  /// The parameter table without the type, in its order.
  public static var paramRows: [ParamRow] {
    let defaults = Self()
    return params.map { ParamRow($0, defaults: defaults) }
  }
}
