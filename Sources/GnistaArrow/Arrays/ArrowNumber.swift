/// A number as it stands in an Arrow buffer: little-endian, at a fixed width.
///
/// Only types of which every pattern of bits is a value may conform, because buffers come from outside.
public protocol ArrowNumber: BitwiseCopyable, Sendable {}

extension Int8: ArrowNumber {}
extension Int16: ArrowNumber {}
extension Int32: ArrowNumber {}
extension Int64: ArrowNumber {}
extension Int128: ArrowNumber {}
extension UInt8: ArrowNumber {}
extension UInt16: ArrowNumber {}
extension UInt32: ArrowNumber {}
extension UInt64: ArrowNumber {}
extension Float: ArrowNumber {}
extension Double: ArrowNumber {}
