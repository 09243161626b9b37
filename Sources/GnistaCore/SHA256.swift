/// The SHA-256 hash of a stream of bytes (FIPS 180-4, section 6.2).
///
/// Gnista checks what it downloads and what it stores with this; it is not meant for secrets. It is written here
/// because the usual package for it would bring BoringSSL into the light build
/// (docs/decisions/0020-own-sha256.md).
public struct SHA256: Sendable {
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]

  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// Bytes that do not fill a block of 64 yet.
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  /// Starts a hash of no bytes.
  public init() {}

  /// The hash of `bytes` as 64 lower-case hexadecimal digits.
  public static func hexDigest(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexDigest()
  }

  /// Adds `bytes` to what has been hashed so far.
  public mutating func update(_ bytes: [UInt8]) {
    length &+= UInt64(bytes.count)
    var start = 0
    if !pending.isEmpty {
      start = min(64 - pending.count, bytes.count)
      pending.append(contentsOf: bytes[..<start])
      guard pending.count == 64 else { return }
      compress(pending, from: 0, blocks: 1)
      pending.removeAll(keepingCapacity: true)
    }
    let blocks = (bytes.count - start) / 64
    compress(bytes, from: start, blocks: blocks)
    pending.append(contentsOf: bytes[(start + blocks * 64)...])
  }

  /// The hash of all bytes added so far as 64 lower-case hexadecimal digits; more bytes may be added afterwards.
  public func hexDigest() -> String {
    digest().map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// The hash of all bytes added so far, 32 bytes.
  public func digest() -> [UInt8] {
    var last = self
    var padding: [UInt8] = [0x80]
    let rest = (pending.count + 1 + 8) % 64
    padding.append(contentsOf: [UInt8](repeating: 0, count: rest == 0 ? 0 : 64 - rest))
    let bits = length &* 8
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    last.update(padding)
    return last.state.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  private mutating func compress(_ bytes: [UInt8], from start: Int, blocks: Int) {
    // Locals, because debug builds pay dearly for every access to a member or a static property.
    let constants = Self.constants
    var schedule = [UInt32](repeating: 0, count: 64)
    var position = start
    for _ in 0..<blocks {
      Self.fill(&schedule, bytes, position)
      mix(schedule, constants)
      position += 64
    }
  }

  /// Spreads the 16 words of the block at `start` over the 64 rounds.
  private static func fill(_ schedule: inout [UInt32], _ bytes: [UInt8], _ start: Int) {
    var index = 0
    var position = start
    while index < 16 {
      let high = UInt32(bytes[position]) << 24 | UInt32(bytes[position + 1]) << 16
      schedule[index] = high | UInt32(bytes[position + 2]) << 8 | UInt32(bytes[position + 3])
      index += 1
      position += 4
    }
    while index < 64 {
      let early = schedule[index - 15]
      let late = schedule[index - 2]
      let sigma0 = (early &>> 7 | early &<< 25) ^ (early &>> 18 | early &<< 14) ^ (early &>> 3)
      let sigma1 = (late &>> 17 | late &<< 15) ^ (late &>> 19 | late &<< 13) ^ (late &>> 10)
      schedule[index] = schedule[index - 16] &+ sigma0 &+ schedule[index - 7] &+ sigma1
      index += 1
    }
  }

  /// The 64 rounds over one block.
  private mutating func mix(_ schedule: [UInt32], _ constants: [UInt32]) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    var index = 0
    while index < 64 {
      let sum1 = (e &>> 6 | e &<< 26) ^ (e &>> 11 | e &<< 21) ^ (e &>> 25 | e &<< 7)
      let choice = (e & f) ^ (~e & g)
      let first = h &+ sum1 &+ choice &+ constants[index] &+ schedule[index]
      let sum0 = (a &>> 2 | a &<< 30) ^ (a &>> 13 | a &<< 19) ^ (a &>> 22 | a &<< 10)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      h = g
      g = f
      f = e
      e = d &+ first
      d = c
      c = b
      b = a
      a = first &+ sum0 &+ majority
      index += 1
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }
}
