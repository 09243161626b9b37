/// Finds texts by their UTF-8 bytes without making a string: a hash table with open addressing.
///
/// Two texts are the same only when their bytes are; Swift's own equality of strings would join composed and
/// decomposed letters.
public struct TextIndex: Sendable {
  private let bytes: [UInt8]
  private let offsets: [Int]
  /// Index of a text plus one; 0 for a free slot. The count is a power of two, at least twice that of the texts.
  private let slots: [Int32]
  /// How far the hash of a text is moved to the right to be a slot.
  private let shift: UInt64

  /// Makes a table of texts that stand end to end; where a text comes twice, the last one counts.
  ///
  /// - Parameters:
  ///   - bytes: the texts.
  ///   - offsets: where each text begins, from 0, and the end of the last one.
  public init(bytes: [UInt8], offsets: [Int]) {
    self.bytes = bytes
    self.offsets = offsets
    let count = max(offsets.count - 1, 0)
    var capacity = 4
    var shift: UInt64 = 62
    while capacity < count * 2 {
      capacity *= 2
      shift -= 1
    }
    var slots = [Int32](repeating: 0, count: capacity)
    bytes.withUnsafeBytes { own in
      for index in 0..<count {
        let text = UnsafeRawBufferPointer(rebasing: own[offsets[index]..<offsets[index + 1]])
        var slot = Int(Self.hash(text) >> shift)
        while slots[slot] != 0, !Self.isEqual(Self.text(Int(slots[slot]) - 1, own, offsets), text) {
          slot = (slot + 1) & (capacity - 1)
        }
        slots[slot] = Int32(index + 1)
      }
    }
    self.slots = slots
    self.shift = shift
  }

  /// The indices of texts that stand end to end; -1 for a text that the table does not have.
  ///
  /// - Parameters:
  ///   - bytes: the texts.
  ///   - offsets: where each text begins, from 0, and the end of the last one.
  public func indices(bytes wanted: [UInt8], offsets places: [Int]) -> [Int32] {
    let count = max(places.count - 1, 0)
    return [Int32](unsafeUninitializedCapacity: count) { out, used in
      wanted.withUnsafeBytes { wanted in
        withPointers { own, offsets, slots in
          for row in 0..<count {
            let text = UnsafeRawBufferPointer(rebasing: wanted[places[row]..<places[row + 1]])
            out[row] = Self.find(text, own, offsets, slots, shift)
          }
        }
      }
      used = count
    }
  }

  /// The index of a text; -1 when the table does not have it.
  public func index(_ text: [UInt8]) -> Int { Int(indices(bytes: text, offsets: [0, text.count])[0]) }

  /// The number of slots in the longest run without a free one, which bounds the time of a look-up.
  var longestRun: Int {
    slots.reduce(into: (run: 0, longest: 0)) { state, slot in
      state.run = slot == 0 ? 0 : state.run + 1
      state.longest = max(state.longest, state.run)
    }.longest
  }

  private func withPointers(
    _ body: (UnsafeRawBufferPointer, UnsafeBufferPointer<Int>, UnsafeBufferPointer<Int32>) -> Void
  ) {
    bytes.withUnsafeBytes { bytes in
      offsets.withUnsafeBufferPointer { offsets in
        slots.withUnsafeBufferPointer { slots in body(bytes, offsets, slots) }
      }
    }
  }

  @inline(__always)
  private static func find(
    _ text: UnsafeRawBufferPointer, _ own: UnsafeRawBufferPointer, _ offsets: UnsafeBufferPointer<Int>,
    _ slots: UnsafeBufferPointer<Int32>, _ shift: UInt64
  ) -> Int32 {
    var slot = Int(hash(text) >> shift)
    while true {
      let entry = slots[slot] - 1
      if entry < 0 { return -1 }
      let start = offsets[Int(entry)]
      let length = offsets[Int(entry) + 1] - start
      if isEqual(UnsafeRawBufferPointer(rebasing: own[start..<start + length]), text) { return entry }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  private static func text(
    _ index: Int, _ bytes: UnsafeRawBufferPointer, _ offsets: [Int]
  ) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[offsets[index]..<offsets[index + 1]])
  }

  @inline(__always)
  private static func isEqual(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
    guard a.count == b.count else { return false }
    if a.count < 8 { return word(a) == word(b) }
    var place = 0
    while place < a.count {
      // The last word may overlap the one before.
      let at = min(place, a.count - 8)
      guard load(a, at) == load(b, at) else { return false }
      place += 8
    }
    return true
  }

  /// Multiplies and folds word by word; the high bits depend on all bytes (Fibonacci hashing, Knuth 1973, 6.4). The
  /// length takes part, because the last word may overlap the one before.
  @inline(__always)
  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var hash = UInt64(truncatingIfNeeded: text.count) &* factor
    if text.count < 8 {
      hash = (hash ^ word(text)) &* factor
    } else {
      var place = 0
      while place < text.count {
        hash ^= hash >> 32
        hash = (hash ^ load(text, min(place, text.count - 8))) &* factor
        place += 8
      }
    }
    return hash
  }

  @inline(__always)
  private static func load(_ text: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    text.loadUnaligned(fromByteOffset: place, as: UInt64.self)
  }

  /// A text of less than 8 bytes as one number, different for different texts of one length.
  @inline(__always)
  private static func word(_ text: UnsafeRawBufferPointer) -> UInt64 {
    if text.count >= 4 {
      let first = text.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
      let last = text.loadUnaligned(fromByteOffset: text.count - 4, as: UInt32.self)
      return UInt64(first) | UInt64(last) << 32
    }
    guard text.count > 0 else { return 0 }
    return UInt64(text[0]) | UInt64(text[text.count / 2]) << 8 | UInt64(text[text.count - 1]) << 16
  }
}
