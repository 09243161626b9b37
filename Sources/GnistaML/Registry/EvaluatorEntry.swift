public import GnistaCore

/// What the ``Registry`` knows of one evaluator.
public struct EvaluatorEntry: Sendable {
  /// Spark's class name.
  public let name: String
  /// One sentence of documentation.
  public let summary: String
  /// Spark's fully qualified class name; nil when Spark has no such operator.
  public let spark: SparkOperator?
  /// The parameter table.
  public let params: [ParamRow]
  /// The type.
  public let type: any Evaluator.Type

  /// An evaluator.
  public init<Kind: Evaluator>(_ evaluator: Kind.Type) {
    name = Kind.name
    summary = Kind.summary
    spark = Kind.spark
    params = Kind.paramRows
    type = evaluator
  }

  /// Gnista's own evaluators.
  public static let standard = [
    EvaluatorEntry(BinaryClassificationEvaluator.self),
    EvaluatorEntry(MulticlassClassificationEvaluator.self),
    EvaluatorEntry(RegressionEvaluator.self),
  ]
}

extension Registry {
  /// The evaluator with a name.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_STAGE` with the nearest name.
  public func evaluator(_ name: String) throws -> EvaluatorEntry {
    if let found = evaluators.first(where: { $0.name == name }) { return found }
    let names = evaluators.map(\.name)
    let hint = Suggestion.nearest(to: name, among: names).map { "; did you mean '\($0)'?" } ?? "."
    throw GnistaError(
      .unknownStage,
      "no evaluator is named '\(name)'\(hint) The evaluators are: \(names.joined(separator: ", "))")
  }

  /// Makes an evaluator.
  ///
  /// - Parameters:
  ///   - name: the evaluator's name.
  ///   - uid: what it is to be called; nil for a fresh uid.
  ///   - params: parameters that are to differ from their defaults.
  /// - Throws: ``GnistaError`` `UNKNOWN_STAGE`, `UNKNOWN_PARAMETER` or `INVALID_PARAMETER`; the path of its location
  ///   is the parameter's name.
  public func makeEvaluator(
    _ name: String, uid: String? = nil, params: [String: JSONValue] = [:]
  ) throws -> any Evaluator {
    var evaluator = try evaluator(name).type.init()
    if let uid { evaluator.uid = uid }
    for (param, value) in params.sorted(by: { $0.key < $1.key }) {
      do {
        try evaluator.set(param, value)
      } catch var error as GnistaError {
        error.location = .init(source: evaluator.uid, path: [param])
        throw error
      }
    }
    return evaluator
  }
}
