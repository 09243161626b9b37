import GnistaCore

extension FunctionCatalog {
  /// Spark's hashes, folded over the columns of a row from seed 42.
  static let hashNatives: [NativeFunction] = [
    NativeFunction("gnista_hash", [], isVariadic: true, gives: .integer, seesNulls: true) { columns, count in
      let hashes = (0..<count).map { row in
        columns.reduce(Int32(42)) { SparkHash.murmur3($1[row], $1.type, seed: $0) }
      }
      return Int32.column(hashes, nulls: nil)
    },
    NativeFunction("gnista_xxhash64", [], isVariadic: true, gives: .long, seesNulls: true) { columns, count in
      let hashes = (0..<count).map { row in
        columns.reduce(Int64(42)) { SparkHash.xxHash64($1[row], $1.type, seed: $0) }
      }
      return Int64.column(hashes, nulls: nil)
    },
    .make("gnista_crc32") { (value: Bytes) in Int64(Checksum.crc32(value.bytes)) },
    .make("gnista_sha2") { (value: Bytes, bits: Int32) -> String? in
      Checksum.sha2(value.bytes, bits: Int(bits))?.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        .joined()
    },
  ]
}

/// How Spark hashes a value of each type.
enum SparkHash {
  /// What is hashed: 4 bytes, 8 bytes, any number of bytes, or several values one after the other.
  private enum Form {
    case nothing
    case word(Int32)
    case long(Int64)
    case bytes([UInt8])
    case several([(Value, DataType)])
  }

  private static func form(_ value: Value, _ type: DataType) -> Form {
    switch value {
    case .null: return .nothing
    case .boolean(let flag): return .word(flag ? 1 : 0)
    case .byte(let number): return .word(Int32(number))
    case .short(let number): return .word(Int32(number))
    case .integer(let number), .date(let number), .yearMonthInterval(let number): return .word(number)
    case .long(let number), .timestamp(let number), .timestampNTZ(let number), .dayTimeInterval(let number):
      return .long(number)
    // Both zeros and all NaNs hash alike.
    case .float(let number):
      return .word(Int32(bitPattern: number == 0 ? 0 : number.isNaN ? 0x7fc0_0000 : number.bitPattern))
    case .double(let number):
      return .long(
        Int64(bitPattern: number == 0 ? 0 : number.isNaN ? 0x7ff8_0000_0000_0000 : number.bitPattern))
    case .string(let text): return .bytes(Array(text.utf8))
    case .binary(let bytes): return .bytes(bytes)
    case .decimal(let number):
      if case .decimal(let precision, _) = type, precision <= 18 {
        return .long(Int64(truncatingIfNeeded: number.unscaled))
      }
      return .bytes(minimalBytes(number.unscaled))
    case .array(let list):
      guard case .array(let element, _) = type else { return .nothing }
      return .several(list.map { ($0, element) })
    case .structure(let row): return .several(Array(zip(row.values, row.schema.fields.map(\.dataType))))
    case .map(let entries):
      guard case .map(let key, let item, _) = type else { return .nothing }
      return .several(entries.flatMap { [($0.key, key), ($0.value, item)] })
    case .calendarInterval, .vector: return .nothing
    }
  }

  /// The fewest bytes of two's complement that hold a number, the highest first.
  private static func minimalBytes(_ number: Int128) -> [UInt8] {
    var bytes = (0..<16).map { UInt8(truncatingIfNeeded: number >> (120 - 8 * $0)) }
    while bytes.count > 1, bytes[0] == 0 && bytes[1] < 0x80 || bytes[0] == 0xff && bytes[1] >= 0x80 {
      bytes.removeFirst()
    }
    return bytes
  }

  // MARK: Murmur3

  static func murmur3(_ value: Value, _ type: DataType, seed: Int32) -> Int32 {
    let start = UInt32(bitPattern: seed)
    switch form(value, type) {
    case .nothing: return seed
    case .word(let word):
      return Int32(
        bitPattern: MurmurHash3.finish(MurmurHash3.mix(start, UInt32(bitPattern: word)), length: 4))
    case .long(let long):
      let low = MurmurHash3.mix(start, UInt32(truncatingIfNeeded: long))
      return Int32(
        bitPattern: MurmurHash3.finish(
          MurmurHash3.mix(low, UInt32(truncatingIfNeeded: long >> 32)), length: 8))
    case .bytes(let bytes):
      var hash = start
      let aligned = bytes.count / 4 * 4
      for position in stride(from: 0, to: aligned, by: 4) {
        hash = MurmurHash3.mix(hash, word(bytes, position))
      }
      // Unlike the original, Spark mixes each byte that is left as a number of its own, with its sign.
      for byte in bytes[aligned...] {
        hash = MurmurHash3.mix(hash, UInt32(bitPattern: Int32(Int8(bitPattern: byte))))
      }
      return Int32(bitPattern: MurmurHash3.finish(hash, length: bytes.count))
    case .several(let parts): return parts.reduce(seed) { murmur3($1.0, $1.1, seed: $0) }
    }
  }

  private static func word(_ bytes: [UInt8], _ position: Int) -> UInt32 {
    (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[position + $1]) << (8 * UInt32($1)) }
  }

  private static func long(_ bytes: [UInt8], _ position: Int) -> UInt64 {
    UInt64(word(bytes, position)) | UInt64(word(bytes, position + 4)) << 32
  }

  // MARK: xxHash64, by Yann Collet

  private static let primes: [UInt64] = [
    0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
    0x27D4_EB2F_1656_67C5,
  ]

  static func xxHash64(_ value: Value, _ type: DataType, seed: Int64) -> Int64 {
    let start = UInt64(bitPattern: seed)
    switch form(value, type) {
    case .nothing: return seed
    case .word(let word):
      let hash = start &+ primes[4] &+ 4
      return Int64(bitPattern: avalanche(mixWord(hash, UInt64(UInt32(bitPattern: word)))))
    case .long(let long):
      let hash = start &+ primes[4] &+ 8
      return Int64(bitPattern: avalanche(mixLong(hash, UInt64(bitPattern: long))))
    case .bytes(let bytes): return Int64(bitPattern: xxHash64(bytes, start))
    case .several(let parts): return parts.reduce(seed) { xxHash64($1.0, $1.1, seed: $0) }
    }
  }

  private static func xxHash64(_ bytes: [UInt8], _ seed: UInt64) -> UInt64 {
    var position = 0
    var hash: UInt64
    if bytes.count >= 32 {
      var lanes = [seed &+ primes[0] &+ primes[1], seed &+ primes[1], seed, seed &- primes[0]]
      while position + 32 <= bytes.count {
        for lane in 0..<4 { lanes[lane] = round(lanes[lane], long(bytes, position + 8 * lane)) }
        position += 32
      }
      hash = rotate(lanes[0], 1) &+ rotate(lanes[1], 7) &+ rotate(lanes[2], 12) &+ rotate(lanes[3], 18)
      for lane in lanes { hash = (hash ^ round(0, lane)) &* primes[0] &+ primes[3] }
    } else {
      hash = seed &+ primes[4]
    }
    hash &+= UInt64(bytes.count)
    while position + 8 <= bytes.count {
      hash = mixLong(hash, long(bytes, position))
      position += 8
    }
    if position + 4 <= bytes.count {
      hash = mixWord(hash, UInt64(word(bytes, position)))
      position += 4
    }
    for byte in bytes[position...] { hash = rotate(hash ^ (UInt64(byte) &* primes[4]), 11) &* primes[0] }
    return avalanche(hash)
  }

  private static func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 {
    value << count | value >> (64 - count)
  }

  private static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
    rotate(lane &+ input &* primes[1], 31) &* primes[0]
  }

  private static func mixLong(_ hash: UInt64, _ input: UInt64) -> UInt64 {
    rotate(hash ^ round(0, input), 27) &* primes[0] &+ primes[3]
  }

  private static func mixWord(_ hash: UInt64, _ input: UInt64) -> UInt64 {
    rotate(hash ^ (input &* primes[0]), 23) &* primes[1] &+ primes[2]
  }

  private static func avalanche(_ hash: UInt64) -> UInt64 {
    var mixed = hash ^ hash >> 33
    mixed = mixed &* primes[1]
    mixed ^= mixed >> 29
    mixed = mixed &* primes[2]
    return mixed ^ mixed >> 32
  }
}
