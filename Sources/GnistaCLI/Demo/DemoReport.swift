internal import GnistaCore
internal import GnistaML

/// What the demo prints: each step's time as it ends, then what was found.
struct DemoReport {
  private var steps: [(name: String, seconds: Double)] = []

  func say(_ text: String) throws { try StandardOutput.shared.writeLine(text) }

  /// Runs a step and notes how long it took.
  mutating func step<Result>(_ name: String, _ body: () async throws -> Result) async throws -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try await body()
    let (seconds, attoseconds) = (clock.now - start).components
    steps.append((name, Double(seconds) + Double(attoseconds) * 1e-18))
    return result
  }

  func write(
    leaking: Double, ranked: BinaryClassificationMetrics, classes: MulticlassMetrics, logLoss: Double,
    best: JSONValue?,
    averages: [(JSONValue?, Double)], scoredRows: Int, agrees: Bool
  ) throws {
    try say("\nWill a trip be tipped?")
    try say("  AUC with the payment type     \(leaking)")
    try say("    That is too good: only card tips are recorded, so the payment type gives the answer away.")
    try say("  AUC without the payment type  \(ranked.areaUnderROC)")
    try say("\nCross-validation (mean AUC of 3 folds)")
    for (value, mean) in averages {
      try say("  regParam \(value?.description ?? "?")  \(mean)\(value == best ? "  <- best" : "")")
    }
    try say("\nOn the test trips, without the payment type")
    try say("  log loss  \(logLoss)")
    try say("  accuracy  \(classes.accuracy)")
    let precision = classes.precisionByLabel.map { "\($0)" }.joined(separator: ", ")
    let recall = classes.recallByLabel.map { "\($0)" }.joined(separator: ", ")
    try say("  precision by label \(classes.labels): \(precision)")
    try say("  recall by label    \(classes.labels): \(recall)")
    try say("  confusion matrix (rows: actual, columns: predicted)")
    let matrix = classes.confusionMatrix
    for row in classes.labels.indices {
      try say("    " + classes.labels.indices.map { "\(matrix[row, $0])" }.joined(separator: "  "))
    }
    let roc = ranked.roc
    let chosen = stride(from: 0, through: 10, by: 1).map { roc[$0 * (roc.count - 1) / 10] }
    try say("  ROC (false positive rate, true positive rate)")
    for point in chosen { try say("    \(point.x), \(point.y)") }
    try say(
      "\nSaved, loaded and scored \(scoredRows) trips; the loaded model \(agrees ? "gives the same" : "DIFFERS in") AUC"
    )
    try say("\nTime")
    for step in steps {
      let time = "\((step.seconds * 1000).rounded() / 1000) s"
      try say("  " + String(repeating: " ", count: max(0, 9 - time.count)) + time + "  " + step.name)
    }
  }
}
