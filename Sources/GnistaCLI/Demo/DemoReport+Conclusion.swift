internal import GnistaCore

/// What the demo's figures say, at the end of the report.
extension DemoReport {
  /// Prints the measures, the curves and the lesson.
  func conclude(_ result: DemoResult) throws {
    guard let leaking = result.withPaymentType, let fair = result.withoutPaymentType, let best = result.best
    else { return }
    try line()
    try measure("As taught, with payment type (regParam 0.3):", leaking)
    if let figure = result.tutorialFigure {
      let said = "the tutorial prints \(Figure.fixed(figure, places: 4))"
      try line("  (\(said): it hands over label and hard prediction, in the wrong order)")
    }
    try line()
    try measure("Without payment type (regParam 0.3):", fair)
    try line()
    let strength = SparkText.double(result.bestRegParam ?? 0)
    if result.bestRegParam == 0.3 {
      try line("Cross-validation chose the same strength, \(strength), so the tuned model is this one.")
    } else {
      try measure("Without payment type, tuned (regParam \(strength)):", best)
    }
    try line()
    try curves(leaking: leaking.roc, fair: best.roc)
    try line()
    let (with, without) = (
      Figure.fixed(leaking.areaUnderROC, places: 3), Figure.fixed(best.areaUnderROC, places: 3)
    )
    try line(
      "PAYMENT TYPE LEAKS THE LABEL. Tips are recorded only when a card pays; cash tips are not. So payment")
    try line(
      "type all but says whether a tip was recorded: with it the area under the ROC curve is \(with), without it"
    )
    try line(
      "\(without), where 0.5 is guessing. The first figure measures the leak, not what a trip tells about tips."
    )
    try line()
    try line("all steps: \(Duration.seconds(result.steps.reduce(0) { $0 + $1.seconds }).brief)")
  }
}
