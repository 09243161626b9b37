import Foundation
import GnistaCore
import Testing

@testable import GnistaArrow

@Suite("Writing Arrow streams")
struct WriterTests {
  @Test(arguments: ArrowGolden.names)
  func `What was read and written again is the same`(_ name: String) throws {
    let golden = try ArrowGolden(name)
    var reader = try ArrowStreamReader(golden.stream)
    let batches = try reader.batches()
    let written = try ArrowStreamWriter.stream(reader.schema, batches)
    var again = try ArrowStreamReader(written)
    #expect(again.schema == reader.schema)
    #expect(try again.batches() == batches)
  }

  @Test(arguments: [
    "integers", "floats", "decimals", "times", "texts", "nested", "dictionaries", "slices", "metadata",
  ])
  func `Rows in Arrow's form are read as the same rows`(_ name: String) throws {
    let golden = try ArrowGolden(name)
    for (batch, json) in zip(try golden.batches(), try #require(golden.expected["batches"]?.arrayValue)) {
      let rows = try batch.rows()
      let again = try ArrowBatch(rows)
      let stream = try ArrowStreamWriter.stream(again.schema, [again])
      var reader = try ArrowStreamReader(stream)
      let read = try #require(try reader.next()).rows()
      #expect(read.schema == rows.schema)
      #expect(read.differences(from: json) == [])
      #expect(try reader.next() == nil)
    }
  }

  @Test func `All types of a frame pass through Arrow`() throws {
    let batch = try SampleRows.everyType()
    let arrow = try ArrowBatch(batch)
    var reader = try ArrowStreamReader(ArrowStreamWriter.stream(arrow.schema, [arrow, arrow]))
    let read = try reader.batches()
    try #require(read.count == 2)
    #expect(try read[1].rows().schema == batch.schema)
    #expect(try read[0].rows().rows == batch.rows)
    #expect(try read[1].rows(as: batch.schema).rows == batch.rows)
  }

  @Test func `Spark's layouts are used`() throws {
    let schema = ArrowSchema(try SampleRows.everyType().schema)
    func type(_ name: String) -> String? { schema.fields.first { $0.name == name }?.type.description }
    #expect(type("timestamp") == "timestamp[us, tz=UTC]" && type("timestamp_ntz") == "timestamp[us]")
    #expect(type("interval day to second") == "duration[us]" && type("interval") == "month_day_nano_interval")
    #expect(
      type("interval year to month") == "month_interval" && type("decimal(12,3)") == "decimal128(12, 3)")
    let vector = try #require(schema.fields.first { $0.name == "vector" })
    #expect(vector.children.map(\.name) == ["type", "size", "indices", "values"])
    #expect(vector.children.map(\.nullable) == [false, true, true, true])
    let map = try #require(schema.fields.first { $0.name.hasPrefix("map") })
    #expect(map.children[0].name == "entries" && map.children[0].children.map(\.name) == ["key", "value"])
  }

  @Test func `Buffers begin at words of 8 bytes and bits of nulls are left out where there are none`() throws
  {
    let rows = RowBatch(
      schema: Schema([StructField("a", .byte), StructField("b", .string)]),
      columns: [
        BatchColumn(type: .byte, storage: .byte([1, 2, 3])), .strings(["x", "yz", ""]),
      ], count: 3)
    let batch = try ArrowBatch(rows)
    #expect(batch.columns.allSatisfy { $0.validity == nil })
    var encoder = BatchEncoder()
    for column in batch.columns { encoder.append(column) }
    #expect(encoder.buffers.map(\.count) == [0, 3, 0, 16, 3])
    let stream = try ArrowStreamWriter.stream(batch.schema, [batch])
    #expect(stream.count % 8 == 0)
    #expect(stream.suffix(8).elementsEqual([0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0] as [UInt8]))
  }

  @Test func `Rows that a stage left out are not written`() throws {
    var rows = RowBatch(
      schema: Schema([StructField("a", .long)]),
      columns: [BatchColumn(type: .long, storage: .long([1, 2, 3]))], count: 3)
    rows.drop(where: [false, true, false])
    #expect(try ArrowBatch(rows).rows().columns[0].storage == .long([1, 3]))
  }

  @Test func `Null in a column that allows none is refused with its place`() throws {
    let inner = Schema([StructField("b", .long, nullable: false)])
    let rows = try RowBatch(
      schema: Schema([StructField("a", .structure(inner))]),
      rows: [
        [.null], [.structure(Row(schema: inner, values: [.long(1)]))],
        [.structure(Row(schema: inner, values: [.null]))],
      ])
    let error = #expect(throws: GnistaError.self) { try ArrowBatch(rows) }
    #expect(
      error?.message
        == "column 'a.b', row 2: null stands where the schema allows none; make the column nullable")
    let fine = try RowBatch(
      schema: rows.schema, rows: [[.null], [.structure(Row(schema: inner, values: [.long(1)]))]])
    #expect(try ArrowBatch(fine).rows().rows == fine.rows)
  }

  @Test func `Values that do not fit Arrow's types are refused with their place`() throws {
    func message(_ type: DataType, _ value: Value) -> String? {
      let rows = RowBatch(
        schema: Schema([StructField("x", type)]),
        columns: [BatchColumn(type: type, storage: .values([value]))], count: 1)
      return (#expect(throws: GnistaError.self) { try ArrowBatch(rows) })?.message
    }
    let decimal = DataType.decimal(precision: 4, scale: 2)
    #expect(
      message(decimal, .decimal(DecimalValue(unscaled: 12345, scale: 2)))
        == "column 'x', row 0: 123.45 does not fit 4 digits with 2 after the point; round it")
    #expect(
      message(decimal, .decimal(DecimalValue(unscaled: 1, scale: 3)))?.contains("0.001 does not fit") == true)
    #expect(
      message(.calendarInterval, .calendarInterval(months: 0, days: 0, microseconds: .max))?
        .contains("is too long for Arrow") == true)
    #expect(
      message(.array(.long), .array(["a"]))?.hasPrefix("column 'x.element', row 0: a value of type string")
        == true)
    #expect(
      message(.binary, .long(1))?.contains("a value of type bigint does not fit a column of type binary")
        == true)
  }

  @Test func `A stream has one schema, and a dictionary's number stands for one dictionary`() throws {
    let batch = try ArrowGolden("integers").batches()[0]
    var writer = ArrowStreamWriter(ArrowSchema())
    #expect(throws: GnistaError.self) { try writer.write(batch) }
    let field = ArrowField("d", .utf8, dictionary: ArrowDictionaryEncoding(id: 7))
    func column(_ word: String) throws -> ArrowArray {
      let words = try ArrowArray(
        field.dictionaryValues, count: 1, offsets: ArrowBuffer([Int32(0), Int32(word.utf8.count)]),
        values: ArrowBuffer(Array(word.utf8)))
      return try ArrowArray(field, count: 1, values: ArrowBuffer([Int32(0)]), dictionary: words)
    }
    let schema = ArrowSchema([field, field])
    let clash = try ArrowBatch(schema, columns: [column("a"), column("b")], count: 1)
    let error = #expect(throws: GnistaError.self) { try ArrowStreamWriter.stream(schema, [clash]) }
    #expect(error?.message.contains("number 7") == true)
    let shared = try ArrowBatch(schema, columns: [column("a"), column("a")], count: 1)
    var reader = try ArrowStreamReader(ArrowStreamWriter.stream(schema, [shared]))
    #expect(try reader.next()?.rows().row(0).values == ["a", "a"])
  }
}
