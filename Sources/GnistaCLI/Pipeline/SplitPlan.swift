internal import GnistaCore
internal import GnistaFrame

/// How rows are parted into those to learn from and those to test with.
struct SplitPlan: Codable, Hashable, Sendable {
  /// The share of rows to learn from, between 0 and 1.
  var train: Double
  /// The seed.
  var seed = 42

  init(train: Double, seed: Int = 42) {
    self.train = train
    self.seed = seed
  }

  /// Reads the member `split` of a pipeline file: a share, or `{train: share, seed: number}`.
  init(_ node: ConfigNode) throws {
    guard case .members = node.content else {
      train = try node.number("'split'", between: 0, and: 1)
      return
    }
    _ = try node.members("'split'", allowed: ["train", "seed"])
    guard let share = node["train"] else { throw node.failure(.invalidArgument, "'split' needs 'train'") }
    train = try share.number("'train'", between: 0, and: 1)
    if let seed = node["seed"] { self.seed = try seed.integer("'seed'", minimum: Int.min) }
  }

  /// The two parts, the same in every run.
  func parts(of frame: DataFrame) throws -> (train: DataFrame, test: DataFrame) {
    let parts = try frame.randomSplit([train, 1 - train], seed: seed)
    return (parts[0], parts[1])
  }
}
