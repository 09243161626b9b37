import GnistaCore
import Testing

@Suite("Row batches")
struct RowBatchTests {
  private let schema = Schema([
    StructField("id", .long), StructField("name", .string), StructField("v", .vector),
    StructField("tags", .array(.string)),
  ])

  private func batch(_ ids: [Int64]) throws -> RowBatch {
    try RowBatch(
      schema: schema,
      rows: ids.map { id in
        [
          .long(id), id % 2 == 0 ? .null : .string("n\(id)"), .vector(.dense([Double(id), 1])),
          .array([.string("t\(id)")]),
        ]
      })
  }

  @Test func `gives back the rows they were made of`() throws {
    let batch = try batch([1, 2])
    #expect(batch.row(1).values == [.long(2), .null, .vector(.dense([2, 1])), .array(["t2"])])
    #expect(batch.row(0).description == "Row(id=1, name=n1, v=[1.0,1.0], tags=[t1])")
  }

  @Test func `leave marked rows out when they are compacted`() throws {
    var batch = try batch([1, 2, 3, 4])
    batch.drop(where: [true, false, false, false])
    batch.drop(where: [false, false, true, false])
    #expect(batch.compacted().rows.map { $0[0] } == [.long(2), .long(4)])
    #expect(batch.rows.count == 2)
  }

  @Test func `join end to end`() throws {
    var second = try batch([3, 4])
    second.drop(where: [true, false])
    let joined = try RowBatch.joining([try batch([1, 2]), second], schema: schema)
    #expect(joined.rows.map { $0[0] } == [.long(1), .long(2), .long(4)])
    #expect(joined.columns[1].isNull(at: 1))
    #expect(joined.columns[2][2] == .vector(.dense([4, 1])))
    #expect(try RowBatch.joining([], schema: schema).count == 0)
  }

  @Test func `name the column and row of a value that does not fit`() {
    #expect {
      _ = try RowBatch(schema: Schema([StructField("age", .integer)]), rows: [[1], ["old"]])
    } throws: { error in
      let message = (error as? GnistaError)?.message ?? ""
      return message.contains("column 'age', row 1") && message.contains("string") && message.contains("int")
    }
  }
}
