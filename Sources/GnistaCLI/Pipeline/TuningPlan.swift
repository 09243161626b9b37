internal import GnistaCore
internal import GnistaML

/// The search for better parameters: which values, and how they are compared.
struct TuningPlan: Sendable {
  /// Number of folds of cross-validation; nil when one split is used.
  var folds: Int? = 3
  /// Share of the rows to learn from, when one split is used.
  var trainRatio: Double?
  /// The metric; nil for the best known for the kind of model.
  var metric: String?
  /// The seed of folds or split.
  var seed = 42
  /// Models fitted at a time.
  var parallelism = 1
  /// The values of each parameter by `stage.parameter`, in the order of the file.
  var grid: [(path: String, values: [JSONValue])] = []

  private static let parts = ["folds", "trainRatio", "metric", "seed", "parallelism", "grid"]

  /// Reads the member `tune` of a pipeline file and tries every value on the pipeline.
  ///
  /// - Throws: `GnistaError` with the place in the file.
  init(_ node: ConfigNode, for pipeline: Pipeline) throws {
    let members = try node.members("'tune'", allowed: Self.parts)
    if node["folds"] != nil, let ratio = node["trainRatio"] {
      throw ratio.failure(.invalidArgument, "'tune' has either 'folds' or 'trainRatio', not both")
    }
    guard node["grid"] != nil else { throw node.failure(.invalidArgument, "'tune' needs 'grid'") }
    for (key, value) in members {
      switch key.text {
      case "folds": folds = try value.integer("'folds'", minimum: 2)
      case "trainRatio":
        trainRatio = try value.number("'trainRatio'", between: 0, and: 1)
        folds = nil
      case "metric":
        let name = try value.string("'metric'")
        do {
          _ = try MetricCatalogue.evaluator(name, columns: ScoredColumns())
        } catch let error as GnistaError {
          throw value.failure(error.code, error.message)
        }
        metric = name
      case "seed": seed = try value.integer("'seed'", minimum: Int.min)
      case "parallelism": parallelism = try value.integer("'parallelism'", minimum: 1)
      default: grid = try Self.grid(value, for: pipeline)
      }
    }
  }

  /// Number of parameter combinations.
  var combinations: Int { grid.reduce(1) { $0 * $1.values.count } }

  private static func grid(_ node: ConfigNode, for pipeline: Pipeline) throws -> [(
    path: String, values: [JSONValue]
  )] {
    try node.members("'grid'").map { key, value in
      let items = try value.items("the values of '\(key.text)'")
      guard !items.isEmpty else {
        throw value.failure(.invalidArgument, "'\(key.text)' has no values to try")
      }
      for item in items {
        do {
          guard key.text.contains(".") else {
            throw GnistaError(
              .invalidArgument, "'\(key.text)' must name stage and parameter: stage.parameter")
          }
          _ = try pipeline.setting([key.text: item.json])
        } catch let error as GnistaError {
          throw (error.code == .invalidParameter ? item : key).failure(error.code, error.message)
        }
      }
      return (key.text, items.map(\.json))
    }
  }
}
