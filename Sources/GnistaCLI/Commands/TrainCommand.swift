internal import ArgumentParser
internal import Foundation
internal import GnistaCore
internal import GnistaDuckDB
internal import GnistaFrame
internal import GnistaML

/// `gnista train`.
struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train a model as a pipeline file says, and save it.",
    discussion: """
      The pipeline file is YAML: 'stages' with Spark's names and parameters, and if wanted 'read', 'prepare', 'label', \
      'split', 'evaluate' and 'tune'. It is checked before any data are read. 'gnista stages' lists the stages; the \
      format is described in docs/pipeline-files.md.

      With --test or --split (or 'split' in the file) the model is evaluated on rows that it has not seen. The model \
      folder also holds how the data are read and prepared, for 'gnista evaluate' and 'gnista predict'.

      EXAMPLES
        gnista train tips.yaml --data trips.csv -o tips.model
        gnista train tips.yaml --data trips.csv --split 0.8 --seed 7 -o tips.model
        gnista train tips.yaml --data train.parquet --test test.parquet --set lr.regParam=0.1 -o tips.model --overwrite
      """)

  @Argument(help: "The pipeline file.")
  var pipeline: String
  @Option(help: ArgumentHelp("The data to learn from: a file, folder or pattern.", valueName: "data"))
  var data: String
  @Option(help: ArgumentHelp("Data to test with.", valueName: "data"))
  var test: String?
  @Option(
    help: ArgumentHelp("Share of the rows to learn from; the others are for testing.", valueName: "share"))
  var split: Double?
  @Option(help: "Seed of the split.")
  var seed: Int?
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Change a parameter of a stage. Repeatable.", valueName: "stage.param=value"))
  var changes: [KeyValueOption] = []
  @Option(name: .shortAndLong, help: ArgumentHelp("The folder of the model to write.", valueName: "folder"))
  var output: String
  @Flag(help: "Print the result as JSON.")
  var json = false
  @OptionGroup var input: ReadOptions
  @OptionGroup var replacing: OverwriteOption
  @OptionGroup var conversation: ConversationOptions

  func validate() throws {
    if test != nil, split != nil { throw ValidationError("give either --test or --split, not both") }
    if let split, !(split > 0 && split < 1) {
      throw ValidationError("--split is \(split); allowed: between 0 and 1, both excluded")
    }
    if seed != nil, split == nil { throw ValidationError("--seed is for --split") }
  }

  func run() async throws {
    var file = try PipelineFile(contentsOf: pipeline)
    try file.set(changes)
    if !replacing.overwrite, FileManager.default.fileExists(atPath: output) {
      throw GnistaError(
        .alreadyExists, "'\(output)' exists already; give --overwrite to replace it, or another name")
    }
    try OutputFile.checkFolder(of: output)
    let session = try await Session.embedded()
    let training = TrainingRun(file: file, session: session, progress: conversation.progressLine())
    let outcome = try await training.run(
      data: try file.reading.file(data, input), test: try test.map { try file.reading.file($0, input) },
      split: split.map { SplitPlan(train: $0, seed: seed ?? 42) })
    try StageArchive.save(
      outcome.model, to: output, overwrite: replacing.overwrite, notes: [Recipe.noteName: outcome.recipe.note]
    )
    await session.close()
    if json {
      try StandardOutput.shared.writeLine(outcome.json(savedTo: output).text(pretty: true))
    } else {
      try outcome.write(savedTo: output, to: .shared)
    }
  }
}
