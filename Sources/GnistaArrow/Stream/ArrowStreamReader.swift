public import Foundation
import GnistaCore

/// Reads an Arrow IPC stream: a schema, then batches of rows.
///
/// The batches share the memory of the input. Every offset, length and count is checked, so that damaged or hostile
/// input gives an error and never more work than its size warrants. Streams are read in metadata versions V4 and V5, with and
/// without the marker before each message, and end with the end mark or with the input.
///
/// Format: Apache Arrow, "IPC Streaming Format" (columnar format 1.5).
public struct ArrowStreamReader {
  /// Names and types of the columns.
  public let schema: ArrowSchema
  private var messages: MessageCursor
  private var dictionaries: [Int64: ArrowArray] = [:]
  private let dictionaryFields: [Int64: ArrowField]

  /// Begins to read a stream.
  ///
  /// - Throws: ``GnistaError`` `MALFORMED_DATA` when the input is no Arrow stream, `UNSUPPORTED` when it has a type or version
  ///   that is not read.
  public init(_ bytes: Data) throws {
    messages = MessageCursor(ArrowBuffer(bytes))
    guard let first = try messages.next() else {
      throw ArrowFailure.damaged("there is no schema in \(bytes.count) bytes")
    }
    guard first.kind == .schema else {
      throw ArrowFailure.damaged("it begins with a \(first.kind), not with a schema")
    }
    schema = try SchemaDecoder.schema(first.header)
    var fields: [Int64: ArrowField] = [:]
    for field in schema.fields { try Self.collect(field, into: &fields) }
    dictionaryFields = fields
  }

  /// The next batch; nil at the end of the stream.
  ///
  /// - Throws: ``GnistaError`` `MALFORMED_DATA` when the input is damaged, `UNSUPPORTED` for compressed batches and for
  ///   dictionaries that grow.
  public mutating func next() throws -> ArrowBatch? {
    while let message = try messages.next() {
      switch message.kind {
      case .schema: throw ArrowFailure.damaged("it has a second schema")
      case .dictionary: try readDictionary(message)
      case .batch:
        var decoder = try BatchDecoder(message.header, body: message.body, dictionaries: dictionaries)
        return try decoder.batch(schema)
      }
    }
    return nil
  }

  /// All batches that are left.
  ///
  /// - Throws: as ``next()``.
  public mutating func batches() throws -> [ArrowBatch] {
    var all: [ArrowBatch] = []
    while let batch = try next() { all.append(batch) }
    return all
  }

  /// A later dictionary replaces an earlier one for the batches that follow.
  private mutating func readDictionary(_ message: MessageCursor.Message) throws {
    let id = try message.header.number(0, absent: Int64(0))
    guard let field = dictionaryFields[id], let data = try message.header.table(1) else {
      throw ArrowFailure.damaged("it has a dictionary \(id) that no column asks for")
    }
    guard try !message.header.flag(2) else {
      throw ArrowFailure.unsupported(
        "the dictionary of column '\(field.name)' comes in several parts (a delta)",
        remedy: "write it with whole dictionaries")
    }
    var decoder = try BatchDecoder(data, body: message.body, dictionaries: dictionaries)
    dictionaries[id] = try decoder.dictionary(field)
  }

  private static func collect(_ field: ArrowField, into fields: inout [Int64: ArrowField]) throws {
    if let encoding = field.dictionary {
      let values = field.dictionaryValues
      if let other = fields[encoding.id], other.type != values.type || other.children != values.children {
        throw ArrowFailure.damaged("two columns of different types have dictionary \(encoding.id)")
      }
      fields[encoding.id] = values
    }
    for child in field.children { try collect(child, into: &fields) }
  }
}
