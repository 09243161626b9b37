public import Foundation
import GnistaCore

/// Writes an Arrow IPC stream: the schema, then batches of rows, then the end mark.
///
/// Messages have metadata version V5 and the marker of Arrow 0.15 and later; every buffer begins at a multiple of 8 bytes, and
/// the bits that tell nulls are left out where no row is null. A dictionary is written before the first batch that uses it
/// and again when it changes.
public struct ArrowStreamWriter {
  /// Names and types of the columns.
  public let schema: ArrowSchema
  /// What was written so far.
  public private(set) var bytes: Data
  private var written: [Int64: ArrowArray] = [:]

  /// Begins a stream.
  public init(_ schema: ArrowSchema) {
    self.schema = schema
    bytes = Data()
    frame(kind: 1, SchemaEncoder.schema(schema), body: [])
  }

  /// Writes a batch.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` when the batch has another schema, or two of its columns have different
  ///   dictionaries of one number.
  public mutating func write(_ batch: ArrowBatch) throws {
    guard batch.schema == schema else {
      throw GnistaError(
        .typeMismatch,
        "a batch of an Arrow stream has another schema than the stream; write a stream for each")
    }
    var needed: [Int64: ArrowArray] = [:]
    for column in batch.columns { try writeDictionaries(of: column, &needed) }
    var encoder = BatchEncoder()
    for column in batch.columns { encoder.append(column) }
    frame(kind: 3, encoder.table(rows: batch.count), body: encoder.buffers)
  }

  /// Writes the end mark and returns the whole stream.
  public mutating func finish() -> Data {
    append(UInt32.max)
    append(UInt32(0))
    return bytes
  }

  /// A whole stream.
  ///
  /// - Throws: as ``write(_:)``.
  public static func stream(_ schema: ArrowSchema, _ batches: some Sequence<ArrowBatch>) throws -> Data {
    var writer = ArrowStreamWriter(schema)
    for batch in batches { try writer.write(batch) }
    return writer.finish()
  }

  /// Inner dictionaries go first, since the values of outer ones point to them.
  private mutating func writeDictionaries(
    of array: ArrowArray, _ needed: inout [Int64: ArrowArray]
  ) throws {
    for child in array.children { try writeDictionaries(of: child, &needed) }
    guard let dictionary = array.dictionary, let id = array.field.dictionary?.id else { return }
    try writeDictionaries(of: dictionary, &needed)
    if let other = needed[id], other != dictionary {
      throw GnistaError(
        .typeMismatch,
        "column '\(array.field.name)' has another dictionary of number \(id) than a column before; give it its own number"
      )
    }
    needed[id] = dictionary
    guard written[id] != dictionary else { return }
    written[id] = dictionary
    var encoder = BatchEncoder()
    encoder.append(dictionary)
    let batch = encoder.table(rows: dictionary.count)
    frame(kind: 2, FlatContent([0: .int64(id), 1: .table(batch)]), body: encoder.buffers)
  }

  private mutating func append(_ word: UInt32) {
    for byte in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(byte * 8))) }
  }

  /// Writes a message: marker, length of the description, description, body, with each part filled up to 8 bytes.
  private mutating func frame(kind: Int8, _ header: FlatContent, body: [ArrowBuffer]) {
    let size = body.reduce(0) { $0 + BatchEncoder.padded($1.count) }
    let message = FlatContent([
      0: .int16(4), 1: .int8(kind), 2: .table(header), 3: .int64(Int64(size)),
    ]).message()
    let length = BatchEncoder.padded(message.count)
    append(UInt32.max)
    append(UInt32(length))
    bytes.append(contentsOf: message)
    bytes.append(contentsOf: repeatElement(0, count: length - message.count))
    for buffer in body {
      bytes.append(buffer.bytes)
      bytes.append(contentsOf: repeatElement(0, count: BatchEncoder.padded(buffer.count) - buffer.count))
    }
  }
}
