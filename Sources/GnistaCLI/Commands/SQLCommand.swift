internal import ArgumentParser
internal import Foundation
internal import GnistaCore
internal import GnistaDuckDB
internal import GnistaFrame

/// `gnista sql`.
struct SQLCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql", abstract: "Run SQL over files and tables, or open a prompt.",
    discussion: """
      The query is an argument, comes from --file, or from standard input when that is no terminal; otherwise a \
      prompt opens. Several statements are parted by semicolons. The dialect is DuckDB's; data files can be named in \
      the query. Rows are streamed.

      A file that is named in the query is read as DuckDB guesses; one that --view names is read as by the other \
      commands, so that a malformed line is an error.

      EXAMPLES
        gnista sql "select count(*) from 'trips.csv'"
        gnista sql --view trips=trips.csv "select avg(fareAmount) from trips" --json
        gnista sql -d work.db "create table t as from 'trips.parquet'; select count(*) from t"
        gnista sql -f report.sql -o report.parquet
        echo "select 1" | gnista sql --format csv
      """)

  @Argument(help: "The query; '-' reads it from standard input.")
  var query: String?
  @Option(name: .shortAndLong, help: ArgumentHelp("Read the query from a file.", valueName: "file"))
  var file: String?
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Use the tables of this database file; it is made when missing.", valueName: "file"))
  var database: String?
  @Option(help: ArgumentHelp("Give a data file a name in the query. Repeatable.", valueName: "name=path"))
  var view: [ViewOption] = []
  @OptionGroup var input: ReadOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var replacing: OverwriteOption
  @OptionGroup var conversation: ConversationOptions

  func validate() throws {
    if query != nil, file != nil {
      throw ValidationError("give the query as an argument or with --file, not both")
    }
  }

  func run() async throws {
    let format = try output.resolvedFormat
    let script = try script()
    let session = try await Session.embedded(at: database)
    for view in view {
      try await input.frame(of: view.path, in: session).createOrReplaceTempView(view.name)
    }
    let rows = RowOutput(
      format: format, path: output.output, overwrite: replacing.overwrite, style: output.tableStyle)
    let runner = StatementRunner(session: session, output: rows, isQuiet: conversation.quiet)
    if let script {
      try await Self.run(script, by: runner)
    } else {
      var shell = SQLShell(runner: runner, reader: TerminalLineReader(), history: .standard())
      try await shell.run()
    }
    await session.close()
  }

  /// The text to run and where it stands; nil to open the prompt.
  private func script() throws -> (text: String, source: String)? {
    if let query, query != "-" { return (query, "query") }
    if let file {
      guard let data = FileManager.default.contents(atPath: file) else {
        throw GnistaError(.fileNotFound, "the query file '\(file)' is not there or cannot be read")
      }
      return (String(decoding: data, as: UTF8.self), file)
    }
    if query == nil, Terminal.inputIsTerminal { return nil }
    let data = try FileHandle.standardInput.readToEnd() ?? Data()
    return (String(decoding: data, as: UTF8.self), "standard input")
  }

  private static func run(_ script: (text: String, source: String), by runner: StatementRunner) async throws {
    let found = StatementSplitter.split(script.text)
    var statements = found.complete
    if !found.rest.isEmpty { statements.append(.init(text: found.rest, line: found.restLine)) }
    guard !statements.isEmpty else {
      throw GnistaError(
        .invalidArgument, "there is no statement in the \(script.source == "query" ? "query" : "input")")
    }
    if let path = runner.output.path {
      let count = statements.count { StatementRunner.givesRows($0.text) }
      guard count == 1 else {
        throw GnistaError(
          .invalidArgument,
          "\(count) statements give rows, but '\(path)' takes the rows of one; split the query")
      }
    }
    for statement in statements {
      try await runner.run(statement, source: script.source)
      try StandardOutput.shared.flush()
    }
  }
}
