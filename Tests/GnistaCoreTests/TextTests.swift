import Foundation
import GnistaCore
import Testing

@Suite("Spark's text of values")
struct TextTests {
  @Test(arguments: [
    (0.0, "0.0"), (-0.0, "-0.0"), (1.0, "1.0"), (100.0, "100.0"), (1234567.0, "1234567.0"), (1e7, "1.0E7"),
    (123456789.25, "1.2345678925E8"), (0.001, "0.001"), (0.0001, "1.0E-4"), (1.5e-10, "1.5E-10"),
    (Double.nan, "NaN"), (.infinity, "Infinity"), (-.infinity, "-Infinity"),
    (0.1 + 0.2, "0.30000000000000004"),
    (Double.leastNonzeroMagnitude, "4.9E-324"), (1.7976931348623157e308, "1.7976931348623157E308"),
  ])
  func `doubles look as in Java`(_ value: Double, _ text: String) {
    #expect(SparkText.double(value) == text)
  }

  @Test func `times have as many digits as they need`() {
    #expect(SparkText.text(of: .timestampNTZ(0)) == "1970-01-01 00:00:00")
    #expect(SparkText.text(of: .timestampNTZ(-1)) == "1969-12-31 23:59:59.999999")
    #expect(SparkText.text(of: .timestampNTZ(1_500_000)) == "1970-01-01 00:00:01.5")
    let zone = TimeZone(identifier: "America/New_York") ?? .gmt
    #expect(SparkText.text(of: .timestamp(1_719_849_600_000_000), timeZone: zone) == "2024-07-01 12:00:00")
  }

  @Test func `dates run through leap years and before the epoch`() {
    for days in stride(from: -800_000, through: 800_000, by: 997) {
      #expect(CivilDate(daysSinceEpoch: days).daysSinceEpoch == days)
    }
    #expect(CivilDate(daysSinceEpoch: 19_782).description == "2024-02-29")
    #expect(CivilDate(daysSinceEpoch: -1).description == "1969-12-31")
  }

  @Test func `decimals keep their scale`() {
    #expect(DecimalValue("-12.50")?.description == "-12.50")
    #expect(DecimalValue(unscaled: 5, scale: 3).description == "0.005")
    #expect(DecimalValue("1e5") == nil)
    #expect(DecimalValue("12345678901234567890.123456789012345678")?.scale == 18)
  }

  @Test func `vectors show their layout`() {
    #expect(Vector.dense([1, 0.5]).description == "[1.0,0.5]")
    #expect(Vector.sparse(size: 3, indices: [0, 2], values: [1, 2]).description == "(3,[0,2],[1.0,2.0])")
    #expect(Vector.dense([0, 0, 0, 0, 7]).compressed == .sparse(size: 5, indices: [4], values: [7]))
    #expect(Vector.dense([1, 0, 7]).compressed == .dense([1, 0, 7]))
  }
}
