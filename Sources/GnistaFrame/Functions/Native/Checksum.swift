import GnistaCore

/// Checksums and digests that the engine's SQL lacks.
enum Checksum {
  private static let crcTable: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }

  /// CRC-32 of IEEE 802.3.
  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var value = UInt32.max
    for byte in bytes {
      let index = Int((value ^ UInt32(byte)) & 0xFF)
      value = crcTable[index] ^ (value >> 8)
    }
    return ~value
  }

  /// SHA-2 of FIPS 180-4; nil for a size that there is not.
  static func sha2(_ bytes: [UInt8], bits: Int) -> [UInt8]? {
    switch bits {
    case 0, 256: return sha256(bytes, sha256Start, 32)
    case 224: return sha256(bytes, sha224Start, 28)
    case 384: return sha512(bytes, sha384Start, 48)
    case 512: return sha512(bytes, sha512Start, 64)
    default: return nil
    }
  }

  /// The first 80 primes.
  private static let primes: [UInt64] = {
    var found: [UInt64] = []
    var number: UInt64 = 2
    while found.count < 80 {
      if found.allSatisfy({ number % $0 != 0 }) { found.append(number) }
      number += 1
    }
    return found
  }()

  /// The first 64 bits of the fraction of a prime's cube root.
  private static let cubeFractions: [UInt64] = primes.map { fraction(of: $0, cube: true) }

  private static let sha256Start = primes.prefix(8).map { UInt32(fraction(of: $0, cube: false) >> 32) }
  private static let sha224Start = primes[8..<16].map {
    UInt32(truncatingIfNeeded: fraction(of: $0, cube: false))
  }
  private static let sha512Start = primes.prefix(8).map { fraction(of: $0, cube: false) }
  private static let sha384Start = primes[8..<16].map { fraction(of: $0, cube: false) }

  /// The first 64 bits after the point of a number's square or cube root, found bit by bit.
  private static func fraction(of number: UInt64, cube: Bool) -> UInt64 {
    // The root times 2^64 is the greatest r with r^2 <= n * 2^128, or r^3 <= n * 2^192.
    var root = WideNumber(0)
    for bit in stride(from: 69, through: 0, by: -1) {
      let candidate = root.adding(WideNumber(1).shifted(by: bit))
      let power = cube ? candidate.times(candidate).times(candidate) : candidate.times(candidate)
      if power.isAtMost(WideNumber(number).shifted(by: cube ? 192 : 128)) { root = candidate }
    }
    return root.low
  }

  private static func sha256(_ bytes: [UInt8], _ start: [UInt32], _ size: Int) -> [UInt8] {
    let constants = cubeFractions.prefix(64).map { UInt32($0 >> 32) }
    var state = start
    let message = padded(bytes, block: 64)
    func rotate(_ value: UInt32, _ count: UInt32) -> UInt32 { value >> count | value << (32 - count) }
    for base in stride(from: 0, to: message.count, by: 64) {
      var words = (0..<16).map { index in
        (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(message[base + 4 * index + $1]) }
      }
      for index in 16..<64 {
        let (a, b) = (words[index - 15], words[index - 2])
        let first = rotate(a, 7) ^ rotate(a, 18) ^ a >> 3
        let second = rotate(b, 17) ^ rotate(b, 19) ^ b >> 10
        words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
      }
      var v = state
      for index in 0..<64 {
        let high = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25)
        let choice = v[4] & v[5] ^ ~v[4] & v[6]
        let first = v[7] &+ high &+ choice &+ constants[index] &+ words[index]
        let low = rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22)
        let majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]
        v = [first &+ low &+ majority, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
      }
      state = zip(state, v).map { $0 &+ $1 }
    }
    return Array(
      state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) } }
        .prefix(size))
  }

  private static func sha512(_ bytes: [UInt8], _ start: [UInt64], _ size: Int) -> [UInt8] {
    var state = start
    let message = padded(bytes, block: 128)
    func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 { value >> count | value << (64 - count) }
    for base in stride(from: 0, to: message.count, by: 128) {
      var words = (0..<16).map { index in
        (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64(message[base + 8 * index + $1]) }
      }
      for index in 16..<80 {
        let (a, b) = (words[index - 15], words[index - 2])
        let first = rotate(a, 1) ^ rotate(a, 8) ^ a >> 7
        let second = rotate(b, 19) ^ rotate(b, 61) ^ b >> 6
        words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
      }
      var v = state
      for index in 0..<80 {
        let high = rotate(v[4], 14) ^ rotate(v[4], 18) ^ rotate(v[4], 41)
        let choice = v[4] & v[5] ^ ~v[4] & v[6]
        let first = v[7] &+ high &+ choice &+ cubeFractions[index] &+ words[index]
        let low = rotate(v[0], 28) ^ rotate(v[0], 34) ^ rotate(v[0], 39)
        let majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]
        v = [first &+ low &+ majority, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
      }
      state = zip(state, v).map { $0 &+ $1 }
    }
    return Array(
      state.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) } }
        .prefix(size))
  }

  /// The message with the bit 1, zeros and its length in bits, to whole blocks.
  private static func padded(_ bytes: [UInt8], block: Int) -> [UInt8] {
    var message = bytes + [0x80]
    while message.count % block != block - 8 { message.append(0) }
    let length = UInt64(bytes.count) * 8
    return message + (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * UInt64($0))) }
  }
}

/// A whole number of 256 bits, as far as the constants of SHA-2 need it.
private struct WideNumber {
  /// 32 bits each, the lowest first.
  var limbs: [UInt64]

  init(_ number: UInt64) { limbs = [number & 0xFFFF_FFFF, number >> 32] + [UInt64](repeating: 0, count: 6) }

  var low: UInt64 { limbs[0] | limbs[1] << 32 }

  func adding(_ other: WideNumber) -> WideNumber {
    var (sum, carry) = (self, UInt64(0))
    for index in limbs.indices {
      let total = limbs[index] + other.limbs[index] + carry
      sum.limbs[index] = total & 0xFFFF_FFFF
      carry = total >> 32
    }
    return sum
  }

  func shifted(by bits: Int) -> WideNumber {
    var result = WideNumber(0)
    for index in limbs.indices where limbs[index] != 0 {
      let position = index * 32 + bits
      let wide = limbs[index] << UInt64(position % 32)
      if position / 32 < 8 { result.limbs[position / 32] |= wide & 0xFFFF_FFFF }
      if position / 32 + 1 < 8 { result.limbs[position / 32 + 1] |= wide >> 32 }
    }
    return result
  }

  func times(_ other: WideNumber) -> WideNumber {
    var result = WideNumber(0)
    for i in limbs.indices where limbs[i] != 0 {
      var carry: UInt64 = 0
      for j in 0..<(8 - i) {
        let total = result.limbs[i + j] + limbs[i] * other.limbs[j] + carry
        result.limbs[i + j] = total & 0xFFFF_FFFF
        carry = total >> 32
      }
    }
    return result
  }

  func isAtMost(_ other: WideNumber) -> Bool {
    for index in limbs.indices.reversed() where limbs[index] != other.limbs[index] {
      return limbs[index] < other.limbs[index]
    }
    return true
  }
}
