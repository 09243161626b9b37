import GnistaCore

/// A message in FlatBuffers' form, read in place.
///
/// FlatBuffers is a format of tables that point to each other by relative offsets
/// (flatbuffers.dev/internals). Each access is checked, and what is read in all is bounded, because tables of a hostile
/// message may be shared so that a few bytes unfold to any size.
final class FlatMessage {
  private let bytes: ArrowBuffer
  private var tables = 0
  private var textBytes = 0

  init(_ bytes: ArrowBuffer) { self.bytes = bytes }

  /// The table that the message begins with.
  func root() throws -> FlatTable { try table(at: try target(of: 0)) }

  /// The number at a position.
  func load<T: ArrowNumber>(_ type: T.Type, at position: Int) throws -> T {
    guard let value = bytes.load(type, at: position) else {
      throw ArrowFailure.damaged("its description points to byte \(position) of \(bytes.count)")
    }
    return value
  }

  /// Where the offset at a position points to.
  func target(of position: Int) throws -> Int { position + Int(try load(UInt32.self, at: position)) }

  /// The table at a position.
  func table(at position: Int) throws -> FlatTable {
    tables += 1
    guard tables <= ArrowLimits.tables else {
      throw ArrowFailure.damaged("its description has more than \(ArrowLimits.tables) tables")
    }
    let layout = position - Int(try load(Int32.self, at: position))
    let size = Int(try load(UInt16.self, at: layout))
    guard size >= 4, size % 2 == 0 else {
      throw ArrowFailure.damaged("a table of its description has no layout")
    }
    return FlatTable(message: self, position: position, layout: layout, slots: (size - 4) / 2)
  }

  /// The text at a position.
  func text(at position: Int) throws -> String {
    let length = Int(try load(UInt32.self, at: position))
    textBytes += length
    guard textBytes <= ArrowLimits.textBytes, let part = bytes.part(at: position + 4, count: length),
      let text = String(validating: part.bytes, as: UTF8.self)
    else { throw ArrowFailure.damaged("a text of its description is too long or not UTF-8") }
    return text
  }

  /// The list at a position whose elements take `width` bytes each.
  func list(at position: Int, width: Int) throws -> FlatList {
    let count = Int(try load(UInt32.self, at: position))
    guard bytes.part(at: position + 4, count: count * width) != nil else {
      throw ArrowFailure.damaged("a list of its description says it has \(count) elements")
    }
    return FlatList(first: position + 4, count: count)
  }
}

/// Where a list of a message has its elements.
struct FlatList {
  let first: Int
  let count: Int
}

/// A table of a message: fields by their slot, each of which may be absent.
struct FlatTable {
  let message: FlatMessage
  fileprivate let position: Int
  fileprivate let layout: Int
  fileprivate let slots: Int

  fileprivate init(message: FlatMessage, position: Int, layout: Int, slots: Int) {
    self.message = message
    self.position = position
    self.layout = layout
    self.slots = slots
  }

  /// Where the field of a slot stands; nil when it is absent.
  private func place(_ slot: Int) throws -> Int? {
    guard slot < slots else { return nil }
    let offset = Int(try message.load(UInt16.self, at: layout + 4 + 2 * slot))
    return offset == 0 ? nil : position + offset
  }

  /// A number; `absent` when the field is not there, since writers leave defaults out.
  func number<T: ArrowNumber>(_ slot: Int, absent: T) throws -> T {
    guard let place = try place(slot) else { return absent }
    return try message.load(T.self, at: place)
  }

  /// A truth value.
  func flag(_ slot: Int) throws -> Bool { try number(slot, absent: UInt8(0)) != 0 }

  /// A text.
  func text(_ slot: Int) throws -> String? {
    guard let place = try place(slot) else { return nil }
    return try message.text(at: message.target(of: place))
  }

  /// A table.
  func table(_ slot: Int) throws -> FlatTable? {
    guard let place = try place(slot) else { return nil }
    return try message.table(at: message.target(of: place))
  }

  /// A list of tables.
  func tables(_ slot: Int) throws -> [FlatTable] {
    guard let place = try place(slot) else { return [] }
    let list = try message.list(at: message.target(of: place), width: 4)
    return try (0..<list.count).map { index in
      try message.table(at: message.target(of: list.first + 4 * index))
    }
  }

  /// A list of pairs of 64-bit numbers, which Arrow has its nodes and buffers in.
  func pairs(_ slot: Int) throws -> [(first: Int64, second: Int64)] {
    guard let place = try place(slot) else { return [] }
    let list = try message.list(at: message.target(of: place), width: 16)
    return try (0..<list.count).map { index in
      let start = list.first + 16 * index
      return (try message.load(Int64.self, at: start), try message.load(Int64.self, at: start + 8))
    }
  }
}
