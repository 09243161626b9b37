import Foundation
import GnistaCore
import GnistaFrame
import GnistaML
import Testing

/// One case of a file in Tests/Golden/features, made by Scripts/reference/features.py.
struct FeatureCase: Sendable, CustomTestStringConvertible {
  var name: String
  var params: [String: JSONValue]
  /// The frame of the fit, nil for stages without one.
  var fit: RowBatch?
  /// The frame that is transformed.
  var apply: RowBatch
  /// Attributes of Spark's model.
  var model: JSONValue?
  /// The added fields.
  var fields: [StructField]
  /// The added values.
  var rows: [[Value]]
  /// What Spark says; nil when it has an answer.
  var error: String?

  var testDescription: String { name }

  /// All cases of a stage.
  static func load(_ stage: String) throws -> [FeatureCase] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appendingPathComponent("Golden/features/\(stage).json")
    let document = try JSONValue(parsing: try Data(contentsOf: file))
    return try (document["cases"]?.arrayValue ?? []).map(FeatureCase.init(json:))
  }

  /// The cases that Spark has an answer to.
  static func answered(_ stage: String) throws -> [FeatureCase] { try load(stage).filter { $0.error == nil } }

  /// The cases that Spark refuses.
  static func refused(_ stage: String) throws -> [FeatureCase] { try load(stage).filter { $0.error != nil } }

  init(json: JSONValue) throws {
    name = json["name"]?.stringValue ?? ""
    params = json["params"]?.objectValue ?? [:]
    fit = try json["fit"].map(Self.batch)
    apply =
      try (json["apply"] ?? json["fit"]).map(Self.batch) ?? RowBatch(schema: Schema(), columns: [], count: 0)
    model = json["model"]
    error = json["error"]?.stringValue
    let added = try (json["fields"]?.arrayValue ?? []).map(Self.field)
    fields = added
    rows = (json["rows"]?.arrayValue ?? []).map { row in
      zip(row.arrayValue ?? [], added).map { Self.value($0, $1.dataType) }
    }
  }

  /// A stage with the case's parameters.
  func make<Stage: PipelineStage>(_: Stage.Type) throws -> Stage {
    var stage = Stage()
    for (name, value) in params { try stage.set(name, value) }
    return stage
  }

  /// The same stage with those of the case's parameters that the stage has.
  func make<Stage: Model>(model: Stage) throws -> Stage {
    var stage = model
    for (name, value) in params where Stage.params.contains(where: { $0.name == name }) {
      try stage.set(name, value)
    }
    return stage
  }

  /// A list of numbers among the model's attributes; a vector's elements.
  func modelDoubles(_ name: String) -> [Double] {
    guard let json = model?[name] else { return [] }
    if json.arrayValue == nil, case .vector(let vector) = Self.value(json, .vector) { return vector.values }
    return json.arrayValue?.map { $0.doubleValue ?? .nan } ?? []
  }

  // MARK: Reading

  private static func field(_ json: JSONValue) throws -> StructField {
    let type =
      json["type"]?.stringValue == "vector" ? DataType.vector : try DataType(json: json["type"] ?? .null)
    return StructField(
      json["name"]?.stringValue ?? "", type, nullable: json["nullable"]?.boolValue ?? true,
      metadata: json["metadata"]?.objectValue ?? [:])
  }

  private static func batch(_ json: JSONValue) throws -> RowBatch {
    let fields = try (json["fields"]?.arrayValue ?? []).map(field)
    let rows = (json["rows"]?.arrayValue ?? []).map { row in
      zip(row.arrayValue ?? [], fields).map { value($0, $1.dataType) }
    }
    let columns = try fields.enumerated().map { index, field in
      let values = rows.map { $0[index] }
      // Vectors of different sizes are no block, but a case of their own.
      let sizes = Set(values.compactMap { $0.vectorValue?.size })
      return sizes.count > 1
        ? BatchColumn(type: .vector, storage: .values(values))
        : try BatchColumn(type: field.dataType, values: values)
    }
    return RowBatch(schema: Schema(fields), columns: columns, count: rows.count)
  }

  private static func value(_ json: JSONValue, _ type: DataType) -> Value {
    if json == .null { return .null }
    switch type {
    case .boolean: return .boolean(json.boolValue ?? false)
    case .string: return .string(json.stringValue ?? "")
    case .float: return .float(Float(number(json)))
    case .double: return .double(number(json))
    case .decimal(_, let scale):
      guard var number = DecimalValue(json.stringValue ?? "") else { return .null }
      while number.scale < scale {
        number = DecimalValue(unscaled: number.unscaled * 10, scale: number.scale + 1)
      }
      return .decimal(number)
    case .vector:
      if let dense = json["dense"]?.arrayValue { return .vector(.dense(dense.map(number))) }
      return .vector(
        .sparse(
          size: json["size"]?.integerValue ?? 0,
          indices: (json["indices"]?.arrayValue ?? []).map { Int32($0.integerValue ?? 0) },
          values: (json["values"]?.arrayValue ?? []).map(number)))
    default: return .long(Int64(json.integerValue ?? 0))
    }
  }

  private static func number(_ json: JSONValue) -> Double {
    json.stringValue == "-0.0" ? -0.0 : json.doubleValue ?? .nan
  }
}

extension FeatureCase {
  /// Applies a stage to the case's frame and compares what it adds with Spark's answer: names, types, metadata and
  /// layouts exactly, numbers to 1e-12 because sums are added up in another order.
  func check(_ stage: some RowTransformer, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let schema = try stage.outputSchema(for: apply.schema)
    var batch = apply
    try stage.apply(to: &batch)
    #expect(batch.schema == schema, sourceLocation: sourceLocation)
    compare(batch, sourceLocation: sourceLocation)
  }

  /// Checks that a stage refuses the case's frame before or while it is applied.
  func checkRefused(
    _ stage: () throws -> some RowTransformer, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var batch = apply
    #expect(throws: GnistaError.self, sourceLocation: sourceLocation) { try stage().apply(to: &batch) }
  }

  /// Compares the added columns of a batch with Spark's answer.
  func compare(_ result: RowBatch, sourceLocation: SourceLocation = #_sourceLocation) {
    let batch = result.compacted()
    let added = batch.schema.fields.dropFirst(apply.schema.count)
    #expect(added.map(\.name) == fields.map(\.name), sourceLocation: sourceLocation)
    guard added.count == fields.count else { return }
    for (mine, theirs) in zip(added, fields) {
      #expect(mine.dataType == theirs.dataType, "\(mine.name)", sourceLocation: sourceLocation)
      #expect(
        JSONValue.object(mine.metadata).text() == JSONValue.object(theirs.metadata).text(), "\(mine.name)",
        sourceLocation: sourceLocation)
      #expect(mine.nullable == theirs.nullable, "nullability of \(mine.name)", sourceLocation: sourceLocation)
    }
    #expect(batch.count == rows.count, sourceLocation: sourceLocation)
    guard batch.count == rows.count else { return }
    for row in rows.indices {
      let mine = batch.row(row).values.dropFirst(apply.schema.count)
      for (value, expected) in zip(mine, rows[row]) {
        let texts = [value, expected].map { SparkText.text(of: $0) ?? "null" }
        #expect(
          Self.same(value, expected), "row \(row): \(texts[0]) instead of \(texts[1])",
          sourceLocation: sourceLocation)
      }
    }
  }

  static func same(_ a: Double, _ b: Double) -> Bool {
    a == b || a.isNaN && b.isNaN || (a - b).magnitude <= 1e-12 * Swift.max(1, b.magnitude)
  }

  static func same(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { same($0, $1) }
  }

  static func same(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.vector(.dense(let a)), .vector(.dense(let b))): same(a, b)
    case (.vector(.sparse(let m, let i, let a)), .vector(.sparse(let n, let j, let b))):
      m == n && i == j && same(a, b)
    case (.string(let a), .string(let b)): Array(a.utf8) == Array(b.utf8)
    case (.double(let a), .double(let b)): same(a, b)
    case (.float(let a), .float(let b)): a == b || a.isNaN && b.isNaN
    case (.decimal(let a), .decimal(let b)): a == b
    default: a.integerValue != nil && a.integerValue == b.integerValue
    }
  }
}
