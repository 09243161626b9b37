internal import Foundation

/// Reads little-endian numbers and C strings at given places of a file's bytes, with every access checked.
struct ByteReader {
  /// The bytes; a mapped file is not read until it is touched.
  let data: Data

  /// A place outside the file was asked for.
  struct OutOfBounds: Error {}

  init(_ data: Data) { self.data = data }

  /// Maps the file at `path`, or returns nil when it cannot be read.
  init?(path: String) {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) else {
      return nil
    }
    self.data = data
  }

  var count: Int { data.count }

  func byte(_ offset: Int) throws -> UInt8 {
    guard offset >= 0, offset < data.count else { throw OutOfBounds() }
    return data[data.startIndex + offset]
  }

  func uint16(_ offset: Int) throws -> Int { Int(try number(offset, bytes: 2)) }

  func uint32(_ offset: Int) throws -> Int { Int(try number(offset, bytes: 4)) }

  /// A 64-bit number that has to be a sensible offset or size.
  func uint64(_ offset: Int) throws -> Int {
    guard let value = Int(exactly: try number(offset, bytes: 8)) else { throw OutOfBounds() }
    return value
  }

  /// The zero-terminated string at `offset`, at most 4,096 bytes of it.
  func cString(_ offset: Int) throws -> String {
    var bytes: [UInt8] = []
    var position = offset
    while bytes.count < 4096 {
      let next = try byte(position)
      if next == 0 { break }
      bytes.append(next)
      position += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func number(_ offset: Int, bytes: Int) throws -> UInt64 {
    guard offset >= 0, offset <= data.count - bytes else { throw OutOfBounds() }
    var value: UInt64 = 0
    for position in (0..<bytes).reversed() {
      value = value << 8 | UInt64(data[data.startIndex + offset + position])
    }
    return value
  }
}
