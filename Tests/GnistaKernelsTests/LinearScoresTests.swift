import GnistaKernels
import Testing

@Suite("Scores of linear models")
struct LinearScoresTests {
  @Test("are intercept plus row times coefficients, dense and sparse", arguments: [1, 3, 5], [1, 4, 70])
  func scores(sets: Int, rows: Int) throws {
    var numbers = SampleNumbers(seed: 8)
    let features = 6
    let matrix = (0..<(sets * features)).map { _ in numbers.normal() }
    let intercepts = (0..<sets).map { _ in numbers.normal() }
    let values = (0..<(rows * features)).map { _ in numbers.normal() }
    let expected = (0..<(rows * sets)).map { index in
      (0..<features).reduce(intercepts[index % sets]) {
        $0 + values[index / sets * features + $1] * matrix[index % sets * features + $1]
      }
    }
    let dense = try LinearScores.dense(
      rowMajor: values, rows: rows, coefficientMatrix: matrix, intercepts: intercepts)
    #expect(relativeDistance(dense, expected) < 1e-14)
    let sparse = try LinearScores.sparse(
      rowStarts: (0...rows).map { $0 * features }, columns: (0..<values.count).map { Int32($0 % features) },
      values: values, coefficientMatrix: matrix, intercepts: intercepts)
    #expect(relativeDistance(sparse, expected) < 1e-14)
  }

  @Test("refuse shapes that disagree")
  func shapes() {
    #expect(throws: KernelError.self) {
      try LinearScores.dense(rowMajor: [1, 2, 3], rows: 1, coefficientMatrix: [1, 2], intercepts: [0])
    }
    #expect(throws: KernelError.self) {
      try LinearScores.dense(rowMajor: [1], rows: 1, coefficientMatrix: [1, 2, 3], intercepts: [0, 0])
    }
    #expect(throws: KernelError.self) {
      try LinearScores.sparse(
        rowStarts: [0, 1], columns: [2], values: [1], coefficientMatrix: [1, 2], intercepts: [0])
    }
  }

  @Test("of models without features are the intercepts")
  func noFeatures() throws {
    #expect(
      try LinearScores.dense(rowMajor: [], rows: 2, coefficientMatrix: [], intercepts: [3, 4]) == [
        3, 4, 3, 4,
      ])
  }
}
