import Gnista
import GnistaTestSupport
import Testing

/// A transformer for tests that fails on negative numbers.
struct Picky: RowTransformer {
  static let summary = "Fails on negative numbers."
  static let spark: SparkOperator? = nil
  static let params: [Param<Self>] = [
    Param("inputCol", \.inputCol, in: .nonEmpty, "The column.")
  ]
  var uid = Picky.makeUID()
  var inputCol = "y"
  var inputColumns: [String] { [inputCol] }

  func outputFields(for input: Schema) throws -> [StructField] {
    [StructField("label", .string), StructField("point", .vector)]
  }

  func apply(to batch: inout RowBatch) throws {
    let numbers = try batch.column(inputCol).doubleValues ?? []
    if let row = numbers.firstIndex(where: { $0 < 0 }) {
      throw invalidValue(inputCol, "\(numbers[row])", row: row)
    }
    batch.append(StructField("label", .string), .strings(numbers.map { "n\($0)" }))
    batch.append(StructField("point", .vector), .vectors(try VectorBlock(numbers.map { .dense([$0, -$0]) })))
  }
}

@Suite("Runs of fused stages")
struct FusedRunTests {
  let model = PipelineModel(stages: [
    Shifter().with { $0.dropsNegative = true }, Picky(),
    Shifter().with {
      $0.inputCol = "y"; $0.outputCol = "z"
    },
  ])
  static let numbers: [Double] = (0..<5_000).map { Double($0 % 7) - 3 }

  static func expected(_ numbers: [Double]) -> [[Value]] {
    numbers.filter { $0 + 1 >= 0 }.map { number in
      [
        .double(number), .double(number + 1), .string("n\(number + 1)"),
        .vector(.dense([number + 1, -number - 1])), .double(number + 2),
      ]
    }
  }

  @Test("A row that one stage leaves out does not reach the next, in any way of running the stages")
  func dropped() async throws {
    let columns = [(name: "x", column: BatchColumn.doubles(Self.numbers))]
    let local = Session(engine: LocalEngine())
    let embedded = try await Session.embedded()
    for session in [local, embedded] {
      let rows = try await model.transform(session.createDataFrame(columns: columns)).collect()
      #expect(rows.map(\.values) == Self.expected(Self.numbers), "\(session.engine.name)")
    }
    // Grouped, the run is a function inside the engine's own query.
    let count = try await model.transform(embedded.createDataFrame(columns: columns)).count()
    #expect(count == Self.expected(Self.numbers).count)
    let labels = try await model.transform(embedded.createDataFrame(columns: columns)).groupBy(col("label"))
      .count()
      .collect()
    #expect(Set(labels.map { $0[0] }) == ["n0.0", "n1.0", "n2.0", "n3.0", "n4.0"])
    let batch = RowBatch(
      schema: Schema([StructField("x", .double)]), columns: [.doubles(Self.numbers)],
      count: Self.numbers.count)
    #expect(try model.score(batch).rows.map(\.values) == Self.expected(Self.numbers))
    await embedded.close()
  }

  @Test("A batch of which no row is left has no rows in the end")
  func allDropped() async throws {
    let columns = [(name: "x", column: BatchColumn.doubles([-5, -6]))]
    let embedded = try await Session.embedded()
    for session in [Session(engine: LocalEngine()), embedded] {
      let frame = try model.transform(session.createDataFrame(columns: columns))
      #expect(try await frame.collect().isEmpty)
    }
    #expect(try await model.transform(embedded.createDataFrame(columns: columns)).count() == 0)
    await embedded.close()
  }

  @Test("Rows that are left out keep their place and get nulls when functions run over a batch")
  func inPlace() throws {
    var batch = RowBatch(
      schema: Schema([StructField("x", .double)]), columns: [.doubles([1, -4, 2])], count: 3)
    let drop: BatchFunction = { batch in
      batch.append(StructField("y", .double), .doubles([1, 2, 3]))
      batch.drop(where: [false, true, false])
    }
    let name: BatchFunction = { batch in
      #expect(batch.count == 2)
      batch.append(StructField("s", .string), .strings(["a", "b"]))
    }
    try batch.run([drop, name])
    #expect(batch.count == 3)
    #expect(batch.dropped == [false, true, false])
    #expect((0..<3).map { batch.row($0).values } == [[1.0, 1.0, "a"], [-4.0, nil, nil], [2.0, 3.0, "b"]])
  }
}
