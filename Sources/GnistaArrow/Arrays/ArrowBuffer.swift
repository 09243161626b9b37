public import Foundation
import GnistaCore

/// Some bytes of an Arrow array: its validity bits, its offsets or its values.
///
/// A buffer that was read is a part of the input and shares its memory. Every access is checked against its bounds.
/// This file is the only one of the module that touches raw memory (docs/decisions/0002-unsafe-code.md).
public struct ArrowBuffer: Hashable, Sendable {
  /// The bytes.
  public let bytes: Data

  /// Makes a buffer of bytes.
  public init(_ bytes: Data = Data()) { self.bytes = bytes }

  /// Number of bytes.
  public var count: Int { bytes.count }

  /// A part of the buffer, without a copy; nil when it does not lie inside.
  func part(at start: Int, count length: Int) -> ArrowBuffer? {
    guard start >= 0, length >= 0, start <= count, length <= count - start else { return nil }
    let first = bytes.startIndex + start
    return ArrowBuffer(bytes[first..<first + length])
  }

  /// The number that begins at a byte, aligned or not; nil when it does not lie inside.
  func load<T: ArrowNumber>(_: T.Type, at start: Int) -> T? {
    guard start >= 0, start <= count, MemoryLayout<T>.size <= count - start else { return nil }
    // Safe because the bounds were checked and every pattern of bits is a value.
    return unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: start, as: T.self) }
  }

  /// The first numbers, in one copy.
  ///
  /// - Throws: ``GnistaError`` `MALFORMED_DATA` when there are fewer.
  func numbers<T: ArrowNumber>(_: T.Type, count length: Int) throws -> [T] {
    let (size, overflow) = length.multipliedReportingOverflow(by: MemoryLayout<T>.stride)
    guard length >= 0, !overflow, size <= count else {
      throw ArrowFailure.damaged("a buffer of \(count) bytes has no room for \(length) values")
    }
    guard length > 0 else { return [] }
    // Safe because both sides have `size` bytes and every pattern of bits is a value.
    return unsafe bytes.withUnsafeBytes { source in
      unsafe [T](unsafeUninitializedCapacity: length) { target, used in
        unsafe UnsafeMutableRawBufferPointer(target).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[..<size]))
        used = length
      }
    }
  }

  /// The first bits, lowest bit of the first byte first, each turned over if `inverted`.
  ///
  /// - Throws: ``GnistaError`` `MALFORMED_DATA` when there are fewer.
  func bits(count length: Int, inverted: Bool = false) throws -> [Bool] {
    guard length >= 0, length <= 8 * count else {
      throw ArrowFailure.damaged("a buffer of \(count) bytes has no room for \(length) bits")
    }
    guard length > 0 else { return [] }
    let flip: UInt8 = inverted ? 0xFF : 0
    // Safe because bit `length - 1` lies inside, and `length` elements are set.
    return unsafe bytes.withUnsafeBytes { (source: UnsafeRawBufferPointer) -> [Bool] in
      unsafe [Bool](unsafeUninitializedCapacity: length) { target, used in
        var row = 0
        while row + 8 <= length {
          let byte = unsafe source[row >> 3] ^ flip
          for bit in 0..<8 { unsafe target.initializeElement(at: row + bit, to: byte & (1 << bit) != 0) }
          row += 8
        }
        while row < length {
          let byte = unsafe source[row >> 3] ^ flip
          unsafe target.initializeElement(at: row, to: byte & (1 << (row & 7)) != 0)
          row += 1
        }
        used = length
      }
    }
  }

  /// How many of the first bits are not set.
  ///
  /// - Throws: ``GnistaError`` `MALFORMED_DATA` when there are fewer bits.
  func countOfZeroBits(count length: Int) throws -> Int {
    guard length >= 0, length <= 8 * count else {
      throw ArrowFailure.damaged("a buffer of \(count) bytes has no room for \(length) bits")
    }
    // Safe because bit `length - 1` lies inside.
    return unsafe bytes.withUnsafeBytes { source in
      var ones = 0
      for byte in 0..<(length >> 3) { ones += unsafe source[byte].nonzeroBitCount }
      if length & 7 != 0 {
        ones += unsafe (source[length >> 3] & ~(UInt8.max << UInt8(length & 7))).nonzeroBitCount
      }
      return length - ones
    }
  }

  /// Offsets as positions, `length + 1` of them.
  ///
  /// - Throws: ``GnistaError`` `MALFORMED_DATA` when there are fewer.
  func positions<T: ArrowNumber & FixedWidthInteger>(_: T.Type, count length: Int) throws -> [Int] {
    guard length >= 0, length < count / MemoryLayout<T>.stride else {
      throw ArrowFailure.damaged("a buffer of \(count) bytes has no room for \(length) offsets and the end")
    }
    // Safe because `length + 1` offsets lie inside, and as many elements are set.
    return unsafe bytes.withUnsafeBytes { source in
      unsafe [Int](unsafeUninitializedCapacity: length + 1) { target, used in
        for row in 0...length {
          let offset = unsafe source.loadUnaligned(fromByteOffset: row * MemoryLayout<T>.stride, as: T.self)
          unsafe target.initializeElement(at: row, to: Int(truncatingIfNeeded: offset))
        }
        used = length + 1
      }
    }
  }

  /// Whether `length + 1` offsets rise from 0 or more up to at most `limit`.
  func areOffsets<T: ArrowNumber & FixedWidthInteger>(_: T.Type, count length: Int, limit: Int) -> Bool {
    guard length >= 0, length < count / MemoryLayout<T>.stride else { return false }
    // Safe because `length + 1` offsets lie inside.
    return unsafe bytes.withUnsafeBytes { source in
      var last = unsafe source.loadUnaligned(fromByteOffset: 0, as: T.self)
      guard last >= 0 else { return false }
      var isRising = true
      for row in 1..<(length + 1) {
        let offset = unsafe source.loadUnaligned(fromByteOffset: row * MemoryLayout<T>.stride, as: T.self)
        isRising = isRising && offset >= last
        last = offset
      }
      return isRising && Int64(truncatingIfNeeded: last) <= Int64(limit)
    }
  }

  /// Whether no byte is above 127.
  var isASCII: Bool {
    // Safe because whole words are read only where they lie inside.
    unsafe bytes.withUnsafeBytes { source in
      var seen: UInt64 = 0
      let words = source.count / 8
      for word in 0..<words {
        seen |= unsafe source.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
      }
      for position in (words * 8)..<source.count { seen |= UInt64(unsafe source[position]) }
      return seen & 0x8080_8080_8080_8080 == 0
    }
  }
}

extension ArrowBuffer {
  /// A buffer of numbers, in one copy.
  public init<T: ArrowNumber>(_ numbers: [T]) {
    // Safe because the bytes of an array of numbers are copied as they are; Gnista runs on little-endian machines only.
    self.init(unsafe numbers.withUnsafeBytes { unsafe Data($0) })
  }

  /// A buffer of bits, lowest bit of the first byte first, each turned over if `inverted`.
  public init(bits: [Bool], inverted: Bool = false) {
    var packed = [UInt8](repeating: 0, count: (bits.count + 7) / 8)
    for row in bits.indices where bits[row] != inverted { packed[row >> 3] |= 1 << UInt8(row & 7) }
    self.init(packed)
  }
}
