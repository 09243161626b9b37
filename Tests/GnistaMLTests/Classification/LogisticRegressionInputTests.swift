import Foundation
import Gnista
import GnistaCore
import GnistaFrame
import GnistaML
import Testing

@Suite("Logistic regression and odd data")
struct LogisticRegressionInputTests {
  private func frame(
    _ rows: [(label: Double?, features: [Double]?)], metadata: [String: JSONValue] = [:]
  ) async throws -> DataFrame {
    let schema = Schema([
      StructField("label", .double, metadata: metadata), StructField("features", .vector),
    ])
    return try await Session.embedded().createDataFrame(
      rows.map { [$0.label.map(Value.double) ?? .null, $0.features.map { .vector(.dense($0)) } ?? .null] },
      schema: schema)
  }

  private func failure(_ frame: DataFrame, _ change: (inout LogisticRegression) -> Void = { _ in }) async
    -> GnistaError?
  {
    var estimator = LogisticRegression()
    change(&estimator)
    do {
      _ = try await estimator.fit(frame)
      return nil
    } catch {
      return error as? GnistaError
    }
  }

  @Test(
    "A label that is no class is refused with the value and the remedy",
    arguments: [
      (nil, ErrorCode.invalidValue, "column 'label' holds null"),
      (.nan, .invalidValue, "column 'label' holds NaN"), (-1, .invalidLabel, "holds -1.0"),
      (0.5, .invalidLabel, "StringIndexer"), (1e6 + 5, .invalidLabel, "more than 100 classes"),
      (250, .invalidLabel, "StringIndexer"),
    ] as [(Double?, ErrorCode, String)])
  func labels(_ label: Double?, _ code: ErrorCode, _ text: String) async throws {
    let error = try await failure(frame([(0, [1, 2]), (1, [2, 1]), (label, [0, 0])]))
    #expect(error?.code == code)
    #expect(error?.message.contains(text) == true, "\(String(describing: error))")
  }

  @Test("A feature that is null, NaN or infinite is refused with its row")
  func features() async throws {
    let bad: [([Double]?, String)] = [
      (nil, "holds null (row 2"), ([1, .nan], "NaN as feature 1 (row 2"),
      ([.infinity, 1], "Infinity as feature 0"),
    ]
    for (features, text) in bad {
      let error = try await failure(frame([(0, [1, 2]), (1, [2, 1]), (0, features)]))
      #expect(error?.code == .invalidValue)
      #expect(error?.message.contains(text) == true, "\(String(describing: error))")
    }
  }

  @Test("Vectors of different sizes are refused")
  func sizes() async throws {
    let parts = [[[1, 2], [2, 1]], [[1, 2, 3]]] as [[[Double]]]
    let schema = Schema([
      StructField("label", .double, nullable: false), StructField("features", .vector, nullable: false),
    ])
    let batches = try parts.map { vectors in
      RowBatch(
        schema: schema,
        columns: [
          .doubles(vectors.indices.map { Double($0 % 2) }),
          .vectors(try VectorBlock(vectors.map { .dense($0) })),
        ], count: vectors.count)
    }
    let frame = try await Session.embedded().createDataFrame(schema: schema, batches: batches)
    let error = await failure(frame)
    #expect(error?.code == .invalidValue)
    #expect(error?.message.contains("differ in size") == true, "\(String(describing: error))")
  }

  @Test("A frame without rows is refused")
  func empty() async throws {
    let all = try await frame([(0, [1, 2])])
    #expect(await failure(all.filter(col("label") > 3))?.code == .emptyInput)
  }

  @Test("A label of one class gives a model that is certain of it, and says so")
  func oneClass() async throws {
    for label in [0.0, 1.0] {
      let model = try await LogisticRegression().fit(frame([(label, [1, 2]), (label, [3, 1])]))
      #expect(try model.intercept == (label == 1 ? .infinity : -.infinity))
      #expect(try model.coefficients == [0, 0])
      #expect(model.summary?.constantLabel == label)
      #expect(model.summary?.warnings.isEmpty == false)
      #expect(try model.predict(.dense([5, 5])) == label)
      let probability = try model.predictProbability(.dense([5, 5]))
      #expect(probability.values[Int(label)] == 1)
    }
  }

  @Test("A feature without variance gets the coefficient 0")
  func constantFeature() async throws {
    let model = try await LogisticRegression().fit(
      frame([(0, [1, 7]), (1, [2, 7]), (0, [3, 7]), (1, [4, 7])]))
    let coefficients = try model.coefficients
    #expect(coefficients[1] == 0)
    #expect(coefficients[0] > 0)
  }

  @Test("More features than rows are fitted")
  func wide() async throws {
    let model = try await LogisticRegression().with { $0.regParam = 0.1 }
      .fit(frame([(0, [1, 0, 0, 2, 0]), (1, [0, 1, 0, 0, 3])]))
    #expect(model.numFeatures == 5)
    #expect(!model.coefficientMatrix.values.contains { !$0.isFinite })
  }

  @Test("Huge numbers are fitted or refused, never turned into NaN")
  func huge() async throws {
    let model = try await LogisticRegression().fit(
      frame([(0, [1e150]), (1, [2e150]), (0, [2.5e150]), (1, [4e150])]))
    #expect(!model.coefficientMatrix.values.contains { !$0.isFinite })
    let error = try await failure(frame([(0, [1e200]), (1, [3e200]), (0, [2e200])]))
    #expect(error?.code == .invalidValue)
  }

  @Test("The metadata of the label declare the number of classes")
  func declared() async throws {
    let rows: [(Double?, [Double]?)] = [(0, [1, 2]), (1, [2, 1]), (0, [1.5, 1.8])]
    let nominal: [String: JSONValue] = ["ml_attr": ["type": "nominal", "vals": ["a", "b", "c"]]]
    let model = try await LogisticRegression().with { $0.regParam = 0.1 }
      .fit(frame(rows, metadata: nominal))
    #expect(model.numClasses == 3)
    #expect(model.isMultinomial)
    let binary: [String: JSONValue] = ["ml_attr": ["type": "binary"]]
    let error = try await failure(frame(rows + [(2, [1, 1])], metadata: binary))
    #expect(error?.code == .invalidLabel)
    #expect(error?.message.contains("declares 2 classes") == true)
  }

  @Test("Parameters that contradict each other are refused before any data are read")
  func contradictions() async throws {
    let data = try await frame([(0, [1, 2]), (1, [2, 1])])
    let wrong: [(inout LogisticRegression) -> Void] = [
      {
        $0.lowerBoundsOnIntercepts = [0]
        $0.fitIntercept = false
      },
      {
        $0.upperBoundsOnCoefficients = .zeros(1, 2)
        $0.elasticNetParam = 0.5
      },
      {
        $0.threshold = 0.7
        $0.thresholds = [0.5, 0.5]
      },
      { $0.thresholds = [0.2, 0.3, 0.5] }, { $0.thresholds = [0, 0] }, { $0.tol = -1 },
      { $0.lowerBoundsOnCoefficients = .zeros(2, 2) },
    ]
    for change in wrong {
      let error = await failure(data, change)
      #expect(error?.code == .invalidParameter, "\(String(describing: error))")
    }
  }

  @Test("A vector of another size than the training's is refused in scoring")
  func scoringSize() async throws {
    let model = try await LogisticRegression().fit(frame([(0, [1, 2]), (1, [2, 1]), (0, [0, 1])]))
    let error = #expect(throws: GnistaError.self) { try model.predict(.dense([1])) }
    #expect(error?.code == .invalidValue)
    #expect(error?.message.contains("fitted on 2 features") == true)
  }

  @Test("Cancelling the task ends the fit")
  func cancellation() async throws {
    let session = try await Session.embedded()
    let count = 40_000
    let values = (0..<count * 20).map { Double(($0 * 7_919) % 1_009) / 500 }
    let labels = (0..<count).map { Double(($0 * 31) % 7 > 3 ? 1 : 0) }
    let frame = try session.createDataFrame(columns: [
      ("features", .vectors(VectorBlock(count: count, size: 20, storage: .dense(values)))),
      ("label", .doubles(labels)),
    ])
    let task = Task {
      try await LogisticRegression().with {
        $0.tol = 0
        $0.maxIter = 100_000_000
      }.fit(frame)
    }
    try await Task.sleep(for: .milliseconds(300))
    task.cancel()
    let result = await task.result
    #expect(throws: (any Error).self) { try result.get() }
  }
}
