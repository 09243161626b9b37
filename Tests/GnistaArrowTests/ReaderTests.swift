import Foundation
import GnistaCore
import Testing

@testable import GnistaArrow

@Suite("Reading Arrow streams")
struct ReaderTests {
  @Test(arguments: ArrowGolden.names)
  func `The schema is the one that PyArrow reads`(_ name: String) throws {
    let golden = try ArrowGolden(name)
    let schema = try ArrowStreamReader(golden.stream).schema
    #expect(JSONValue.array(schema.fields.map(\.described)) == golden.expected["schema"])
    #expect(JSONValue.object(schema.metadata.mapValues { .string($0) }) == golden.expected["metadata"])
  }

  @Test(arguments: ArrowGolden.names)
  func `The rows are those that PyArrow reads`(_ name: String) throws {
    let golden = try ArrowGolden(name)
    let wanted = try #require(golden.expected["batches"]?.arrayValue)
    let batches = try golden.batches()
    try #require(batches.count == wanted.count)
    for (batch, json) in zip(batches, wanted) { #expect(try batch.rows().differences(from: json) == []) }
  }

  @Test func `Arrow's types become the Spark types that hold all their values`() throws {
    let texts = try ["integers", "decimals", "times", "texts", "nested", "metadata"].map { name in
      try ArrowStreamReader(ArrowGolden(name).stream).schema.columns().fields.map {
        $0.name + " " + $0.dataType.simpleString
      }
    }
    #expect(
      texts[0] == [
        "int8 tinyint", "uint8 smallint", "int16 smallint", "uint16 int", "int32 int", "uint32 bigint",
        "int64 bigint", "uint64 decimal(20,0)", "boolean boolean", "none void",
      ])
    #expect(texts[1][2...] == ["large decimal(38,0)", "spark decimal(10,2)", "fraction decimal(38,38)"])
    #expect(texts[2].contains("instant_s timestamp") && texts[2].contains("local_ns timestamp_ntz"))
    #expect(texts[2].contains("length_ms interval day to second") && texts[2].last == "interval interval")
    #expect(texts[3][4...] == ["fixed binary", "nothing binary"])
    #expect(texts[4][6] == "map map<string,bigint>")
    #expect(texts[5] == ["features vector", "id bigint", "id bigint"])
  }

  @Test func `Spark's metadata of a column is read and written`() throws {
    let columns = try ArrowStreamReader(ArrowGolden("metadata").stream).schema.columns()
    #expect(columns.fields[0].metadata == ["ml_attr": ["num_attrs": 3]])
    #expect(try ArrowSchema(columns).columns() == columns)
  }

  @Test func `Numbers and texts stand in columns without a value for each cell`() throws {
    let batch = try ArrowGolden("integers").batches()[0].rows()
    guard case .long(let values) = try batch.column("int64").storage else {
      Issue.record("not a column of 64-bit numbers")
      return
    }
    #expect(values[0] == .min && values[3] == .max)
    #expect(try batch.column("int64").nulls == [false, true, false, false, false])
    let texts = try ArrowGolden("texts").batches()[0].rows().column("large_string")
    guard case .string(let column) = texts.storage else {
      Issue.record("not a column of texts")
      return
    }
    #expect(column[4] == "日本 🔥")
  }

  @Test func `Dense vectors of one size come as one block`() throws {
    let rows = RowBatch(
      schema: Schema([StructField("v", .vector)]),
      columns: [.vectors(VectorBlock(count: 2, size: 3, storage: .dense([1, 2, 3, 4, 5, 6])))], count: 2)
    let read = try ArrowBatch(rows).rows()
    #expect(
      read.columns[0].storage == .vector(VectorBlock(count: 2, size: 3, storage: .dense([1, 2, 3, 4, 5, 6]))))
  }

  @Test func `A batch may be read as the schema that a server announced`() throws {
    let batch = try ArrowGolden("metadata").batches()[0]
    let announced = Schema([
      StructField("v", .structure(Schema.vectorStorage)), StructField("a", .long), StructField("b", .long),
    ])
    let rows = try batch.rows(as: announced)
    #expect(rows.schema == announced)
    #expect(rows.columns[0][1].rowValue?.values[1] == .integer(3))
    let wrong = Schema([
      StructField("v", .vector), StructField("a", .string), StructField("b", .long),
    ])
    let error = #expect(throws: GnistaError.self) { try batch.rows(as: wrong) }
    #expect(error?.message == "column 'a' was announced as string, but came with the Arrow type int64")
    let short = #expect(throws: GnistaError.self) { try batch.rows(as: Schema([StructField("v", .vector)])) }
    #expect(short?.code == .typeMismatch)
  }

  @Test func `What Gnista does not read is refused with name, type and remedy`() throws {
    let cases = try #require(ArrowGolden.file("refused")["cases"]?.arrayValue)
    #expect(cases.count == 20)
    for json in cases {
      let name = try #require(json["name"]?.stringValue)
      let stream = try #require(Data(base64Encoded: json["stream"]?.stringValue ?? ""))
      let error = #expect(throws: GnistaError.self, "\(name)") {
        var reader = try ArrowStreamReader(stream)
        for batch in try reader.batches() { _ = try batch.rows() }
      }
      #expect(
        error?.code == (error?.message.contains("row 0") == true ? .invalidValue : .unsupported), "\(name)")
      for word in json["words"]?.arrayValue ?? [] {
        #expect(
          error?.message.contains(word.stringValue ?? "?") == true, "\(name): \(error?.message ?? "none")")
      }
    }
  }

  @Test func `Intervals of days and milliseconds are read, up to what microseconds can count`() throws {
    func batch(_ parts: [Int32], _ validity: ArrowBuffer? = nil) throws -> ArrowBatch {
      let field = ArrowField("i", .interval(.dayTime))
      let array = try ArrowArray(
        field, count: parts.count / 2, validity: validity, values: ArrowBuffer(parts))
      return try ArrowBatch(ArrowSchema([field]), columns: [array], count: parts.count / 2)
    }
    let rows = try batch([-3, 5, .max, .max], ArrowBuffer([1] as [UInt8])).rows()
    #expect(rows.schema.fields[0].dataType == .dayTimeInterval)
    #expect(rows.columns[0][0] == .dayTimeInterval(-3 * 86_400_000_000 + 5000) && rows.columns[0][1] == .null)
    let error = #expect(throws: GnistaError.self) { try batch([0, 0, .max, .max]).rows() }
    #expect(error?.message.contains("column 'i', row 1: 2147483647 days") == true)
  }

  @Test func `Bytes that are not UTF-8 are mended text by text`() throws {
    let field = ArrowField("t", .utf8)
    let broken = try ArrowArray(
      field, count: 3, offsets: ArrowBuffer([Int32(0), 2, 3, 5]),
      values: ArrowBuffer([0x61, 0xC3, 0xB6, 0xC3, 0xB6] as [UInt8]))
    let texts = try broken.strings()
    #expect((0..<3).map { texts[$0] } == ["a\u{FFFD}", "\u{FFFD}", "ö"])
  }

  @Test func `Offsets need not begin at zero`() throws {
    let list = ArrowField.list(of: ArrowField("item", .integer(bits: 8, signed: true)), named: "l")
    let elements = try ArrowArray(list.children[0], count: 5, values: ArrowBuffer([1, 2, 3, 4, 5] as [Int8]))
    let array = try ArrowArray(
      list, count: 2, offsets: ArrowBuffer([Int32(2), 3, 5]), children: [elements])
    let batch = try ArrowBatch(ArrowSchema([list]), columns: [array], count: 2).rows()
    #expect(batch.columns[0][0] == .array([.byte(3)]) && batch.columns[0][1] == .array([.byte(4), .byte(5)]))
    let text = try ArrowArray(
      ArrowField("t", .utf8), count: 1, offsets: ArrowBuffer([Int32(1), 3]),
      values: ArrowBuffer(Array("xyz".utf8)))
    #expect(try text.strings()[0] == "yz")
  }

  @Test func `An array whose buffers do not suit its type cannot be made`() throws {
    let number = ArrowField("n", .integer(bits: 32, signed: true))
    let text = ArrowField("t", .utf8)
    let attempts: [() throws -> ArrowArray] = [
      { try ArrowArray(number, count: 2, values: ArrowBuffer([Int32(1)])) },
      { try ArrowArray(number, count: -1, values: ArrowBuffer()) },
      {
        try ArrowArray(
          number, count: 9, validity: ArrowBuffer([0xFF] as [UInt8]),
          values: ArrowBuffer([Int64](repeating: 0, count: 9)))
      },
      { try ArrowArray(number, count: 1, nullCount: 1, values: ArrowBuffer([Int32(1)])) },
      {
        try ArrowArray(
          text, count: 1, offsets: ArrowBuffer([Int32(0), 4]), values: ArrowBuffer([1, 2, 3] as [UInt8]))
      },
      {
        try ArrowArray(
          text, count: 2, offsets: ArrowBuffer([Int32(0), 2, 1]), values: ArrowBuffer([1, 2, 3] as [UInt8]))
      },
      {
        try ArrowArray(
          text, count: 1, offsets: ArrowBuffer([Int32(-1), 2]), values: ArrowBuffer([1, 2, 3] as [UInt8]))
      },
      { try ArrowArray(ArrowField("l", .list), count: 0) },
      { try ArrowArray(ArrowField("d", .utf8, dictionary: ArrowDictionaryEncoding(id: 0)), count: 0) },
      {
        try ArrowArray(ArrowField("s", .structure, children: [number]), count: 1, children: [.empty(number)])
      },
      {
        try ArrowArray(
          ArrowField("f", .fixedSizeList(size: .max), children: [number]), count: 2,
          children: [.empty(number)])
      },
    ]
    let negative = ArrowField("f", .fixedSizeList(size: -1), children: [number])
    let sizes: [() throws -> ArrowArray] = [
      { try ArrowArray(negative, count: 2, children: [.empty(number)]) },
      { try ArrowArray(ArrowField("b", .fixedSizeBinary(width: .max)), count: 0, values: ArrowBuffer()) },
    ]
    for (index, attempt) in (attempts + sizes).enumerated() {
      let error = #expect(throws: GnistaError.self, "\(index)") { try attempt() }
      #expect(error?.code == .malformedData)
    }
  }
}
