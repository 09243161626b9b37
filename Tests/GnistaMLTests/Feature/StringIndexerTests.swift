import GnistaCore
import GnistaML
import Testing

@Suite struct StringIndexerTests {
  @Test(arguments: try FeatureCase.answered("string_indexer"))
  func `Labels, indices and metadata are those that Spark gives`(_ example: FeatureCase) async throws {
    let model = try await example.checkFit(StringIndexer.self)
    let labels = (example.model?["labelsArray"]?.arrayValue ?? []).map { list in
      (list.arrayValue ?? []).compactMap(\.stringValue)
    }
    // Compared by bytes, because strings of equal letters and different bytes are equal in Swift.
    #expect(model.labelsArray.map { $0.map { Array($0.utf8) } } == labels.map { $0.map { Array($0.utf8) } })
  }

  @Test(arguments: try FeatureCase.refused("string_indexer"))
  func `What Spark refuses is refused`(_ example: FeatureCase) async throws {
    try await example.checkFitRefused(StringIndexer.self)
  }

  @Test func `Labels are told apart by their bytes`() throws {
    let model = StringIndexerModel(labels: ["e\u{301}", "\u{e9}"], inputCol: "s", outputCol: "i")
    var batch = try RowBatch(schema: Schema([StructField("s", .string)]), rows: [["\u{e9}"], ["e\u{301}"]])
    try model.apply(to: &batch)
    #expect(batch.rows.map { $0[1] } == [1.0, 0.0])
  }

  @Test func `Ten thousand labels are found`() throws {
    let labels = (0..<10_000).map { "label \($0 &* 2_654_435_761 % 1_000_003)" }
    let model = StringIndexerModel(labels: labels, inputCol: "s", outputCol: "i")
    var batch = RowBatch(
      schema: Schema([StructField("s", .string)]), columns: [.strings(labels.reversed())], count: labels.count
    )
    try model.apply(to: &batch)
    #expect(batch.columns[1].doubleValues == (0..<10_000).reversed().map(Double.init))
  }

  @Test func `An unseen label names the label, the column and the remedies`() throws {
    let model = StringIndexerModel(labels: ["cash", "card"], inputCol: "payment", outputCol: "i")
    var batch = try RowBatch(schema: Schema([StructField("payment", .string)]), rows: [["cash"], ["cheque"]])
    let error = #expect(throws: GnistaError.self) { try model.apply(to: &batch) }
    #expect(error?.code == .unseenCategory)
    for part in ["'payment'", "'cheque'", "'keep'", "the index 2", "'skip'", "cash, card"] {
      #expect(error?.message.contains(part) == true, "\(part) in: \(error?.message ?? "")")
    }
  }

  @Test func `A null names the column and the remedies`() throws {
    let model = StringIndexerModel(labels: ["cash"], inputCol: "payment", outputCol: "i")
    var batch = try RowBatch(schema: Schema([StructField("payment", .string)]), rows: [[nil]])
    let error = #expect(throws: GnistaError.self) { try model.apply(to: &batch) }
    #expect(error?.code == .invalidValue)
    #expect(error?.message.contains("column 'payment' holds a null; set handleInvalid to 'keep'") == true)
  }

  @Test func `Rows that another stage leaves out raise no error`() throws {
    let model = StringIndexerModel(labels: ["a"], inputCol: "s", outputCol: "i")
    var batch = try RowBatch(schema: Schema([StructField("s", .string)]), rows: [["a"], ["b"]])
    batch.drop(where: [false, true])
    try model.apply(to: &batch)
    #expect(batch.compacted().columns[1].doubleValues == [0])
  }

  @Test func `The four column parameters must fit together`() throws {
    var indexer = StringIndexer()
    let schema = Schema([StructField("s", .string), StructField("t", .string)])
    func message() -> String? {
      #expect(throws: GnistaError.self) { try indexer.outputSchema(for: schema) }?.message
    }
    #expect(message()?.contains("neither is set") == true)
    indexer.inputCol = "s"
    #expect(try indexer.outputSchema(for: schema).names == ["s", "t", indexer.uid + "__output"])
    indexer.outputCols = ["o"]
    #expect(message()?.contains("use outputCol") == true)
    indexer.inputCols = ["s", "t"]
    #expect(message()?.contains("both are set") == true)
    indexer.inputCol = nil
    #expect(message()?.contains("as many outputCols as inputCols, but has 1 for 2") == true)
    indexer.outputCols = ["o", "O"]
    #expect(message()?.contains("twice") == true)
    indexer.outputCols = nil
    #expect(message()?.contains("outputCols must be set too") == true)
    indexer.outputCols = ["o", "T"]
    #expect(message()?.contains("'T' (outputCols) exists already") == true)
  }

  @Test func `A model is the same after it has been written and read`() throws {
    var model = StringIndexerModel(labelsArray: [["b", "a"], ["x"]])
    model.inputCols = ["s", "t"]
    model.outputCols = ["i", "j"]
    model.handleInvalid = .keep
    let read = try JSONRoundTrip.copy(model)
    #expect(read.labelsArray == model.labelsArray)
    #expect(read.paramValues == model.paramValues)
    #expect(read.uid == model.uid)
  }
}
