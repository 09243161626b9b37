import Gnista

/// Fits a logistic regression on 20 columns of doubles.
struct FitBenchmark {
  private let frame: DataFrame

  /// Keeps the training data in the engine, as the peers do.
  init(session: Session, data: String) async throws {
    frame = Self.frame(session, data).cache()
    _ = try await frame.count()
  }

  private static func frame(_ session: Session, _ data: String) -> DataFrame {
    session.read.parquet(data + "/dense.parquet")
  }

  private static var pipeline: Pipeline {
    Pipeline {
      VectorAssembler(inputCols: (0..<20).map { "x\($0)" }, outputCol: "features")
      LogisticRegression().with {
        $0.maxIter = 500
        $0.tol = 1e-6
      }
    }
  }

  /// Assembles the vectors and fits.
  func run() async throws -> Answer {
    var answer = Answer()
    var fitted: PipelineModel?
    answer.seconds = try await seconds { fitted = try await Self.pipeline.fit(frame) }
    guard let model = fitted?.stages.last as? LogisticRegressionModel else {
      throw GnistaError(.internalFailure, "the pipeline's last stage is no logistic regression")
    }
    answer.coefficients = try model.coefficients + [model.intercept]
    answer.iterations = model.summary.map { $0.objectiveHistory.count - 1 }
    return answer
  }

  /// Fits from the file in a process that has done nothing else yet, and measures how far its memory grows.
  static func memory(session: Session, data: String) async throws -> Answer {
    var answer = Answer()
    let frame = frame(session, data)
    _ = try await frame.select("label").limit(1).collect()
    let before = try ProcessMemory.resetPeak()
    _ = try await pipeline.fit(frame)
    answer.memory = try ProcessMemory.peak() - before
    return answer
  }
}
