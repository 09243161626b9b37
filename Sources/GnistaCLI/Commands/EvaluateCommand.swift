internal import ArgumentParser
internal import GnistaCore
internal import GnistaDuckDB
internal import GnistaFrame
internal import GnistaML

/// `gnista evaluate`.
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Measure how well a model predicts the labels of a data file.",
    discussion: """
      The data are read and prepared as for training, filters included. Metrics have Spark's names: areaUnderROC, \
      areaUnderPR for two classes; accuracy, f1, logLoss, weightedPrecision, … for any number; rmse, mse, mae, r2, var \
      for numbers. Without --metric, the usual ones.

      EXAMPLES
        gnista evaluate tips.model test.csv
        gnista evaluate tips.model test.parquet --metric areaUnderROC --metric logLoss --json
      """)

  @Argument(help: "The folder of the model.")
  var model: String
  @Argument(help: "The data: a file, folder or pattern.")
  var data: String
  @Option(help: ArgumentHelp("A metric to compute. Repeatable.", valueName: "name"))
  var metric: [String] = []
  @Flag(help: "Print as JSON.")
  var json = false
  @OptionGroup var input: ReadOptions
  @OptionGroup var conversation: ConversationOptions

  func run() async throws {
    for name in metric { _ = try MetricCatalogue.evaluator(name, columns: ScoredColumns()) }
    let stored = try StoredModel(at: model)
    let recipe = stored.recipe
    let session = try await Session.embedded()
    let frame = try await recipe.reading.file(data, input, known: recipe.columnTypes).frame(in: session)
    let prepared = try await recipe.prepare(frame, for: .learning)
    let present = try await prepared.schema
    let scored = try await stored.placing { try await stored.model.outputSchema(for: present, in: session) }
    if !scored.contains(recipe.columns.label) {
      let source = stored.labelSource.map { " and none '\($0)', of which the model makes it" } ?? ""
      throw GnistaError(
        .unknownColumn,
        "'\(data)' has no labels to compare predictions with: no column is named '\(recipe.columns.label)'\(source). "
          + "The columns are: \(present.names.joined(separator: ", "))")
    }
    let result = try await Evaluation.of(
      stored.model.transform(prepared), columns: recipe.columns, metrics: metric)
    await session.close()
    let out = StandardOutput.shared
    if json { return try out.writeLine(result.json.text(pretty: true)) }
    try out.writeLine("\(data): \(Figure.count(result.rows, "row"))")
    try result.write(to: out)
  }
}
