import Foundation
import GnistaCore
import Testing

@testable import GnistaFrame

struct RowEncoderTests {
  private static let schema = Schema([
    StructField("flag", .boolean, nullable: false), StructField("long", .long, nullable: false),
    StructField("int", .integer, nullable: false), StructField("short", .short, nullable: false),
    StructField("byte", .byte, nullable: false), StructField("unsigned", .long, nullable: false),
    StructField("double", .double, nullable: false), StructField("float", .float, nullable: false),
    StructField("text", .string, nullable: false), StructField("date", .timestamp, nullable: false),
    StructField("day", .date, nullable: false),
    StructField("amount", .decimal(precision: 38, scale: 18), nullable: false),
    StructField("bytes", .binary, nullable: false), StructField("data", .binary, nullable: false),
    StructField("id", .string, nullable: false), StructField("kind", .string, nullable: false),
    StructField("place", .structure(place), nullable: false),
    StructField("numbers", .array(.double, containsNull: false), nullable: false),
    StructField("notes", .array(.string, containsNull: true), nullable: false),
    StructField("counts", .map(key: .string, value: .long, valueContainsNull: false), nullable: false),
    StructField("vector", .vector, nullable: false), StructField("tip", .double),
    StructField("last", .structure(place)),
    StructField("places", .array(.structure(place), containsNull: false), nullable: false),
  ])
  private static let place = Schema([
    StructField("street", .string, nullable: false), StructField("number", .integer),
  ])

  @Test func `The schema follows from the values and their types`() throws {
    let place = Everything.Place(street: "x", number: nil)
    let (schema, batches) = try RowEncoder().encode([
      Everything.sample(), Everything.sample(tip: 1, last: place, places: [place]),
    ])
    #expect(schema == Self.schema)
    let row = batches[0].row(0)
    #expect(row["amount"] == .decimal(DecimalValue(unscaled: 12_345_000_000_000_000_000, scale: 18)))
    #expect(row["date"] == .timestamp(1_600_000_000_250_000))
    #expect(row["day"] == .date(20_512))
    #expect(
      row["counts"] == .map([.init(key: "a", value: .long(1)), .init(key: "b", value: .long(2))]))
    #expect(row["kind"] == "card")
    #expect(row["tip"] == .null)
  }

  @Test func `What no value tells is found from the type`() throws {
    #expect(try RowEncoder().encode([Everything.sample()]).schema == Self.schema)
    #expect(try RowEncoder().encode([Everything]()).schema == Self.schema)
  }

  @Test func `Single values stand in one column`() throws {
    let (schema, batches) = try RowEncoder().encode([1.5, 2.5])
    #expect(schema == Schema([StructField("value", .double, nullable: false)]))
    #expect(batches[0].columns[0].storage == .double([1.5, 2.5]))
    #expect(try RowEncoder().encode(["a", nil]).schema.fields == [StructField("value", .string)])
    #expect(
      try RowEncoder().encode([["a": 1]]).schema.fields
        == [StructField("value", .map(key: .string, value: .long, valueContainsNull: false), nullable: false)]
    )
  }

  @Test func `Many rows come in batches`() throws {
    let rows = (0..<5_000).map { Trip(id: $0, fare: Double($0), tip: $0 % 2 == 0 ? nil : 1) }
    let (_, batches) = try RowEncoder().encode(rows)
    #expect(batches.map(\.count) == [2_048, 2_048, 904])
    #expect(batches[2].columns[0][903] == .long(4_999))
    #expect(batches[0].columns[2].isNull(at: 0))
  }

  @Test func `What later rows tell completes earlier ones`() throws {
    struct Loose: Encodable {
      var inner: Inner?
      struct Inner: Encodable { var a: Int }
    }
    let rows = (0..<5_000).map { Loose(inner: $0 == 4_500 ? .init(a: 1) : nil) }
    let (schema, batches) = try RowEncoder().encode(rows)
    #expect(schema.fields[0].dataType.simpleString == "struct<a:bigint>")
    #expect(batches.map(\.count) == [2_048, 2_048, 904])
    #expect(batches.allSatisfy { $0.schema == schema })
    #expect(batches[2].columns[0][4_500 - 4_096].rowValue?.values == [.long(1)])
    #expect(batches[0].columns[0].isNull(at: 0))
  }

  @Test func `A schema chooses and converts the columns`() throws {
    let (schema, batches) = try RowEncoder(schema: Schema(ddl: "fare DECIMAL(5,2), id DOUBLE")).encode(
      [
        ["fare": 3, "id": 4]
      ].map { Pair(fare: $0["fare"] ?? 0, id: $0["id"] ?? 0) })
    #expect(schema.names == ["fare", "id"])
    #expect(batches[0].row(0).values == [.decimal(DecimalValue(unscaled: 300, scale: 2)), .double(4)])
  }

  private struct Pair: Codable {
    var fare: Int
    var id: Int
  }

  @Test func `Errors name row, column, value and type`() throws {
    func error(_ ddl: String, _ rows: [Trip]) throws -> GnistaError? {
      let schema = try Schema(ddl: ddl)
      return #expect(throws: GnistaError.self) { try RowEncoder(schema: schema).encode(rows) }
    }
    let rows = [Trip(id: 1, fare: 1, tip: 1), Trip(id: 1_000, fare: 2.5, tip: nil)]
    #expect(
      try error("id TINYINT", rows)?.message == "row 1, column 'id': 1000, a bigint, does not fit tinyint")
    #expect(
      try error("fare STRING", rows)?.message == "row 0, column 'fare': 1.0, a double, does not fit string")
    #expect(
      try error("tip DOUBLE NOT NULL", rows)?.message
        == "row 1, column 'tip': nil stands where the schema allows no null")
    let unknown = try error("farre DOUBLE", rows)
    #expect(unknown?.code == .unknownColumn)
    #expect(unknown?.message.contains("did you mean 'fare'?") == true)
  }

  @Test func `A type that tells nothing needs a schema`() {
    struct Opaque: Encodable {
      var inner: [Inner]
      struct Inner: Encodable { var a: Int }
    }
    let error = #expect(throws: GnistaError.self) { try RowEncoder().encode([Opaque(inner: [])]) }
    #expect(error?.message.contains("column 'inner[]'") == true)
    #expect(throws: GnistaError.self) { try RowEncoder().encode([Opaque]()) }
    #expect(throws: Never.self) {
      try RowEncoder().encode([Opaque(inner: []), Opaque(inner: [.init(a: 1)])])
    }
  }

  @Test func `A decimal is rounded to Spark's eighteen digits and refused when it is too large`() throws {
    let third = try RowEncoder().encode([Decimal(2) / 3]).batches[0].row(0).values[0]
    #expect(third == .decimal(DecimalValue(unscaled: 666_666_666_666_666_667, scale: 18)))
    let error = #expect(throws: GnistaError.self) {
      try RowEncoder().encode([Decimal(sign: .plus, exponent: 30, significand: 1)])
    }
    #expect(error?.message.contains("does not fit Spark's decimal(38,18)") == true)
  }
}
