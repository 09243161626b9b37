import Gnista
import GnistaCore
import GnistaFrame
import GnistaML
import Testing

/// The data sets and settings of `Scripts/reference/linear_models.py`, as frames and stages.
struct ReferenceFrames {
  let golden: GoldenFile
  let session: Session

  init() async throws {
    golden = try GoldenFile("linear_models.json")
    session = try await Session.embedded()
  }

  /// A data set as a frame; `classes` declares the number of classes of the label.
  func frame(_ name: String, classes: Int? = nil) throws -> DataFrame {
    let data = try #require(golden["datasets"][name])
    let labels = data["label"]?.numbers ?? []
    var metadata: [String: JSONValue] = [:]
    if let classes {
      metadata["ml_attr"] = ["type": "nominal", "vals": .array((0..<classes).map { .string(String($0)) })]
    }
    let schema = Schema([
      StructField("features", .vector, nullable: false),
      StructField("label", .double, nullable: false, metadata: metadata),
      StructField("weight", .double, nullable: false),
    ])
    let weights = data["weight"]?.numbers ?? [Double](repeating: 1, count: labels.count)
    let batch = RowBatch(
      schema: schema, columns: [.vectors(try block(data)), .doubles(labels), .doubles(weights)],
      count: labels.count)
    return session.createDataFrame(schema: schema, batches: [batch])
  }

  private func block(_ data: JSONValue) throws -> VectorBlock {
    if let rows = data["features"]?.arrayValue {
      return try VectorBlock(rows.map { .dense($0.numbers) })
    }
    let size = data["size"]?.integerValue ?? 0
    let indices = data["indices"]?.arrayValue ?? []
    let values = data["values"]?.arrayValue ?? []
    return try VectorBlock(
      zip(indices, values).map {
        .sparse(size: size, indices: $0.numbers.map { Int32($0) }, values: $1.numbers)
      })
  }

  /// A stage with the settings of a case.
  static func stage<Stage: PipelineStage>(_ stage: Stage, _ settings: JSONValue?) throws -> Stage {
    var stage = stage
    for (name, value) in settings?.objectValue ?? [:] {
      switch name {
      case "numClasses", "initial": continue
      case "weighted": if value == .bool(true) { try stage.set("weightCol", "weight") }
      case "lowerBoundsOnCoefficients", "upperBoundsOnCoefficients":
        try stage.set(name, .array((value.arrayValue ?? []).map { .array($0.numbers.map(JSONValue.number)) }))
      case "lowerBoundsOnIntercepts", "upperBoundsOnIntercepts":
        try stage.set(name, .array(value.numbers.map(JSONValue.number)))
      default: try stage.set(name, value)
      }
    }
    return stage
  }
}
