import GnistaArrow
import GnistaCore
import GnistaFrame
import Testing

@testable import GnistaSpark

@Suite("Rows in memory as Arrow streams")
struct LocalRelationTests {
  private func data(_ rows: Int, _ perBatch: Int) throws -> Plan.LocalData {
    let schema = Schema([StructField("id", .long, nullable: false), StructField("s", .string)])
    let batches = try stride(from: 0, to: rows, by: perBatch).map { start in
      try RowBatch(
        schema: schema,
        rows: (start..<min(rows, start + perBatch)).map { [.long(Int64($0)), .string("row \($0)")] })
    }
    return Plan.LocalData(schema: schema, batches: batches)
  }

  @Test func `Chunks are whole streams, in order, without a row lost`() throws {
    let chunks = try LocalRelations.chunks(try data(1_000, 100), limit: 4_000)
    #expect(chunks.count > 2)
    var ids: [Int] = []
    for chunk in chunks {
      var reader = try ArrowStreamReader(chunk)
      for batch in try reader.batches() { ids += try batch.rows().rows.compactMap { $0[0].integerValue } }
    }
    #expect(ids == Array(0..<1_000))
  }

  @Test func `No rows make no stream`() throws {
    #expect(try LocalRelations.chunks(try data(0, 10), limit: 100).isEmpty)
  }
}
