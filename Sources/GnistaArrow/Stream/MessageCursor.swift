import GnistaCore

/// Cuts an Arrow stream into its messages.
struct MessageCursor {
  /// What a message holds.
  enum Kind: UInt8, CustomStringConvertible {
    case schema = 1
    case dictionary = 2
    case batch = 3

    var description: String {
      switch self {
      case .schema: "schema"
      case .dictionary: "dictionary"
      case .batch: "batch of rows"
      }
    }
  }

  /// One message: its description and its bytes.
  struct Message {
    let kind: Kind
    let header: FlatTable
    let body: ArrowBuffer
  }

  private let input: ArrowBuffer
  private var position = 0

  init(_ input: ArrowBuffer) { self.input = input }

  /// The next message; nil at the end.
  mutating func next() throws -> Message? {
    guard position < input.count else { return nil }
    if position == 0, input.part(at: 0, count: 6)?.bytes.elementsEqual("ARROW1".utf8) == true {
      throw ArrowFailure.unsupported(
        "the data are an Arrow file (they begin with ARROW1), not an Arrow stream",
        remedy: "write them in the stream format")
    }
    let start = position
    var length = try word()
    // Streams from before Arrow 0.15 have no marker.
    if length == -1 { length = try word() }
    guard length != 0 else {
      position = input.count
      return nil
    }
    let message = FlatMessage(try take(Int(length), "message at byte \(start)"))
    let root = try message.root()
    let version = try root.number(0, absent: Int16(0))
    guard version == 3 || version == 4 else {
      throw ArrowFailure.unsupported(
        "the Arrow stream has metadata version V\(Int(version) + 1)", remedy: "write it in version V5")
    }
    guard let header = try root.table(2) else {
      throw ArrowFailure.damaged("the message at byte \(start) is empty")
    }
    let raw = try root.number(1, absent: UInt8(0))
    guard let kind = Kind(rawValue: raw) else {
      throw ArrowFailure.unsupported(
        "the Arrow stream has a message of kind \(raw) at byte \(start)",
        remedy: "send schemas, dictionaries and batches of rows only")
    }
    let size = try root.number(3, absent: Int64(0))
    return Message(
      kind: kind, header: header, body: try take(Int(size), "body of the \(kind) at byte \(start)"))
  }

  private mutating func word() throws -> Int32 {
    guard let word = input.load(Int32.self, at: position) else {
      throw ArrowFailure.damaged("it ends inside the length of a message, at byte \(input.count)")
    }
    position += 4
    return word
  }

  private mutating func take(_ length: Int, _ what: String) throws -> ArrowBuffer {
    guard let part = input.part(at: position, count: length) else {
      throw ArrowFailure.damaged(
        "the \(what) says it has \(length) bytes; \(input.count - position) are left")
    }
    position += length
    return part
  }
}
