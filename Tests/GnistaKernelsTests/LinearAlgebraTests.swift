@testable import GnistaKernels
import Testing

@Suite("Linear algebra")
struct LinearAlgebraTests {
  /// A symmetric positive definite matrix.
  private func matrix(_ size: Int) -> [Double] {
    var numbers = SampleNumbers(seed: UInt64(size))
    let root = (0..<(size * size)).map { _ in numbers.normal() }
    var result = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0..<size {
        for inner in 0..<size {
          result[row * size + column] += root[row * size + inner] * root[column * size + inner]
        }
      }
      result[row * size + row] += 1
    }
    return result
  }

  @Test("a Cholesky factor times its transpose is the matrix", arguments: [1, 2, 7, 64, 65, 150])
  func factor(size: Int) throws {
    let matrix = matrix(size)
    let factor = try #require(try CholeskyFactor(matrix, size: size))
    var worst = 0.0
    for row in 0..<size {
      for column in 0...row {
        var sum = 0.0
        for inner in 0...column {
          sum += factor.lower[row * size + inner] * factor.lower[column * size + inner]
        }
        worst = max(worst, abs(sum - matrix[row * size + column]))
        if column < row { #expect(factor.lower[column * size + row] == 0) }
      }
    }
    #expect(worst < 1e-12 * Double(size) * (matrix.max() ?? 1))
  }

  @Test("a Cholesky factor solves equations and gives the diagonal of the inverse", arguments: [1, 5, 70])
  func solving(size: Int) throws {
    let matrix = matrix(size)
    let factor = try #require(try CholeskyFactor(matrix, size: size))
    let expected = (0..<size).map { Double($0) - 3 }
    let right = (0..<size).map { row in
      (0..<size).reduce(0) { $0 + matrix[row * size + $1] * expected[$1] }
    }
    #expect(relativeDistance(factor.solve(right), expected) < 1e-9)
    let diagonal = (0..<size).map { index in
      factor.solve((0..<size).map { $0 == index ? 1 : 0 })[index]
    }
    #expect(relativeDistance(try factor.inverseDiagonal(), diagonal) < 1e-10)
  }

  @Test("a Cholesky factor is the same to the last bit for any number of threads")
  func threads() throws {
    let matrix = matrix(200)
    let one = try CholeskyFactor(matrix, size: 200, control: KernelControl(threads: 1))
    let four = try CholeskyFactor(matrix, size: 200, control: KernelControl(threads: 4))
    #expect(one?.lower == four?.lower)
  }

  @Test("a singular or indefinite matrix has no Cholesky factor")
  func singular() throws {
    #expect(try CholeskyFactor([1, 1, 1, 1], size: 2) == nil)
    #expect(try CholeskyFactor([1, 2, 2, 1], size: 2) == nil)
    #expect(try CholeskyFactor([0], size: 1) == nil)
    #expect(throws: KernelError.self) { try CholeskyFactor([1, 2], size: 2) }
  }

  @Test("a small matrix times its inverse is the identity, and a singular one has none")
  func inverse() throws {
    var matrix = SquareMatrix(size: 3)
    matrix.elements = [0, 2, 1, 1, -1, 0, 3, 0, 4]
    let inverse = try #require(matrix.inverse())
    #expect(relativeDistance(matrix.times(inverse).elements, SquareMatrix.identity(3).elements) < 1e-12)
    #expect(relativeDistance(try #require(matrix.solve([3, 0, 7])), inverse.times([3, 0, 7])) < 1e-15)
    matrix.elements = [1, 2, 3, 2, 4, 6, 0, 0, 1]
    #expect(matrix.inverse() == nil)
    #expect(SquareMatrix(size: 0).inverse()?.size == 0)
  }

  @Test(
    "cross products are those of the definition, for few and many variables, dense and sparse",
    arguments: [(3, InstanceBlocks.Layout.dense), (3, .sparse), (270, .dense)])
  func crossProducts(features: Int, layout: InstanceBlocks.Layout) throws {
    let data = try SampleData.make(rows: 150, features: features, classes: 0, weighted: true, layout: layout)
    let products = try CrossProducts(data, control: KernelControl(threads: 3))
    let dense = try SampleData.make(rows: 150, features: features, classes: 0, weighted: true)
    let rows = dense.blocks.flatMap(\.values)
    let labels = data.blocks.flatMap(\.labels)
    let weights = data.blocks.flatMap(\.weights)
    let total = weights.reduce(0, +)
    let variable = { (index: Int) in
      (0..<150).map { index < features ? rows[$0 * features + index] : labels[$0] }
    }
    for (first, second) in [(0, 0), (0, 1), (1, 2), (2, features), (features, features), (features - 1, 0)] {
      let (a, b) = (variable(first), variable(second))
      let meanA = zip(a, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
      let meanB = zip(b, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
      var sum = 0.0
      for row in 0..<150 { sum += weights[row] * (a[row] - meanA) * (b[row] - meanB) }
      #expect(abs(products[first, second] - sum) <= 1e-10 * (abs(sum) + 1))
      #expect(products[first, second] == products[second, first])
    }
    #expect(abs(products.weightSum - total) < 1e-10)
  }
}
