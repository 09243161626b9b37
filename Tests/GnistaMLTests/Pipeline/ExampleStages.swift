import GnistaCore
import GnistaFrame
import GnistaML

/// A transformer for tests: adds a number to a column.
struct Shifter: RowTransformer {
  static let summary = "Adds a number to a column."
  static let spark: SparkOperator? = nil
  static let params: [Param<Self>] = [
    Param("inputCol", \.inputCol, in: .nonEmpty, "The column."),
    Param("outputCol", \.outputCol, in: .nonEmpty, "The new column."),
    Param("by", \.by, in: .number, "What is added."),
    Param("dropsNegative", \.dropsNegative, "Whether rows with a negative sum are left out."),
  ]
  var uid = Shifter.makeUID()
  var inputCol = "x"
  var outputCol = "y"
  var by = 1.0
  var dropsNegative = false

  var inputColumns: [String] { [inputCol] }
  var mayDropRows: Bool { dropsNegative }

  func outputFields(for input: Schema) throws -> [StructField] {
    _ = try numericField(inputCol, param: "inputCol", in: input)
    try checkNew(outputCol, param: "outputCol", in: input)
    return [StructField(outputCol, .double)]
  }

  func apply(to batch: inout RowBatch) throws {
    let sums = try batch.column(inputCol).doubleValues?.map { $0 + by } ?? []
    batch.append(StructField(outputCol, .double), .doubles(sums))
    if dropsNegative { batch.drop(where: sums.map { $0 < 0 }) }
  }
}

/// An estimator for tests: learns the mean of a column and takes it away.
struct Centerer: Estimator {
  static let summary = "Takes the mean of a column away."
  static let spark: SparkOperator? = nil
  static let params: [Param<Self>] = [
    Param("inputCol", \.inputCol, in: .nonEmpty, "The column."),
    Param("outputCol", \.outputCol, in: .nonEmpty, "The new column."),
    Param("share", \.share, in: .between(0, 1), "The share of the mean that is taken away."),
  ]
  var uid = Centerer.makeUID()
  var inputCol = "x"
  var outputCol = "centered"
  var share = 1.0

  func outputSchema(for input: Schema) throws -> Schema {
    try checkParams()
    return try CentererModel(uid: uid, inputCol: inputCol, outputCol: outputCol).outputSchema(for: input)
  }

  func fit(_ frame: DataFrame) async throws -> CentererModel {
    var numbers: [Double] = []
    for try await batch in try await frame.batches() {
      try Task.checkCancellation()
      numbers += try batch.column(inputCol).doubleValues ?? []
    }
    if numbers.isEmpty { throw GnistaError(.emptyInput, "\(uid): no rows to learn from") }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return CentererModel(uid: uid, inputCol: inputCol, outputCol: outputCol, offsets: [mean * share])
  }
}

/// What ``Centerer`` learns.
struct CentererModel: Model, RowTransformer {
  static let summary = "Takes a number away."
  static let spark: SparkOperator? = nil
  static let params: [Param<Self>] = [
    Param("inputCol", \.inputCol, in: .nonEmpty, "The column."),
    Param("outputCol", \.outputCol, in: .nonEmpty, "The new column."),
  ]
  var uid = CentererModel.makeUID()
  var inputCol = "x"
  var outputCol = "centered"
  @PackedArray var offsets: [Double] = [0]

  var inputColumns: [String] { [inputCol] }

  func outputFields(for input: Schema) throws -> [StructField] {
    _ = try numericField(inputCol, param: "inputCol", in: input)
    try checkNew(outputCol, param: "outputCol", in: input)
    return [StructField(outputCol, .double)]
  }

  func apply(to batch: inout RowBatch) throws {
    let column = try batch.column(inputCol)
    if let row = column.nulls?.firstIndex(of: true) { throw invalidValue(inputCol, "null", row: row) }
    batch.append(
      StructField(outputCol, .double), .doubles((column.doubleValues ?? []).map { $0 - offsets[0] }))
  }
}

/// A transformer for tests that is not row-wise: it splits a run of stages.
struct Splitter: Transformer {
  static let summary = "Passes the frame on as a step of its own."
  static let spark: SparkOperator? = nil
  static let params: [Param<Self>] = []
  var uid = Splitter.makeUID()
  func transform(_ frame: DataFrame) -> DataFrame { frame.alias("split") }
  func outputSchema(for input: Schema) throws -> Schema { input }
}

extension Registry {
  /// The stages of this file besides Gnista's own.
  static let withExamples = Registry(
    Registry.standard.entries + [
      .estimator(Centerer.self), .transformer(Shifter.self), .transformer(Splitter.self),
    ])
}
