internal import GnistaCore

/// The outcome of a training for people and for programs.
extension TrainingRun.Outcome {
  /// The outcome as text.
  func write(savedTo path: String, to out: StandardOutput) throws {
    let rows = "\(Figure.count(rowsTrain, "row")) learnt from"
    let held = rowsTest.map { ", \(Figure.grouped($0)) kept for testing" } ?? ""
    try out.writeLine(rows + held)
    if let tuning {
      let width = tuning.candidates.map { TextWidth.of($0.name) }.max() ?? 0
      try out.writeLine("tuning by \(tuning.metric) (\(tuning.method)):")
      for (index, candidate) in tuning.candidates.enumerated() {
        let mark = index == tuning.best ? "  best" : ""
        try out.writeLine(
          "  \(TextWidth.padded(candidate.name, to: width))  \(Figure.text(candidate.value))\(mark)")
      }
    }
    if let evaluation {
      try out.writeLine(
        isOptimistic
          ? "on the rows learnt from (better than on new ones; see --split):"
          : "on the rows kept for testing:")
      try evaluation.write(to: out)
    }
    let times = [("read", seconds.read), ("fit", seconds.fit), ("evaluate", seconds.evaluate)]
    let text = times.filter { $0.1 > 0 }.map { "\($0.0) \(Duration.seconds($0.1).brief)" }
    try out.writeLine("\(path): model saved (\(text.joined(separator: ", ")))")
  }

  /// The outcome as JSON.
  func json(savedTo path: String) -> JSONValue {
    var members: [String: JSONValue] = [
      "model": .string(path), "rowsTrain": .integer(Int64(rowsTrain)),
      "seconds": [
        "read": .number(seconds.read), "fit": .number(seconds.fit), "evaluate": .number(seconds.evaluate),
      ],
    ]
    members["rowsTest"] = rowsTest.map { .integer(Int64($0)) }
    if let evaluation {
      members[isOptimistic ? "evaluationOnTrainingRows" : "evaluation"] = evaluation.json
    }
    if let tuning {
      members["tuning"] = [
        "metric": .string(tuning.metric), "best": .object(tuning.candidates[tuning.best].params),
        "candidates": .array(
          tuning.candidates.map { ["params": .object($0.params), "value": .number($0.value)] }),
      ]
    }
    return .object(members)
  }
}
