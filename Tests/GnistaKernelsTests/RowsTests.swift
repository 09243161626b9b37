import Testing

@testable import GnistaKernels

@Suite("Rows of features")
struct RowsTests {
  /// A column, two dense features and three sparse ones in four rows; entries of 0 are kept in the sparse part.
  private let parts: [FeaturePart] = [
    .column([1, 0, -0.0, 4]),
    .rows([1, 2, 0, 0, 5, 0, 7, 8], width: 2),
    .sparse(rowStarts: [0, 1, 1, 3, 4], columns: [2, 0, 1, 1], values: [9, 0, 3, 2], width: 3),
  ]
  private let matrix: [Double] = [
    1, 1, 2, 0, 0, 9,
    0, 0, 0, 0, 0, 0,
    0, 5, 0, 0, 3, 0,
    4, 7, 8, 0, 2, 0,
  ]

  @Test func `Parts stand side by side`() {
    let dense = RowAssembly.dense(parts, rows: 4)
    #expect(dense == matrix)
    #expect(dense.allSatisfy { $0 != 0 || $0.sign == .plus })
    #expect(RowAssembly.nonzeros(dense, rows: 4, width: 6) == [4, 0, 2, 4])
  }

  @Test func `Compressed rows leave zeros out`() {
    let rows = RowAssembly.compressed(parts, rows: 4)
    #expect(rows.rowStarts == [0, 4, 4, 6, 10])
    #expect(rows.columns == [0, 1, 2, 5, 1, 4, 0, 1, 2, 4])
    #expect(rows.values == [1, 1, 2, 9, 5, 3, 4, 7, 8, 2])
  }

  @Test func `Many rows are put together as few`() {
    let count = 1_000
    let numbers = (0..<count).map { Double($0 % 7) }
    let many: [FeaturePart] = [.column(numbers), .rows(numbers + numbers, width: 2)]
    let dense = RowAssembly.dense(many, rows: count)
    for row in 0..<count {
      #expect(dense[3 * row] == numbers[row])
      #expect(dense[3 * row + 1] == (numbers + numbers)[2 * row])
    }
    let kept = RowAssembly.compressed(many, rows: count)
    #expect(kept.values == dense.filter { $0 != 0 })
    #expect(RowAssembly.dense([], rows: 3) == [])
    #expect(RowAssembly.compressed([], rows: 3).rowStarts == [0, 0, 0, 0])
  }

  @Test func `Each feature is multiplied by its factor`() {
    #expect(RowScaling.dense([1, 2, 3, 4], factors: [10, 0.5]) == [10, 1, 30, 2])
    #expect(RowScaling.sparse([1, 2, 3], columns: [1, 0, 1], factors: [10, 0.5]) == [0.5, 20, 1.5])
    #expect(RowScaling.dense([], factors: []) == [])
  }

  @Test func `A category is a one, the last may be left out, and what is none is not encoded`() {
    let encoded = CategoryRows.encode([0, 2, 1.9], categories: 3, size: 2)
    #expect(encoded?.rowStarts == [0, 1, 1, 2])
    #expect(encoded?.columns == [0, 1])
    for wrong in [3, -1, .nan, .infinity] {
      #expect(CategoryRows.encode([0, wrong], categories: 3, size: 3)?.columns == nil)
    }
    #expect(CategoryRows.encode([], categories: 3, size: 3)?.rowStarts == [0])
  }

  @Test func `Texts of every length are told apart`() {
    var texts = [""]
    for length in 1...40 {
      texts.append(String(repeating: "a", count: length))
      for place in 0..<length {
        var bytes = [UInt8](repeating: 97, count: length)
        bytes[place] = 98
        texts.append(String(decoding: bytes, as: UTF8.self))
      }
    }
    let table = Self.index(texts)
    for (position, text) in texts.enumerated() { #expect(table.index(Array(text.utf8)) == position) }
    for other in ["c", "ac", "aca", "aaaaaaac", String(repeating: "a", count: 41), "å", "a\u{30a}"] {
      #expect(table.index(Array(other.utf8)) == -1)
    }
  }

  @Test func `Composed and decomposed letters are two texts, and the last of equal ones counts`() {
    let table = Self.index(["\u{e5}", "a\u{30a}", "x", "x"])
    #expect(table.index(Array("\u{e5}".utf8)) == 0)
    #expect(table.index(Array("a\u{30a}".utf8)) == 1)
    #expect(table.index(Array("x".utf8)) == 3)
    #expect(Self.index([]).index([]) == -1)
  }

  @Test func `Similar texts are spread over the table`() {
    // With all of them in one run of slots, a look-up would compare with half of the table.
    let texts = (0..<4_096).map { "category number \($0)" }
    let table = Self.index(texts)
    #expect(texts.indices.allSatisfy { table.index(Array(texts[$0].utf8)) == $0 })
    #expect(table.longestRun < 64)
  }

  private static func index(_ texts: [String]) -> TextIndex {
    var offsets = [0]
    for text in texts { offsets.append((offsets.last ?? 0) + text.utf8.count) }
    return TextIndex(bytes: texts.flatMap { Array($0.utf8) }, offsets: offsets)
  }
}
