import Testing

@testable import GnistaCLI

struct DemoReportTests {
  @Test func `A curve is straight between its points and takes the upper end of a step`() {
    let points = [[0.0, 0.0], [0.0, 0.4], [0.5, 0.8], [1.0, 1.0]]
    let heights = [0, 0.25, 0.5, 0.75, 1].map { DemoReport.height(of: points, at: $0) }
    #expect(zip(heights, [0.4, 0.6, 0.8, 0.9, 1]).allSatisfy { ($0 - $1).magnitude < 1e-12 })
  }

  @Test func `The plot shows curves over the diagonal`() {
    let rows = DemoReport.plot([([[0, 0], [0, 1], [1, 1]], "*")], width: 5, height: 3)
    #expect(rows == ["1 |*****", "  | ..", "0 |.", "  +-----", "   0   1"])
  }

  @Test func `The tutorial's figure depends on the counts alone`() {
    // Of 474 predicted "no" none had tipped, of 952 predicted "yes" 913 had: 1/2 + 913/952/2.
    let figure = DemoMeasurement.tutorialFigure([[474, 39], [0, 913]])
    #expect(figure.map { ($0 - 0.9795168067226891).magnitude < 1e-15 } == true)
    #expect(DemoMeasurement.tutorialFigure([[0, 513], [0, 913]]) == nil)
  }
}
