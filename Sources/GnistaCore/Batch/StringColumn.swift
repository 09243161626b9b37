/// The texts of one column of a batch, as UTF-8 bytes end to end.
public struct StringColumn: Hashable, Sendable {
  /// All bytes.
  public private(set) var bytes: [UInt8]
  /// Where each text begins; one more entry than there are texts.
  public private(set) var offsets: [Int]

  /// An empty column with room for some texts.
  public init(minimumCapacity: Int = 0) {
    bytes = []
    bytes.reserveCapacity(minimumCapacity * 12)
    offsets = [0]
    offsets.reserveCapacity(minimumCapacity + 1)
  }

  /// A column of texts that stand end to end.
  ///
  /// - Parameters:
  ///   - bytes: the texts as valid UTF-8.
  ///   - offsets: where each text begins, from 0, and the end of the last one.
  public init(bytes: [UInt8], offsets: [Int]) {
    precondition(
      offsets.first == 0 && offsets.last == bytes.count, "because a text outside the bytes cannot be read")
    self.bytes = bytes
    self.offsets = offsets
  }

  /// A column of the given texts.
  public init(_ texts: some Sequence<String>) {
    self.init()
    for text in texts { append(text) }
  }

  /// Number of texts.
  public var count: Int { offsets.count - 1 }

  /// Adds a text.
  public mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    offsets.append(bytes.count)
  }

  /// Adds a text given as valid UTF-8.
  public mutating func append(utf8 text: some Sequence<UInt8>) {
    bytes.append(contentsOf: text)
    offsets.append(bytes.count)
  }

  /// The text at a position.
  public subscript(index: Int) -> String { String(decoding: self.utf8(at: index), as: UTF8.self) }

  /// The bytes of the text at a position, without a copy.
  public func utf8(at index: Int) -> ArraySlice<UInt8> { bytes[offsets[index]..<offsets[index + 1]] }
}
