import Foundation
import Gnista
import GnistaTestSupport
import Testing

@Suite("A whole pipeline")
struct WholePipelineTests {
  /// Rides with categories, numbers and a label, without randomness.
  static func rides(_ count: Int) -> [[Value]] {
    (0..<count).map { number in
      let distance = Double(number * 37 % 101) / 10
      let kind = ["card", "cash", "cheque"][number * number % 3]
      let tipped = (distance + (kind == "card" ? 3 : 0) + Double(number % 7)) > 8
      return [.string(kind), .double(distance), .integer(Int32(number % 5)), .double(tipped ? 1 : 0)]
    }
  }
  static let schema = Schema([
    StructField("kind", .string), StructField("distance", .double), StructField("passengers", .integer),
    StructField("tipped", .double),
  ])
  let pipeline = Pipeline {
    StringIndexer(inputCol: "kind", outputCol: "kindIndex", handleInvalid: .skip)
    OneHotEncoder(inputCols: ["kindIndex"], outputCols: ["kindVector"])
    VectorAssembler(inputCols: ["kindVector", "distance", "passengers"], outputCol: "raw")
    StandardScaler().with {
      $0.inputCol = "raw"; $0.outputCol = "features"
    }
    LogisticRegression().with {
      $0.uid = "tips"; $0.labelCol = "tipped"; $0.regParam = 0.01
    }
  }

  @Test("Fitted, fused, stage by stage, in process, saved and loaded: the same rows to the last bit")
  func sameRows() async throws {
    let session = try await Session.embedded()
    let training = try session.createDataFrame(Self.rides(300), schema: Self.schema)
    let model = try await pipeline.fit(training)
    var rows = Self.rides(2_500)
    rows[7][0] = "unheard of"
    rows[8][0] = .null
    let frame = try session.createDataFrame(rows, schema: Self.schema)
    let fused = try await model.transform(frame).collect()
    #expect(fused.count == 2_498)
    #expect(Set(fused.compactMap { $0["prediction"] }) == [0.0, 1.0])

    var step = frame
    for stage in model.stages {
      let next = stage.transform(step)
      step = session.createDataFrame(schema: try await next.schema, batches: [try await next.collectBatch()])
    }
    #expect(RowComparison().difference(fused, try await step.collect()) == nil)

    let batch = try RowBatch(schema: Self.schema, rows: rows)
    #expect(RowComparison().difference(fused, try model.score(batch).rows) == nil)

    let path = FileManager.default.temporaryDirectory.appending(path: "gnista-whole-\(UUID().uuidString)")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try model.save(to: path)
    let loaded = try PipelineModel.load(from: path)
    #expect(loaded.uid == pipeline.uid)
    #expect(RowComparison().difference(fused, try await loaded.transform(frame).collect()) == nil)
    await session.close()
  }

  @Test("The run of all stages is one function in the engine's query")
  func oneFunction() async throws {
    let session = try await Session.embedded()
    let training = try session.createDataFrame(Self.rides(300), schema: Self.schema)
    let model = try await pipeline.fit(training)
    guard case .transform(let stages, let input) = model.transform(training).plan.operation else {
      Issue.record("the model is not one step of the plan")
      return
    }
    #expect(stages.count == 5)
    #expect(input.id == training.plan.id)
    let predicted = try await model.transform(training).groupBy("prediction").count().orderBy("prediction")
      .collect()
    #expect(predicted.compactMap { $0["count"]?.integerValue }.reduce(0, +) == 300)
    await session.close()
  }

  @Test("Rows without a label are scored")
  func withoutLabel() async throws {
    let session = try await Session.embedded()
    let model = try await pipeline.fit(session.createDataFrame(Self.rides(300), schema: Self.schema))
    let schema = Schema(Self.schema.fields.dropLast())
    let batch = try RowBatch(schema: schema, rows: Self.rides(10).map { Array($0.dropLast()) })
    #expect(try model.score(batch).rows.count == 10)
    await session.close()
  }

  @Test("A pipeline read from a document gives the model that the same pipeline in Swift gives")
  func document() async throws {
    let session = try await Session.embedded()
    let json: JSONValue = [
      "stages": [
        [
          "stage": "StringIndexer", "name": "s", "inputCol": "kind", "outputCol": "kindIndex",
          "handleInvalid": "skip",
        ],
        ["stage": "OneHotEncoder", "name": "o", "inputCols": ["kindIndex"], "outputCols": ["kindVector"]],
        [
          "stage": "VectorAssembler", "name": "v", "inputCols": ["kindVector", "distance", "passengers"],
          "outputCol": "raw",
        ],
        ["stage": "StandardScaler", "name": "c", "inputCol": "raw", "outputCol": "features"],
        ["stage": "LogisticRegression", "name": "tips", "labelCol": "tipped", "regParam": 0.01],
      ]
    ]
    let training = try session.createDataFrame(Self.rides(300), schema: Self.schema)
    let read = try await PipelineDefinition(json: json).makePipeline().fit(training)
    let written = try await pipeline.fit(training)
    let rows = try await (read.transform(training).collect(), written.transform(training).collect())
    #expect(RowComparison().difference(rows.0, rows.1) == nil)
    await session.close()
  }

  @Test("A mistake anywhere in the pipeline is found before any data are read")
  func mistakes() async throws {
    let session = try await Session.embedded()
    let missing = session.read.schema(Self.schema).csv("/nowhere/rides.csv")
    let wrong = try pipeline.setting(["tips.labelCol": "tiped"])
    let frame = try session.createDataFrame(Self.rides(30), schema: Self.schema)
    let error = try await #require(throws: GnistaError.self) { try await wrong.fit(frame) }
    #expect(error.code == .unknownColumn)
    #expect(error.message.contains("stage 5 (LogisticRegression)"), "\(error)")
    #expect(error.message.contains("did you mean 'tipped'?"), "\(error)")
    let noFile = try await #require(throws: GnistaError.self) { try await pipeline.fit(missing) }
    #expect(noFile.code == .fileNotFound, "\(noFile)")
    await session.close()
  }
}
