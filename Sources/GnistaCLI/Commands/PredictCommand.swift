internal import ArgumentParser
internal import GnistaCore
internal import GnistaDuckDB
internal import GnistaFrame
internal import GnistaML

/// `gnista predict`.
struct PredictCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict", abstract: "Score a data file of any size with a model.",
    discussion: """
      Rows are streamed: memory does not grow with the file. The result has the columns of the data, the prediction \
      and, for classifiers, the probabilities; --select chooses others. Every row is scored: filters of the training \
      are left out, unless --filter is given. The label need not be there.

      Vectors are columns in CSV, one for each element: probability_0, probability_1, …, or probability_LABEL when the \
      labels of the training are texts that the pipeline indexes. In JSON they are arrays, in Parquet Spark's structs.

      EXAMPLES
        gnista predict tips.model new.csv -o scored.csv
        gnista predict tips.model 'new/*.parquet' -o scored.parquet
        gnista predict tips.model new.csv --select id --select prediction --format jsonl
        gnista predict tips.model new.csv --select id --select 'vector_to_array(probability)[1] AS p' -o p.csv
      """)

  @Argument(help: "The folder of the model.")
  var model: String
  @Argument(help: "The data: a file, folder or pattern.")
  var data: String
  @Option(
    help: ArgumentHelp(
      "A column, or an expression of Spark SQL, of the result. Repeatable.", valueName: "expression"))
  var select: [String] = []
  @Flag(help: "Apply the filters of the training, too.")
  var filter = false
  @OptionGroup var input: ReadOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var replacing: OverwriteOption
  @OptionGroup var conversation: ConversationOptions

  func run() async throws {
    let rows = RowOutput(
      format: try output.resolvedFormat, path: output.output, overwrite: replacing.overwrite,
      style: output.tableStyle)
    if let path = output.output { try OutputFile.check(path, overwrite: replacing.overwrite) }
    for expression in select { try SQLExpression.check(expression) }
    let stored = try StoredModel(at: model)
    let recipe = stored.recipe
    let session = try await Session.embedded()
    let frame = try await recipe.reading.file(data, input, known: recipe.columnTypes).frame(in: session)
    var prepared = try await recipe.prepare(frame, for: filter ? .filteredScoring : .scoring)
    let made = recipe.columns.made
    let replaced = try await prepared.schema.names.filter(made.contains)
    if !replaced.isEmpty {
      prepared = replaced.reduce(prepared) { $0.drop($1) }
      conversation.remark(
        "the model's columns replace those of the data: \(replaced.joined(separator: ", "))")
    }
    let present = try await prepared.schema
    let schema = try await stored.placing {
      try await stored.model.outputSchema(for: present, in: session)
    }
    let skipped = recipe.preparation.count { $0.dropsRows }
    if skipped > 0, !filter {
      conversation.remark(
        "\(skipped) filter\(skipped == 1 ? "" : "s") of the training not applied: every row is scored (see --filter)"
      )
    }
    let scored = stored.model.transform(prepared)
    let original = try await frame.schema.names.filter(present.contains)
    let added = [recipe.columns.prediction, recipe.columns.probability].compactMap(\.self)
      .filter(schema.contains)
    let columns = select.isEmpty ? (original + added).map(ColumnName.column) : select.map(F.expr)
    let start = ContinuousClock.now
    var vectors = VectorColumns()
    for name in [recipe.columns.probability, recipe.columns.rawPrediction].compactMap(\.self) {
      vectors.labels[name] = stored.classLabels
    }
    let chosen = try await vectors.fitting(rows.format, scored.select(columns))
    let count = try await rows.write(chosen, progress: conversation.progressLine())
    if rows.writesAll, stored.mayDropRows {
      let total = try await prepared.count()
      if total > count {
        conversation.remark(
          "\(Figure.grouped(total - count)) of \(Figure.count(total, "row")) left out: a stage skips what it cannot "
            + "take (handleInvalid is 'skip')")
      }
    }
    await session.close()
    if let path = output.output {
      conversation.remark(
        "\(path): \(Figure.count(count, "row")) scored in \(start.duration(to: .now).brief)")
    }
  }
}
