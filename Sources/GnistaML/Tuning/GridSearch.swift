import GnistaCore
import GnistaFrame
import Synchronization

/// Fits and measures all candidates of a grid on some pairs of training and validation frames.
struct GridSearch: Sendable {
  /// One pair of frames.
  struct Split: Sendable {
    var training: DataFrame
    var validation: DataFrame
  }

  /// The results on one split, in the order of the grid.
  struct Outcome: Sendable {
    var metrics: [Double]
    /// Empty unless models are kept.
    var models: [any Model] = []
  }

  let grid: EstimatorGrid
  let evaluator: any Evaluator
  let parallelism: Int
  let keepsModels: Bool
  let onProgress: TuningProgressHandler?
  /// The tuner's uid, for messages.
  let owner: String

  /// Goes through the splits one after another and on each through the candidates, `parallelism` at a time.
  func run(_ splits: [Split]) async throws -> [Outcome] {
    let progress = Progress(total: splits.count * grid.candidates.count, handler: onProgress)
    var outcomes: [Outcome] = []
    for (fold, split) in splits.enumerated() {
      outcomes.append(try await run(split, fold: fold, of: splits.count, progress))
    }
    return outcomes
  }

  private func run(_ split: Split, fold: Int, of folds: Int, _ progress: Progress) async throws -> Outcome {
    let shared = try await named("fold \(fold + 1) of \(folds)") {
      try await grid.fitShared(on: split.training)
    }
    let training = shared?.transform(split.training) ?? split.training
    let data = SharedTrainingData()
    let results = try await withThrowingTaskGroup(of: (Int, Double, (any Model)?).self) { group in
      func add(_ index: Int) {
        group.addTask {
          try await named("fold \(fold + 1) of \(folds), \(grid.describe(index))") {
            let model = try await grid.fitRest(
              index, after: shared, on: training, sharing: data)
            let metric = try await evaluator.evaluate(model.transform(split.validation))
            progress.add(fold: fold, candidate: index, grid.paramMaps[index], metric)
            return (index, metric, keepsModels ? model : nil)
          }
        }
      }
      let count = grid.candidates.count
      var next = min(max(parallelism, 1), count)
      for index in 0..<next { add(index) }
      var results: [(Int, Double, (any Model)?)] = []
      while let result = try await group.next() {
        results.append(result)
        if next < count {
          add(next)
          next += 1
        }
      }
      return results.sorted { $0.0 < $1.0 }
    }
    return Outcome(metrics: results.map(\.1), models: results.compactMap(\.2))
  }

  /// Adds to an error where in the search it came up.
  private func named<Result>(_ place: String, _ body: () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch var error as GnistaError where error.code != .cancelled {
      error.message = "\(owner): \(place): \(error.message)"
      throw error
    }
  }

  /// The position of the best metric, the first of equals; NaN is worse than any number.
  ///
  /// - Throws: ``GnistaError`` `NUMERICAL_FAILURE` when all are NaN.
  func best(of metrics: [Double]) throws -> Int {
    let known = metrics.indices.filter { !metrics[$0].isNaN }
    if known.count < metrics.count {
      GnistaLog.warning(
        "\(metrics.count - known.count) of \(metrics.count) candidates have no metric (NaN) and cannot be chosen",
        source: owner)
    }
    let sign: Double = evaluator.isLargerBetter ? 1 : -1
    guard let first = known.first else {
      throw GnistaError(
        .numericalFailure,
        "\(owner): the metric is NaN for every candidate, so that none can be chosen; check the evaluator '"
          + "\(type(of: evaluator).name)' and its metricName on such data")
    }
    return known.reduce(first) { sign * metrics[$1] > sign * metrics[$0] ? $1 : $0 }
  }

  /// Counts the steps and tells the handler of them, one at a time.
  private final class Progress: Sendable {
    private let completed = Mutex(0)
    private let total: Int
    private let handler: TuningProgressHandler?

    init(total: Int, handler: TuningProgressHandler?) {
      self.total = total
      self.handler = handler
    }

    func add(fold: Int, candidate: Int, _ map: ParamMap, _ metric: Double) {
      guard let handler else { return }
      completed.withLock { completed in
        completed += 1
        handler(
          TuningProgress(
            fold: fold, candidate: candidate, paramMap: map, metric: metric, completed: completed,
            total: total))
      }
    }
  }
}

extension GridSearch {
  /// Keeps a frame in the engine while a body works with it, and drops it afterwards also when the body fails.
  static func keeping<Result: Sendable>(
    _ frame: DataFrame, _ body: (DataFrame) async throws -> Result
  ) async throws -> Result {
    let kept = frame.cache()
    // A task of its own, because dropping must also happen when the present one is cancelled.
    let drop: @Sendable () async -> Void = { await Task { try? await kept.unpersist() }.value }
    do {
      let result = try await body(kept)
      await drop()
      return result
    } catch {
      await drop()
      throw error
    }
  }
}
