/// The checksum of artifacts: CRC-32 of ISO 3309, as zlib computes it.
enum CRC32 {
  /// Eight tables, so that eight bytes are taken at once.
  private static let tables: [[UInt32]] = {
    var first = [UInt32](repeating: 0, count: 256)
    for index in first.indices {
      var value = UInt32(index)
      for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
      first[index] = value
    }
    var tables = [first]
    for _ in 1..<8 {
      let last = tables[tables.count - 1]
      tables.append(last.map { first[Int($0 & 255)] ^ ($0 >> 8) })
    }
    return tables
  }()

  /// The checksum of some bytes.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    let (t0, t1, t2, t3) = (tables[0], tables[1], tables[2], tables[3])
    let (t4, t5, t6, t7) = (tables[4], tables[5], tables[6], tables[7])
    var crc: UInt32 = 0xFFFF_FFFF
    var at = 0
    while at + 8 <= bytes.count {
      let low =
        crc
        ^ (UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16
          | UInt32(bytes[at + 3]) << 24)
      crc =
        t7[Int(low & 255)] ^ t6[Int(low >> 8 & 255)] ^ t5[Int(low >> 16 & 255)] ^ t4[Int(low >> 24)]
        ^ t3[Int(bytes[at + 4])] ^ t2[Int(bytes[at + 5])] ^ t1[Int(bytes[at + 6])] ^ t0[Int(bytes[at + 7])]
      at += 8
    }
    while at < bytes.count {
      crc = t0[Int((crc ^ UInt32(bytes[at])) & 255)] ^ (crc >> 8)
      at += 1
    }
    return ~crc
  }
}
