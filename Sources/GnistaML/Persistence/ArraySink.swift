internal import Synchronization
import GnistaCore

/// Collects the arrays of a model that is being saved, as little-endian IEEE 754 doubles end to end.
public final class ArraySink: Sendable {
  private let storage = Mutex<[UInt8]>([])

  /// Makes an empty sink.
  public init() {}

  /// Adds numbers; the result is their offset in doubles.
  public func append(_ values: [Double]) -> Int {
    storage.withLock { bytes in
      let offset = bytes.count / 8
      bytes.reserveCapacity(bytes.count + values.count * 8)
      for value in values {
        let pattern = value.bitPattern
        for shift in stride(from: 0, to: 64, by: 8) {
          bytes.append(UInt8(truncatingIfNeeded: pattern >> shift))
        }
      }
      return offset
    }
  }

  /// All bytes so far.
  public var bytes: [UInt8] { storage.withLock { $0 } }
}

/// Gives back the arrays of a model that is being loaded.
public struct ArraySource: Sendable {
  private let bytes: [UInt8]

  /// Reads from the bytes that an ``ArraySink`` collected.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// Some numbers.
  ///
  /// - Throws: ``GnistaError`` `CORRUPT_MODEL` when they lie outside the data.
  public func doubles(offset: Int, count: Int) throws -> [Double] {
    guard offset >= 0, count >= 0, count <= bytes.count / 8, offset <= bytes.count / 8 - count else {
      throw GnistaError(
        .corruptModel,
        "the model's arrays hold \(bytes.count / 8) numbers, but \(count) are referred to at \(offset)")
    }
    return (offset..<offset + count).map { index in
      var pattern: UInt64 = 0
      for byte in 0..<8 { pattern |= UInt64(bytes[index * 8 + byte]) << (8 * UInt64(byte)) }
      return Double(bitPattern: pattern)
    }
  }
}
