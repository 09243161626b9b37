import Gnista

/// Scores a Parquet file with a fitted pipeline of six stages.
struct ScoringBenchmark {
  private let session: Session
  private let path: String
  private let model: PipelineModel

  /// Fits the pipeline, which is not measured.
  init(session: Session, data: String) async throws {
    self.session = session
    path = data + "/mixed.parquet"
    let pipeline = Pipeline {
      StringIndexer().with {
        $0.inputCols = ["city", "kind"]
        $0.outputCols = ["cityIndex", "kindIndex"]
      }
      OneHotEncoder().with {
        $0.inputCols = ["cityIndex", "kindIndex"]
        $0.outputCols = ["cityVector", "kindVector"]
      }
      Imputer().with {
        $0.inputCols = ["amount", "distance", "minutes"]
        $0.outputCols = ["amountFilled", "distanceFilled", "minutesFilled"]
      }
      VectorAssembler(
        inputCols: ["amountFilled", "distanceFilled", "minutesFilled", "age", "cityVector", "kindVector"],
        outputCol: "assembled")
      StandardScaler().with {
        $0.inputCol = "assembled"
        $0.outputCol = "features"
      }
      LogisticRegression()
    }
    model = try await pipeline.fit(session.read.parquet(path))
  }

  private var scored: DataFrame { model.transform(session.read.parquet(path)) }

  /// Streams identity, class and probabilities of every row out of the engine.
  func rows() async throws -> Answer {
    var answer = Answer()
    var rows = 0
    var sum = 0.0
    answer.seconds = try await seconds {
      for try await batch in try await scored.select("id", "prediction", "probability").batches() {
        rows += batch.count
        for value in try batch.column("prediction").doubleValues ?? [] { sum += value }
      }
    }
    answer.rows = rows
    answer.check = sum
    return answer
  }

  /// Computes identity, class and probabilities of every row and keeps none, as Spark's `noop` sink does.
  func noop() async throws -> Answer {
    var answer = Answer()
    var rows = 0
    answer.seconds = try await seconds {
      rows = try await scored.select("id", "prediction", "probability").write.noop()
    }
    answer.rows = rows
    return answer
  }

  /// Counts the predicted classes inside the engine.
  func aggregate() async throws -> Answer {
    var answer = Answer()
    var result: [Row] = []
    answer.seconds = try await seconds {
      result = try await scored.agg(F.expr("count(*) AS rows"), F.expr("sum(prediction) AS ones")).collect()
    }
    answer.rows = result.first?["rows"]?.integerValue
    answer.check = result.first?["ones"]?.doubleValue
    return answer
  }
}
