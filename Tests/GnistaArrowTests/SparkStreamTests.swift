import Foundation
import GnistaArrow
import GnistaCore
import Testing

/// Streams that a Spark Connect server sent (Scripts/reference/arrow_spark.py).
@Suite("Arrow streams of a Spark server")
struct SparkStreamTests {
  private struct Case {
    let json: JSONValue
    let name: String
    let stream: Data

    init(_ json: JSONValue) throws {
      self.json = json
      name = try #require(json["name"]?.stringValue)
      stream = try #require(Data(base64Encoded: json["stream"]?.stringValue ?? ""))
    }

    func rows() throws -> RowBatch {
      var reader = try ArrowStreamReader(stream)
      let batch = try #require(try reader.next())
      #expect(try reader.next() == nil)
      return try batch.rows()
    }
  }

  private func cases() throws -> [Case] {
    try #require(ArrowGolden.file("spark")["cases"]?.arrayValue).map(Case.init)
  }

  /// Spark's text of a value; a frame knows intervals in their widest form only, and shows bytes as numbers.
  private func text(_ value: Value, _ type: String) -> String? {
    switch value {
    case .binary(let bytes): String(decoding: bytes, as: UTF8.self)
    case .dayTimeInterval(let micros) where type == "interval hour":
      "INTERVAL '0\(micros / 3_600_000_000)' HOUR"
    case .yearMonthInterval(let months) where type == "interval year": "INTERVAL '\(months / 12)' YEAR"
    // Inside nested values a cast writes null where show has NULL.
    default: SparkText.text(of: value)?.replacing("NULL", with: "null")
    }
  }

  @Test func `Values show as they do in Spark`() throws {
    let cases = try cases().filter { $0.json["words"] == nil }
    #expect(cases.map(\.name) == ["nulls", "values", "empty", "vectors", "nested vectors"])
    for item in cases {
      let rows = try item.rows()
      let types = item.json["types"]?.arrayValue?.compactMap(\.stringValue) ?? []
      let columns = item.json["columns"]?.arrayValue ?? []
      try #require(types.count == rows.schema.count && columns.count == rows.schema.count)
      for (index, field) in rows.schema.fields.enumerated() {
        let found = (0..<rows.count).map { text(rows.columns[index][$0], types[index]) }
        let wanted = columns[index].arrayValue?.map(\.stringValue)
        #expect(found == wanted, "\(item.name): \(field.name) of type \(types[index])")
      }
    }
  }

  @Test func `Types and nullability are Spark's`() throws {
    for item in try cases() where item.json["types"] != nil {
      let schema = try item.rows().schema
      let types = item.json["types"]?.arrayValue?.compactMap(\.stringValue).map { type in
        switch type {
        case "interval hour": "interval day to second"
        case "interval year": "interval year to month"
        default: type
        }
      }
      #expect(schema.fields.map(\.dataType.simpleString) == types, "\(item.name)")
      if item.name == "values" { #expect(schema.fields[0].nullable == false) }
      if item.name == "nulls" { #expect(!schema.fields.contains { !$0.nullable }) }
    }
  }

  @Test func `What Spark sends is written as Spark sends it`() throws {
    for item in try cases() where item.json["types"] != nil {
      var reader = try ArrowStreamReader(item.stream)
      // The metadata of columns may be written in another order.
      let columns = try reader.schema.columns()
      #expect(ArrowSchema(columns) == reader.schema, "\(item.name)")
      let batch = try #require(try reader.next())
      let again = try ArrowBatch(batch.rows())
      #expect(again.schema == batch.schema)
      #expect(try again.rows().rows == batch.rows().rows)
    }
  }

  @Test func `What Gnista has no values for is refused with name, type and remedy`() throws {
    let cases = try cases().filter { $0.json["words"] != nil }
    #expect(cases.map(\.name) == ["variant", "time", "lz4", "zstd"])
    for item in cases {
      let error = #expect(throws: GnistaError.self) { try item.rows() }
      #expect(error?.code == .unsupported)
      for word in item.json["words"]?.arrayValue ?? [] {
        #expect(
          error?.message.contains(word.stringValue ?? "?") == true,
          "\(item.name): \(error?.message ?? "none")")
      }
    }
  }
}
