public import GnistaCore

/// Values for some parameters of an estimator and of the stages inside it, by path: `stage.parameter`, or `parameter`
/// for one of its own. See ``PipelineStage/set(path:to:)``.
public typealias ParamMap = [String: JSONValue]

/// Lists all combinations of some values of some parameters, for tuning.
///
/// ```swift
/// let grid = try ParamGridBuilder()
///   .addGrid(regression, \.regParam, [0.01, 0.1])
///   .addGrid(regression, \.elasticNetParam, [0, 0.5, 1])
///   .build()
/// ```
///
/// Combinations come in PySpark's order: the parameter that was added last changes fastest.
public struct ParamGridBuilder: Sendable {
  private var axes: [(path: String, values: [JSONValue])] = []

  /// Starts a grid without parameters, which has one empty combination.
  public init() {}

  /// Adds a parameter of a stage with its values; replaces the values of one that was added before.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_PARAMETER` when the property is no parameter, `INVALID_PARAMETER` when a value
  ///   lies outside the domain.
  public func addGrid<Stage: PipelineStage, Value: ParamType>(
    _ stage: Stage, _ property: any WritableKeyPath<Stage, Value> & Sendable, _ values: [Value]
  ) throws -> ParamGridBuilder {
    guard let param = Stage.params.first(where: { ($0.keyPath as AnyKeyPath) == (property as AnyKeyPath) })
    else {
      throw GnistaError(
        .unknownParameter,
        "\(Stage.name): the property \(property) is no parameter; the parameters are "
          + Stage.params.map(\.name).joined(separator: ", "))
    }
    var trial = stage
    for value in values { try param.set(value.paramJSON, on: &trial, owner: stage.uid) }
    return addGrid("\(stage.uid).\(param.name)", values.map(\.paramJSON))
  }

  /// Adds a parameter by path with its values; replaces the values of one that was added before.
  ///
  /// The path and the values are checked when the grid is used.
  public func addGrid(_ path: String, _ values: [JSONValue]) -> ParamGridBuilder {
    var copy = self
    if let known = copy.axes.firstIndex(where: { $0.path == path }) {
      copy.axes[known].values = values
    } else {
      copy.axes.append((path, values))
    }
    return copy
  }

  /// Fixes parameters, given by path, in every combination.
  public func baseOn(_ values: ParamMap) -> ParamGridBuilder {
    values.sorted { $0.key < $1.key }.reduce(self) { $0.addGrid($1.key, [$1.value]) }
  }

  /// Fixes a parameter of a stage in every combination.
  ///
  /// - Throws: as ``addGrid(_:_:_:)``.
  public func baseOn<Stage: PipelineStage, Value: ParamType>(
    _ stage: Stage, _ property: any WritableKeyPath<Stage, Value> & Sendable, _ value: Value
  ) throws -> ParamGridBuilder {
    try addGrid(stage, property, [value])
  }

  /// All combinations.
  public func build() -> [ParamMap] {
    axes.reduce([[:]]) { maps, axis in
      maps.flatMap { map in axis.values.map { map.merging([axis.path: $0]) { $1 } } }
    }
  }
}
