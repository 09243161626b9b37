/// MurmurHash3 for 32 bits, by Austin Appleby, as Scala's and Spark's random seeds use it.
public enum MurmurHash3 {
  /// The hash of some bytes.
  public static func hash(_ bytes: [UInt8], seed: UInt32) -> UInt32 {
    var hash = seed
    var position = 0
    while position + 4 <= bytes.count {
      let block =
        UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8 | UInt32(bytes[position + 2]) << 16
        | UInt32(bytes[position + 3]) << 24
      hash = mix(hash, block)
      position += 4
    }
    var tail: UInt32 = 0
    for (shift, byte) in bytes[position...].enumerated() { tail |= UInt32(byte) << (8 * UInt32(shift)) }
    if position < bytes.count { hash ^= scramble(tail) }
    return finish(hash, length: bytes.count)
  }

  /// Mixes four more bytes into a running hash.
  public static func mix(_ hash: UInt32, _ block: UInt32) -> UInt32 {
    let mixed = hash ^ scramble(block)
    return (mixed << 13 | mixed >> 19) &* 5 &+ 0xe654_6b64
  }

  /// The last step: spreads every bit over the whole hash.
  public static func finish(_ hash: UInt32, length: Int) -> UInt32 {
    var mixed = hash ^ UInt32(truncatingIfNeeded: length)
    mixed ^= mixed >> 16
    mixed = mixed &* 0x85eb_ca6b
    mixed ^= mixed >> 13
    mixed = mixed &* 0xc2b2_ae35
    return mixed ^ mixed >> 16
  }

  /// Prepares a block for mixing.
  public static func scramble(_ block: UInt32) -> UInt32 {
    let product = block &* 0xcc9e_2d51
    return (product << 15 | product >> 17) &* 0x1b87_3593
  }
}
