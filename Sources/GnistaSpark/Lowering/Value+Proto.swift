import Foundation
import GnistaCore
import SparkProto
import SwiftProtobuf

/// Constants as Spark Connect writes them.
extension Spark_Connect_Expression.Literal {
  /// The literal for a value of a type.
  ///
  /// Types of elements are written in the fields that every version 4 of Spark reads.
  init(_ value: Value, as type: DataType? = nil) {
    self.init()
    let type = type ?? value.dataType
    literalType =
      switch value {
      case .null: .null(Spark_Connect_DataType(type))
      case .boolean(let flag): .boolean(flag)
      case .byte(let number): .byte(Int32(number))
      case .short(let number): .short(Int32(number))
      case .integer(let number): .integer(number)
      case .long(let number): .long(number)
      case .float(let number): .float(number)
      case .double(let number): .double(number)
      case .decimal(let number): .decimal(Self.decimal(number, type))
      case .string(let text): .string(text)
      case .binary(let bytes): .binary(Data(bytes))
      case .date(let days): .date(days)
      case .timestamp(let micros): .timestamp(micros)
      case .timestampNTZ(let micros): .timestampNtz(micros)
      case .dayTimeInterval(let micros): .dayTimeInterval(micros)
      case .yearMonthInterval(let months): .yearMonthInterval(months)
      case .calendarInterval(let months, let days, let micros):
        .calendarInterval(
          .with {
            $0.months = months
            $0.days = days
            $0.microseconds = micros
          })
      case .array(let list): .array(Self.array(list, type))
      case .map(let entries): .map(Self.map(entries, type))
      case .structure(let row): .struct(Self.structure(row, type))
      case .vector(let vector): .struct(Self.vector(vector))
      }
  }

  private static func decimal(_ number: DecimalValue, _ type: DataType) -> Decimal {
    .with {
      $0.value = number.description
      if case .decimal(let precision, let scale) = type {
        $0.precision = Int32(precision)
        $0.scale = Int32(scale)
      }
    }
  }

  private static func array(_ list: [Value], _ type: DataType) -> Array {
    let element: DataType = if case .array(let element, _) = type { element } else { .null }
    return .with {
      $0.elementType = Spark_Connect_DataType(element)
      $0.elements = list.map { Self($0, as: element) }
    }
  }

  private static func map(_ entries: [Value.MapEntry], _ type: DataType) -> Map {
    var (key, value): (DataType, DataType) = (.null, .null)
    if case .map(let keyType, let valueType, _) = type { (key, value) = (keyType, valueType) }
    return .with {
      $0.keyType = Spark_Connect_DataType(key)
      $0.valueType = Spark_Connect_DataType(value)
      $0.keys = entries.map { Self($0.key, as: key) }
      $0.values = entries.map { Self($0.value, as: value) }
    }
  }

  private static func structure(_ row: Row, _ type: DataType) -> Struct {
    let schema: Schema =
      if case .structure(let schema) = type, schema.count == row.values.count { schema } else { row.schema }
    return .with {
      $0.structType = Spark_Connect_DataType(.structure(schema))
      $0.elements = zip(row.values, schema.fields).map { Self($0, as: $1.dataType) }
    }
  }

  /// A vector with the four parts of Spark's `VectorUDT`, as parameters of spark.ml take it.
  private static func vector(_ vector: Vector) -> Struct {
    func doubles(_ values: [Double]) -> Self {
      .with { $0.specializedArray.doubles.values = values }
    }
    let nothing = Self(.null)
    return .with {
      $0.structType = .with {
        $0.udt.type = "udt"
        $0.udt.jvmClass = "org.apache.spark.ml.linalg.VectorUDT"
      }
      switch vector {
      case .dense(let values): $0.elements = [Self(.byte(1)), nothing, nothing, doubles(values)]
      case .sparse(let size, let indices, let values):
        let positions = Self.with { $0.specializedArray.ints.values = indices }
        $0.elements = [Self(.byte(0)), Self(.integer(Int32(size))), positions, doubles(values)]
      }
    }
  }
}
