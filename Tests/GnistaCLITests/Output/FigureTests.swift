import Testing

@testable import GnistaCLI

struct FigureTests {
  @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567")])
  func `Thousands stand in groups`(number: Int, text: String) {
    #expect(Figure.grouped(number) == text)
  }

  @Test func `Numbers have six digits that matter`() {
    #expect(Figure.text(0.912_345_678) == "0.912346")
    #expect(Figure.text(.nan) == "NaN")
    #expect(Figure.whole(1_459) == "1,459")
    #expect(Figure.whole(0.5) == "0.5")
  }

  @Test(arguments: [
    (Duration.milliseconds(12), "12 ms"), (.milliseconds(999.6), "1.0 s"), (.seconds(3.44), "3.4 s"),
    (.seconds(125), "2 min 5 s"),
  ])
  func `Times are short`(time: Duration, text: String) { #expect(time.brief == text) }

  @Test func `Progress is a bar that fits the terminal`() {
    #expect(ProgressLine.text(0.5, "reading", width: 80) == "[##########----------]  50 % reading")
    #expect(ProgressLine.text(nil, "reading", width: 5) == "read")
    #expect(ProgressLine.text(2, "x", width: 80).contains("100 %"))
  }
}
