internal import ArgumentParser
internal import Foundation
internal import GnistaCore
internal import GnistaDuckDB
internal import GnistaFrame

/// `gnista demo`.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Show the whole workflow on taxi trips: from raw file to scored file.",
    discussion: """
      Reads and cleans trips, makes features, splits, fits, evaluates, cross-validates, saves, loads and scores, with \
      the time of every step: the well-known tutorial on tips and logistic regression, done right. Hours are those of \
      the 24-hour clock, models are compared by the ranking of their probabilities, and the payment type, which gives \
      the label away, is told apart.

      Without --data it makes up SYNTHETIC trips. --data takes any file in the tutorials' schema or the city's: see \
      'gnista data taxi --help'.

      EXAMPLES
        gnista demo
        gnista demo --rows 1000000
        gnista demo --data yellow_tripdata_2018-05.parquet
        gnista demo --data trips.csv --keep work --json
      """)

  @Option(help: ArgumentHelp("Use these trips: a file, folder or pattern.", valueName: "data"))
  var data: String?
  @Option(help: "Number of synthetic trips.")
  var rows = 100_000
  @Option(help: "Seed of the synthetic trips.")
  var seed: UInt64 = 42
  @Option(
    help: ArgumentHelp(
      "Keep model (tips.model), scores (scored.parquet) and synthetic trips in this folder.",
      valueName: "folder"))
  var keep: String?
  @Flag(help: "Print the figures as JSON instead of the report.")
  var json = false
  @OptionGroup var replacing: OverwriteOption
  @OptionGroup var conversation: ConversationOptions

  func validate() throws {
    if rows < 1_000 {
      throw ValidationError("--rows is \(rows); allowed: at least 1000, so that every fold has tips")
    }
  }

  func run() async throws {
    let files = FileManager.default
    let folder = keep ?? NSTemporaryDirectory() + "gnista-demo-\(UUID().uuidString)"
    let outputs = DemoRun.Outputs(
      model: folder + "/tips.model", scores: folder + "/scored.parquet", overwrite: replacing.overwrite)
    for path in [outputs.model, outputs.scores] where !replacing.overwrite && files.fileExists(atPath: path) {
      throw GnistaError(
        .alreadyExists, "'\(path)' exists already; give --overwrite to replace it, or another --keep")
    }
    do {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw GnistaError(
        .ioFailure, "the folder '\(folder)' cannot be made; choose another with --keep", cause: error)
    }
    // What cannot be taken away lies in the system's folder for such things, which it empties itself.
    defer { if keep == nil { try? files.removeItem(atPath: folder) } }
    try await show(folder, outputs)
  }

  private func show(_ folder: String, _ outputs: DemoRun.Outputs) async throws {
    let report = DemoReport(isShown: !json)
    let progress = conversation.progressLine()
    try report.line("gnista \(GnistaVersion.current) demo: which passengers tip?")
    let path = try await trips(folder, progress)
    try report.line(Self.introduction(path))
    try report.line()
    let session = try await Session.embedded()
    var run = DemoRun(session: session, report: report, progress: progress, outputs: outputs, data: path)
    try await run.run()
    await session.close()
    if json { return try StandardOutput.shared.writeLine(try JSONText.of(run.result)) }
    try report.conclude(run.result)
    if keep != nil { try report.line("kept: \(outputs.model), \(outputs.scores)") }
  }

  /// The trips' file; made when none is given.
  private func trips(_ folder: String, _ progress: ProgressLine) async throws -> String {
    if let data { return data }
    let path = folder + "/taxi-synthetic-\(rows)-seed\(seed).csv"
    try await SyntheticTaxiFile(rows: rows, seed: seed)
      .write(to: path, overwrite: replacing.overwrite, progress: progress)
    return path
  }

  /// Says what kind of trips these are.
  private static func introduction(_ path: String) -> String {
    switch DataOrigin.read(for: path) {
    case let origin? where origin.kind == .synthetic:
      "data: SYNTHETIC trips, made up by a random generator (seed \(origin.seed ?? 0)); not New York's records"
    case let origin?: "data: \(path), REAL \(origin.description)"
    case nil: "data: \(path)"
    }
  }
}
