import GnistaCore
import GnistaFrame
import GnistaML

/// A row-wise stage that adds a column of zeros: a neighbour for stages that are tried in a run.
struct PassingStage: RowTransformer {
  static let summary = "Adds a column of zeros."
  static let spark: SparkOperator? = nil
  static let params: [Param<Self>] = [
    Param("outputCol", \.outputCol, in: .nonEmpty, "The new column.")
  ]
  var uid = PassingStage.makeUID()
  var outputCol = "conformance_zero"
  var inputColumns: [String] { [] }

  func outputFields(for input: Schema) throws -> [StructField] {
    try checkNew(outputCol, param: "outputCol", in: input)
    return [StructField(outputCol, .double, nullable: false)]
  }

  func apply(to batch: inout RowBatch) throws {
    batch.append(
      StructField(outputCol, .double, nullable: false), .doubles([Double](repeating: 0, count: batch.count)))
  }
}
