import GnistaCore
import GnistaML
import Testing

@Suite struct VectorAssemblerTests {
  /// The size of these vectors is found by Spark in the first row; a stage that looks at no data does not know it.
  static let unknownSizes = [
    "numbers, booleans and vectors", "vector first", "a NaN inside a vector is no error",
    "null vectors of unknown size, skip",
  ]

  @Test(arguments: try FeatureCase.answered("vector_assembler"))
  func `The vectors and metadata are those that Spark gives`(_ example: FeatureCase) throws {
    var example = example
    if Self.unknownSizes.contains(example.name) { example.fields[0].metadata = ["ml_attr": [:]] }
    try example.check(example.make(VectorAssembler.self))
  }

  @Test(arguments: try FeatureCase.refused("vector_assembler"))
  func `What Spark refuses is refused`(_ example: FeatureCase) {
    example.checkRefused { try example.make(VectorAssembler.self) }
  }

  @Test func `A null names the column and the remedies`() throws {
    let stage = VectorAssembler(inputCols: ["x", "y"], outputCol: "v")
    var batch = try RowBatch(
      schema: Schema([StructField("x", .double), StructField("y", .integer)]), rows: [[1.0, nil]])
    let error = #expect(throws: GnistaError.self) { try stage.apply(to: &batch) }
    #expect(error?.code == .invalidValue)
    for part in ["column 'y' holds a null", "'skip'", "'keep'", "Imputer"] {
      #expect(error?.message.contains(part) == true, "\(part)")
    }
  }

  @Test func `A text column names the column, its type and the remedy`() throws {
    let stage = VectorAssembler(inputCols: ["s"], outputCol: "v")
    let error = #expect(throws: GnistaError.self) {
      try stage.outputSchema(for: Schema([StructField("s", .string)]))
    }
    #expect(error?.code == .typeMismatch)
    #expect(error?.message.contains("column 's' (inputCols) is string") == true)
    #expect(error?.message.contains("StringIndexer") == true)
  }

  @Test func `Rows that another stage leaves out raise no error`() throws {
    let stage = VectorAssembler(inputCols: ["x"], outputCol: "v")
    var batch = try RowBatch(schema: Schema([StructField("x", .double)]), rows: [[nil], [2.0]])
    batch.drop(where: [true, false])
    try stage.apply(to: &batch)
    #expect(batch.compacted().columns[1][0] == .vector(.dense([2])))
  }

  @Test func `One-hot blocks and numbers share one layout`() throws {
    let onehot = VectorBlock(
      count: 3, size: 8,
      storage: .sparse(
        offsets: [0, 1, 1, 2], indices: [2, 7], values: [1, 1], isDense: [false, false, false]))
    var batch = RowBatch(
      schema: Schema([StructField("x", .double), StructField("h", .vector)]),
      columns: [.doubles([0, 5, -1]), .vectors(onehot)], count: 3)
    try VectorAssembler(inputCols: ["h", "x"], outputCol: "v").apply(to: &batch)
    #expect(
      batch.rows.map { $0[2] } == [
        .vector(.sparse(size: 9, indices: [2], values: [1])),
        .vector(.sparse(size: 9, indices: [8], values: [5])),
        .vector(.sparse(size: 9, indices: [7, 8], values: [1, -1])),
      ])
  }
}
