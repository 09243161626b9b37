import Foundation
import GnistaCore

/// A Swift type that is one Spark type.
protocol RowLeaf {
  /// The Spark type.
  static var sparkType: DataType { get }
  /// The Spark value; nil when the type does not hold it.
  var sparkValue: Value? { get }
  /// The Swift value of a Spark value; nil when that has another type, or the Swift type does not hold it.
  static func read(_ value: Value) -> Self?
}

extension Bool: RowLeaf {
  static var sparkType: DataType { .boolean }
  var sparkValue: Value? { .boolean(self) }
  static func read(_ value: Value) -> Bool? { value.booleanValue }
}

extension RowLeaf where Self: FixedWidthInteger {
  /// Whole numbers of every width are read where they fit.
  static func read(_ value: Value) -> Self? { value.integerValue.flatMap { Self(exactly: $0) } }
}

extension Int: RowLeaf {
  static var sparkType: DataType { .long }
  var sparkValue: Value? { .long(Int64(self)) }
}
extension Int8: RowLeaf {
  static var sparkType: DataType { .byte }
  var sparkValue: Value? { .byte(self) }
}
extension Int16: RowLeaf {
  static var sparkType: DataType { .short }
  var sparkValue: Value? { .short(self) }
}
extension Int32: RowLeaf {
  static var sparkType: DataType { .integer }
  var sparkValue: Value? { .integer(self) }
}
extension Int64: RowLeaf {
  static var sparkType: DataType { .long }
  var sparkValue: Value? { .long(self) }
}

// Spark has no types without sign: each becomes the next wider one.
extension UInt8: RowLeaf {
  static var sparkType: DataType { .short }
  var sparkValue: Value? { .short(Int16(self)) }
}
extension UInt16: RowLeaf {
  static var sparkType: DataType { .integer }
  var sparkValue: Value? { .integer(Int32(self)) }
}
extension UInt32: RowLeaf {
  static var sparkType: DataType { .long }
  var sparkValue: Value? { .long(Int64(self)) }
}
extension UInt64: RowLeaf {
  static var sparkType: DataType { .decimal(precision: 20, scale: 0) }
  var sparkValue: Value? { .decimal(DecimalValue(unscaled: Int128(self), scale: 0)) }
  static func read(_ value: Value) -> UInt64? {
    if case .decimal(let number) = value {
      return number.rescaled(to: 0).flatMap { UInt64(exactly: $0.unscaled) }
    }
    return value.integerValue.flatMap { UInt64(exactly: $0) }
  }
}
extension UInt: RowLeaf {
  static var sparkType: DataType { UInt64.sparkType }
  var sparkValue: Value? { UInt64(self).sparkValue }
  static func read(_ value: Value) -> UInt? { UInt64.read(value).flatMap { UInt(exactly: $0) } }
}

extension Float: RowLeaf {
  static var sparkType: DataType { .float }
  var sparkValue: Value? { .float(self) }
  static func read(_ value: Value) -> Float? {
    if case .float(let number) = value { return number }
    return value.integerValue.map(Float.init)
  }
}
extension Double: RowLeaf {
  static var sparkType: DataType { .double }
  var sparkValue: Value? { .double(self) }
  static func read(_ value: Value) -> Double? {
    if case .boolean = value { return nil }
    return value.doubleValue
  }
}

extension String: RowLeaf {
  static var sparkType: DataType { .string }
  var sparkValue: Value? { .string(self) }
  static func read(_ value: Value) -> String? { value.stringValue }
}
extension UUID: RowLeaf {
  static var sparkType: DataType { .string }
  var sparkValue: Value? { .string(uuidString) }
  static func read(_ value: Value) -> UUID? { value.stringValue.flatMap(UUID.init(uuidString:)) }
}
extension URL: RowLeaf {
  static var sparkType: DataType { .string }
  var sparkValue: Value? { .string(absoluteString) }
  static func read(_ value: Value) -> URL? { value.stringValue.flatMap(URL.init(string:)) }
}
extension Data: RowLeaf {
  static var sparkType: DataType { .binary }
  var sparkValue: Value? { .binary(Array(self)) }
  static func read(_ value: Value) -> Data? {
    if case .binary(let bytes) = value { Data(bytes) } else { nil }
  }
}

extension Date: RowLeaf {
  static var sparkType: DataType { .timestamp }
  var sparkValue: Value? { Int64(exactly: (timeIntervalSince1970 * 1e6).rounded()).map(Value.timestamp) }
  /// An instant; a wall-clock time or a day without zone is taken as UTC.
  static func read(_ value: Value) -> Date? {
    switch value {
    case .timestamp(let micros), .timestampNTZ(let micros): Date(timeIntervalSince1970: Double(micros) / 1e6)
    case .date(let days): Date(timeIntervalSince1970: Double(days) * 86_400)
    default: nil
    }
  }
}
extension CivilDate: RowLeaf {
  static var sparkType: DataType { .date }
  var sparkValue: Value? { Int32(exactly: daysSinceEpoch).map(Value.date) }
  static func read(_ value: Value) -> CivilDate? {
    if case .date(let days) = value { CivilDate(daysSinceEpoch: Int(days)) } else { nil }
  }
}

extension Decimal: RowLeaf {
  static var sparkType: DataType { .decimal(precision: 38, scale: 18) }
  /// Rounded half up to 18 digits after the point, as Spark does.
  var sparkValue: Value? {
    var exact = self
    var rounded = Decimal()
    unsafe NSDecimalRound(&rounded, &exact, 18, .plain)
    return DecimalValue(rounded.description)?.rescaled(to: 18).map(Value.decimal)
  }
  static func read(_ value: Value) -> Decimal? {
    DecimalValue.read(value).flatMap {
      Decimal(string: $0.description, locale: Locale(identifier: "en_US_POSIX"))
    }
  }
}
extension DecimalValue: RowLeaf {
  static var sparkType: DataType { .decimal(precision: 38, scale: 18) }
  var sparkValue: Value? { rescaled(to: 18).map(Value.decimal) }
  static func read(_ value: Value) -> DecimalValue? {
    if case .decimal(let number) = value { return number }
    return value.integerValue.map { DecimalValue(unscaled: Int128($0), scale: 0) }
  }
}

extension Vector: RowLeaf {
  static var sparkType: DataType { .vector }
  var sparkValue: Value? { .vector(self) }
  static func read(_ value: Value) -> Vector? { value.vectorValue }
}
