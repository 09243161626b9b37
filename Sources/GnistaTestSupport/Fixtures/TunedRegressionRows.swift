import GnistaCore

/// Enough labelled rows for a tuner to split.
enum TunedRegressionRows {
  static let schema = Schema([
    StructField("features", .vector, nullable: false), StructField("label", .double, nullable: false),
  ])

  static let rows: [[Value]] = (0..<24).map { row in
    let (first, second) = (Double(row * 7 % 24) / 4, Double(row * 5 % 11) / 3)
    return [.vector(.dense([first, second])), .double(2 * first - second + Double(row % 3) / 10)]
  }

  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("features"): .fails(.invalidValue), .nan("features"): .fails(.invalidValue),
    .null("label"): .fails(.invalidValue), .nan("label"): .fails(.invalidValue),
    .noRows: .fails(.emptyInput), .oneRow: .fails(.emptyInput),
  ]

  static let propertiesOutsideTable = [
    "estimator": "a stage is no parameter but has parameters of its own",
    "estimatorParamMaps": "a grid is no single value",
    "evaluator": "an evaluator is no parameter but has parameters of its own",
    "onProgress": "a function cannot be written down",
  ]
}
