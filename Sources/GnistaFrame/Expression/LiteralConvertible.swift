public import Foundation
public import GnistaCore

/// A Swift value that can stand in an expression as a constant.
public protocol LiteralConvertible {
  /// The constant.
  var literalValue: Value { get }
}

extension Value: LiteralConvertible { public var literalValue: Value { self } }
extension Bool: LiteralConvertible { public var literalValue: Value { .boolean(self) } }
extension Int8: LiteralConvertible { public var literalValue: Value { .byte(self) } }
extension Int16: LiteralConvertible { public var literalValue: Value { .short(self) } }
extension Int32: LiteralConvertible { public var literalValue: Value { .integer(self) } }
extension Int64: LiteralConvertible { public var literalValue: Value { .long(self) } }
extension Float: LiteralConvertible { public var literalValue: Value { .float(self) } }
extension Double: LiteralConvertible { public var literalValue: Value { .double(self) } }
extension String: LiteralConvertible { public var literalValue: Value { .string(self) } }
extension Vector: LiteralConvertible { public var literalValue: Value { .vector(self) } }

extension Int: LiteralConvertible {
  /// Spark's `int` when the number fits, else `bigint`, as in PySpark.
  public var literalValue: Value { Value(integerLiteral: Int64(self)) }
}

extension Date: LiteralConvertible {
  /// An instant, rounded to microseconds.
  public var literalValue: Value { .timestamp(Int64((timeIntervalSince1970 * 1e6).rounded())) }
}

extension Optional: LiteralConvertible where Wrapped: LiteralConvertible {
  public var literalValue: Value { self?.literalValue ?? .null }
}

extension Array: LiteralConvertible where Element: LiteralConvertible {
  public var literalValue: Value { .array(map(\.literalValue)) }
}
