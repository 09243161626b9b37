import GnistaCore
import SparkProto
import SwiftProtobuf
import Testing

@testable import GnistaSpark

@Suite("Types and constants as messages")
struct TypeMessageTests {
  private static let types: [DataType] = [
    .null, .boolean, .byte, .short, .integer, .long, .float, .double, .decimal(precision: 12, scale: 3),
    .string,
    .binary, .date, .timestamp, .timestampNTZ, .dayTimeInterval, .yearMonthInterval, .calendarInterval,
    .vector,
    .array(.string, containsNull: false), .array(.array(.double)),
    .map(key: .string, value: .vector, valueContainsNull: false),
    .structure(
      Schema([
        StructField("a", .long, nullable: false), StructField("b.c", .map(.integer, .date)),
        StructField("m", .double, metadata: ["ml_attr": ["vals": ["x", "y"]]]),
      ])),
  ]

  @Test(arguments: types) func `A type comes back as it was`(_ type: DataType) throws {
    #expect(try Spark_Connect_DataType(type).type(of: "x") == type)
  }

  @Test func `A schema comes back with its metadata`() throws {
    let schema = Schema([
      StructField("id", .long, nullable: false),
      StructField("v", .vector, metadata: ["ml_attr": ["num_attrs": 2]]),
    ])
    #expect(try Spark_Connect_DataType(.structure(schema)).schema() == schema)
  }

  @Test func `Texts of every kind are texts`() throws {
    #expect(try Spark_Connect_DataType.with { $0.char.length = 3 }.type(of: "x") == .string)
    #expect(try Spark_Connect_DataType.with { $0.varChar.length = 3 }.type(of: "x") == .string)
    #expect(try Spark_Connect_DataType.with { $0.string.collation = "UTF8_LCASE" }.type(of: "x") == .string)
  }

  @Test func `A type without values names the column and the remedy`() {
    let type = Spark_Connect_DataType.with {
      $0.struct.fields = [
        .with {
          $0.name = "place"
          $0.dataType.struct.fields = [
            .with {
              $0.name = "extra"
              $0.dataType.variant = .init()
            }
          ]
        }
      ]
    }
    #expect {
      try type.schema()
    } throws: { error in
      let message = (error as? GnistaError)?.message ?? ""
      return message.contains("'place.extra'") && message.contains("variant_get")
    }
  }

  @Test func `Constants keep their type`() {
    typealias Literal = Spark_Connect_Expression.Literal
    #expect(Literal(.null, as: .date).null.date == .init())
    #expect(Literal(.short(-3)).short == -3)
    let decimal = Literal(.decimal(DecimalValue("1.50")!), as: .decimal(precision: 10, scale: 2)).decimal
    #expect(decimal.value == "1.50" && decimal.precision == 10 && decimal.scale == 2)
    let list = Literal(.array([.integer(1), .null])).array
    #expect(list.elementType == Spark_Connect_DataType(.integer))
    #expect(
      list.elements.map(\.integer) == [1, 0] && list.elements[1].null == Spark_Connect_DataType(.integer))
    let map = Literal(.map([.init(key: "a", value: .double(0.5))])).map
    #expect(map.keys.map(\.string) == ["a"] && map.values.map(\.double) == [0.5])
    #expect(map.valueType == Spark_Connect_DataType(.double))
    let sparse = Literal(.vector(.sparse(size: 5, indices: [1, 3], values: [1, 2]))).struct
    #expect(sparse.structType.udt.jvmClass == "org.apache.spark.ml.linalg.VectorUDT")
    #expect(sparse.elements[0].byte == 0 && sparse.elements[1].integer == 5)
    #expect(sparse.elements[2].specializedArray.ints.values == [1, 3])
    #expect(sparse.elements[3].specializedArray.doubles.values == [1, 2])
  }
}
