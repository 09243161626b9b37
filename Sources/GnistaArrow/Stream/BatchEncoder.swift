/// Collects the nodes and buffers of a batch, depth first; the reverse of ``BatchDecoder``.
struct BatchEncoder {
  private var nodes: [(Int64, Int64)] = []
  private(set) var buffers: [ArrowBuffer] = []

  /// A number of bytes, filled up to whole words of 8.
  static func padded(_ count: Int) -> Int { (count + 7) & ~7 }

  /// Adds a column.
  mutating func append(_ array: ArrowArray) {
    nodes.append((Int64(array.count), Int64(array.nullCount)))
    if array.field.dictionary != nil {
      buffers.append(array.validity ?? ArrowBuffer())
      buffers.append(array.values ?? ArrowBuffer())
      return
    }
    let type = array.field.type
    if type != .null { buffers.append(array.validity ?? ArrowBuffer()) }
    if type.offsetBits != nil { buffers.append(array.offsets ?? ArrowBuffer()) }
    if type.isVariableBytes || type.bitWidth != nil { buffers.append(array.values ?? ArrowBuffer()) }
    for child in array.children { append(child) }
  }

  /// The table `RecordBatch`.
  func table(rows: Int) -> FlatContent {
    var places: [(Int64, Int64)] = []
    var position = 0
    for buffer in buffers {
      places.append((Int64(position), Int64(buffer.count)))
      position += Self.padded(buffer.count)
    }
    return FlatContent([0: .int64(Int64(rows)), 1: .pairs(nodes), 2: .pairs(places)])
  }
}
