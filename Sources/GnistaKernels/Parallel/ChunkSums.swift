/// One row of sums per chunk, written by many threads and added up in the order of the chunks.
///
/// `@unchecked Sendable` because each chunk writes only its own row, and rows are read after the loop has ended.
final class ChunkSums: @unchecked Sendable {
  let chunks: Int
  let width: Int
  private let stride: Int
  private let storage: UnsafeMutablePointer<Double>

  /// Makes `chunks` rows of `width` zeros; rows start on cache lines of their own.
  init(chunks: Int, width: Int) {
    self.chunks = chunks
    self.width = width
    stride = (width + 15) / 8 * 8
    storage = .allocate(capacity: chunks * stride)
    storage.initialize(repeating: 0, count: chunks * stride)
  }

  deinit { storage.deallocate() }

  /// The row of one chunk, set to zero.
  func cleared(_ chunk: Int) -> UnsafeMutablePointer<Double> {
    precondition(chunk >= 0 && chunk < chunks, "because a chunk outside the table would overwrite others")
    let row = storage + chunk * stride
    row.update(repeating: 0, count: width)
    return row
  }

  /// The sums over all chunks.
  func total() -> [Double] {
    var result = [Double](repeating: 0, count: width)
    for chunk in 0..<chunks {
      let row = storage + chunk * stride
      for index in 0..<width { result[index] += row[index] }
    }
    return result
  }

  /// The number of chunks for a table of that width: at most 64, at most 64 MiB, at most one for each item.
  static func chunkCount(items: Int, width: Int) -> Int {
    max(1, min(items, 64, (64 << 20) / (8 * max(1, width))))
  }
}
