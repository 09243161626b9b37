import Foundation
import GnistaCore
import Testing

@testable import GnistaFrame

struct RowDecoderTests {
  private func decode<T: Decodable>(_ type: T.Type, _ ddl: String, _ values: [Value]) throws -> T {
    let schema = try Schema(ddl: ddl)
    return try RowDecoder(schema: schema).decode(type, from: Row(schema: schema, values: values), number: 7)
  }

  private func error<T: Decodable>(_ type: T.Type, _ ddl: String, _ values: [Value]) -> GnistaError? {
    #expect(throws: GnistaError.self) { try decode(type, ddl, values) }
  }

  @Test func `What was encoded is decoded`() throws {
    let place = Everything.Place(street: "y", number: 3)
    let rows = [
      Everything.sample(),
      Everything.sample(tip: 2, last: place, places: [place, .init(street: "z", number: nil)]),
    ]
    let (schema, batches) = try RowEncoder().encode(rows)
    let decoder = RowDecoder(schema: schema)
    let decoded = try (0..<2).map { try decoder.decode(Everything.self, from: batches[0], row: $0) }
    #expect(decoded == rows)
  }

  @Test func `Numbers are read where they fit`() throws {
    #expect(
      try decode(
        Trip.self, "id TINYINT, fare INT, tip DECIMAL(5,2)",
        [
          .byte(3), .integer(4), .decimal(DecimalValue(unscaled: 150, scale: 2)),
        ]) == Trip(id: 3, fare: 4, tip: 1.5))
    #expect(try decode(UInt8.self, "x BIGINT", [.long(200)]) == 200)
    #expect(
      try decode(Decimal.self, "x DECIMAL(5,2)", [.decimal(DecimalValue(unscaled: -150, scale: 2))]) == -1.5)
    #expect(try decode([Double].self, "x VECTOR", [.vector(.dense([1, 2]))]) == [1, 2])
    #expect(try decode(Double?.self, "x DOUBLE", [.null]) == nil)
    #expect(
      try decode(
        [Int: String].self, "x MAP<INT, STRING>",
        [
          .map([.init(key: .integer(1), value: "a")])
        ]) == [1: "a"])
  }

  @Test func `Names are found in any case`() throws {
    #expect(
      try decode(Trip.self, "ID BIGINT, Fare DOUBLE, TIP DOUBLE", [.long(1), .double(2), .null])
        == Trip(id: 1, fare: 2, tip: nil))
  }

  @Test func `A null for a property that is not optional names the column`() {
    let error = error(Trip.self, "id BIGINT, fare DOUBLE, tip DOUBLE", [.long(1), .null, .null])
    #expect(error?.code == .invalidValue)
    #expect(
      error?.message
        == "row 7, column 'fare': null cannot be read as Double; declare it as Double? or fill the nulls first"
    )
  }

  @Test func `A value of another type names value and types`() {
    #expect(
      error(Trip.self, "id DOUBLE, fare DOUBLE, tip DOUBLE", [.double(1.5), .double(2), .null])?.message
        == "row 7, column 'id': 1.5, a double, cannot be read as Int; cast the column or change the type")
    #expect(error(Int8.self, "x INT", [.integer(200)])?.code == .typeMismatch)
    #expect(error(Double.self, "x BOOLEAN", [.boolean(true)])?.code == .typeMismatch)
  }

  @Test func `A property without column is an error even when it is optional`() {
    let error = error(Trip.self, "id BIGINT, fare DOUBLE, tipp DOUBLE", [.long(1), .double(2), .double(3)])
    #expect(error?.code == .unknownColumn)
    #expect(error?.message.hasPrefix("row 7: no column is named 'tip'; did you mean 'tipp'?") == true)
  }

  @Test func `Errors inside structs and lists name the place`() {
    struct Outer: Decodable { var places: [Everything.Place] }
    let schema = Schema([StructField("street", .string), StructField("number", .integer)])
    let inner = Value.structure(Row(schema: schema, values: [.null, .integer(1)]))
    #expect(
      error(Outer.self, "places ARRAY<STRUCT<street STRING, number INT>>", [.array([inner])])?.message
        == "row 7, column 'places[0].street': null cannot be read as String; declare it as String? or fill the "
        + "nulls first")
    struct Kinds: Decodable { var kind: Everything.Kind }
    #expect(
      error(Kinds.self, "kind STRING", ["coins"])?.message
        == "row 7, column 'kind': Cannot initialize Kind from invalid String value coins")
  }

  @Test func `A row of several columns is no single value`() {
    #expect(
      error(Double.self, "a DOUBLE, b DOUBLE", [.double(1), .double(2)])?.message.contains(
        "select one column") == true)
  }
}
