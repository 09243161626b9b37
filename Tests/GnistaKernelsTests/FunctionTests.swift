import Foundation
@testable import GnistaKernels
import Testing

@Suite("Mathematical functions")
struct FunctionTests {
  private func check(
    _ values: [Double], _ lanes: (SIMD4<Double>) -> SIMD4<Double>, _ exact: (Double) -> Double
  ) {
    for value in values {
      let found = lanes(SIMD4<Double>(repeating: value))[3]
      let expected = exact(value)
      // because the polynomials are good to two units in the last place
      #expect(abs(found - expected) <= 2 * expected.ulp, "at \(value)")
    }
  }

  @Test("exp of four numbers is good to two units in the last place")
  func exponential() {
    var numbers = SampleNumbers(seed: 5)
    let values =
      (0..<500).map { _ in numbers.uniform() * 1400 - 700 } + [0, -0.0, 1, -1, 709, -707.9, 1e-300]
    check(values, LaneFunctions.exp, Foundation.exp)
    #expect(LaneFunctions.exp(SIMD4(-709, -1e300, -Double.infinity, 0)) == SIMD4<Double>(0, 0, 0, 1))
  }

  @Test("log and log1p of four numbers are good to two units in the last place")
  func logarithm() {
    var numbers = SampleNumbers(seed: 6)
    let small =
      (0..<500).map { _ in numbers.uniform() } + [0, 1, 1e-20, 0.41421356237309503, 0.4142135623730951]
    check(small, { LaneFunctions.log1pRatio($0, SIMD4(repeating: 1)) }, Foundation.log1p)
    check(small, { LaneFunctions.log1pRatio($0 * 2, SIMD4(repeating: 2)) }, Foundation.log1p)
    let large =
      (0..<500).map { _ in Foundation.exp(numbers.uniform() * 1000 - 500) } + [1, 2, 3, 1e-307, 0.99999]
    check(large, LaneFunctions.log, Foundation.log)
  }

  /// Values of scipy.stats.t (scipy 1.17.1).
  @Test(
    "Student's t distribution has the tabulated values",
    arguments: [
      (1.0, 1.0, 0.75), (2.0, -1.5, 0.13619656244550055), (10, 2.228138851964939, 0.9749999999990957),
      (30, 0.0, 0.5), (5, 12.0, 0.9999645525374142), (1000, 1.962339080792624, 0.9749999999980317),
    ])
  func studentT(freedom: Double, t: Double, probability: Double) {
    #expect(abs(StudentT(degreesOfFreedom: freedom).cumulative(t) - probability) < 1e-13)
  }

  @Test("Student's t distribution keeps the digits of tiny tails and the symmetry of both")
  func tails() {
    let distribution = StudentT(degreesOfFreedom: 20)
    // 2 * scipy.stats.t.sf(20, 20)
    #expect(abs(distribution.twoSidedTail(20) / 1.079986453421047e-14 - 1) < 1e-12)
    #expect(distribution.twoSidedTail(-3) == distribution.twoSidedTail(3))
    #expect(distribution.twoSidedTail(.infinity) == 0)
    #expect(distribution.twoSidedTail(1e200) == 0)
    #expect(StudentT(degreesOfFreedom: 0).twoSidedTail(1).isNaN)
  }

  @Test("probabilities follow from scores, also from infinite ones")
  func probabilities() {
    var scores: [Double] = [0, 2, -2, .infinity, -.infinity, 800, -1.5]
    Probabilities.logistic(&scores)
    for (found, expected) in zip(
      scores, [0.5, 0.8807970779778823, 0.11920292202211755, 1, 0, 1, 0.18242552380635635])
    {
      #expect(abs(found - expected) < 1e-15)
    }
    var rows: [Double] = [1, 2, 3, -.infinity, .infinity, 0, 5, 5, 5, 7, .infinity, .infinity]
    Probabilities.softmax(&rows, classes: 3)
    #expect(abs(rows[2] - 0.6652409557748219) < 1e-15)
    #expect(Array(rows[3..<6]) == [0, 1, 0])
    #expect(rows[6] == rows[7])
    #expect(abs(rows[6] - 1.0 / 3) < 1e-15)
    #expect(Array(rows[9...]) == [0, 1, 0], "the first of two infinite scores is certain")
  }
}
