import GnistaCore
import GnistaFrame

/// What tuners share: their estimator as a stage inside them.
protocol Tuner: Estimator {
  var estimator: (any Estimator)? { get set }
  var estimatorParamMaps: [ParamMap] { get set }
  var evaluator: (any Evaluator)? { get set }
}

extension Tuner {
  public var flattened: [any PipelineStage] { [self] + (estimator?.flattened ?? []) }

  public mutating func set(_ param: String, ofStage uid: String, to value: JSONValue) throws -> Bool {
    if uid == self.uid {
      try set(param, value)
      return true
    }
    guard var inner = estimator as (any PipelineStage)?, try inner.set(param, ofStage: uid, to: value) else {
      return false
    }
    estimator = inner as? any Estimator
    return true
  }

  public func outputSchema(for input: Schema) throws -> Schema {
    try checkParams()
    return try parts().grid.candidates.map { try $0.outputSchema(for: input) }[0]
  }

  public func outputSchema(for input: Schema, in session: Session) async throws -> Schema {
    try checkParams()
    var result: Schema?
    for candidate in try parts().grid.candidates {
      let schema = try await candidate.outputSchema(for: input, in: session)
      result = result ?? schema
    }
    return result ?? input
  }

  /// The grid and the evaluator, both there and in order.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` when the estimator or the evaluator is missing; those of
  ///   ``EstimatorGrid/init(_:_:)``.
  func parts() throws -> (grid: EstimatorGrid, evaluator: any Evaluator) {
    func missing(_ what: String) -> GnistaError {
      GnistaError(.invalidArgument, "\(uid): no \(what) is set; a \(Self.name) needs one")
    }
    guard let estimator else { throw missing("estimator") }
    guard let evaluator else { throw missing("evaluator") }
    try evaluator.checkParams()
    do {
      return (try EstimatorGrid(estimator, estimatorParamMaps), evaluator)
    } catch let error as GnistaError {
      throw GnistaError(error.code, "\(uid): \(error.message)", cause: error.cause, location: error.location)
    }
  }

  /// The frame with Spark's random numbers of one partition in a column of a new name.
  func numbered(_ frame: DataFrame, seed: Int) -> (frame: DataFrame, column: String) {
    let name = uid + "_rand"
    let random = Column(.call("rand", [.literal(.long(Int64(seed)), type: nil)]))
    return (frame.withColumn(name, random), name)
  }

  /// The rows of a numbered frame for which a condition on their random number holds.
  func part(of frame: DataFrame, column: String, where condition: Column) -> DataFrame {
    frame.filter(condition).then(dropping: column)
  }
}

extension DataFrame {
  /// All columns but one, by its whole name.
  func then(dropping name: String) -> DataFrame {
    drop(Column(.column(parts: [name], plan: nil)))
  }
}

/// The coded form of an evaluator of any type: class, uid and parameters.
struct StoredEvaluator: Codable {
  let evaluator: any Evaluator

  private enum Key: String, CodingKey {
    case className = "class"
    case uid, params
  }

  init(_ evaluator: any Evaluator) { self.evaluator = evaluator }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(type(of: evaluator).name, forKey: .className)
    try container.encode(evaluator.uid, forKey: .uid)
    try container.encode(evaluator.paramValues, forKey: .params)
  }

  init(from decoder: any Decoder) throws {
    let registry = decoder.userInfo[.stageRegistry] as? Registry ?? .standard
    let container = try decoder.container(keyedBy: Key.self)
    evaluator = try registry.makeEvaluator(
      container.decode(String.self, forKey: .className), uid: container.decode(String.self, forKey: .uid),
      params: container.decode([String: JSONValue].self, forKey: .params))
  }
}
