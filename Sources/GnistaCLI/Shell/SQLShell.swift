internal import GnistaCore
internal import GnistaFrame

/// The interactive prompt of `gnista sql`.
///
/// A statement may take several lines and ends with a semicolon. Ctrl-C forgets what has been entered or cancels the
/// query that runs; Ctrl-D leaves. Errors are shown and the prompt goes on.
struct SQLShell {
  private var runner: StatementRunner
  private let reader: any LineReader
  private var history: ShellHistory
  private var showsTime = true
  private var pending = ""

  init(runner: StatementRunner, reader: any LineReader, history: ShellHistory) {
    self.runner = runner
    self.reader = reader
    self.history = history
  }

  /// Runs until the person leaves.
  mutating func run() async throws {
    let out = StandardOutput.shared
    try out.writeLine(
      "gnista \(GnistaVersion.current) SQL. A statement ends with ';'. '.help' for help, '.quit' to leave.")
    while true {
      try out.flush()
      switch try await nextLine() {
      case .end: return
      case .interrupted: pending = ""
      case .text(let line):
        if pending.isEmpty, line.drop(while: \.isWhitespace).hasPrefix(".") {
          history.add(line)
          guard try await obey(line.split(whereSeparator: \.isWhitespace).map(String.init)) else { return }
        } else {
          try await take(line)
        }
      }
    }
  }

  private func nextLine() async throws -> EnteredLine {
    let prompt = pending.isEmpty ? "gnista> " : "   ...> "
    let lines = history.lines
    return try await BlockingExecutor.shared.run { [reader] in
      try reader.readLine(prompt: prompt, history: lines)
    }
  }

  private mutating func take(_ line: String) async throws {
    pending += (pending.isEmpty ? "" : "\n") + line
    let found = StatementSplitter.split(pending)
    if found.complete.isEmpty {
      if found.rest.isEmpty { pending = "" }
      return
    }
    history.add(pending)
    pending = found.rest
    for statement in found.complete where try await !perform(statement) { return }
  }

  /// Runs one statement; false when it failed.
  private func perform(_ statement: StatementSplitter.Statement) async throws -> Bool {
    let start = ContinuousClock.now
    do {
      let rows = try await interruptible { try await runner.run(statement, source: "query") }
      let time = showsTime ? " in \(start.duration(to: .now).brief)" : ""
      if rows == nil {
        try StandardOutput.shared.writeLine("done\(time)")
      } else if showsTime {
        try StandardOutput.shared.writeLine("\(time.dropFirst())")
      }
      return true
    } catch let closed as OutputClosed {
      throw closed
    } catch {
      try StandardOutput.shared.flush()
      _ = ErrorReport(arguments: []).show(error)
      return false
    }
  }

  /// Runs some work that Ctrl-C cancels without ending the prompt.
  private func interruptible<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let task = Task { try await work() }
    return try await Interruption.shared.handling(by: { task.cancel() }) { try await task.value }
  }

  // MARK: Commands with a dot

  /// Does what a line such as `.tables` says; false to leave.
  private mutating func obey(_ words: [String]) async throws -> Bool {
    let out = StandardOutput.shared
    let argument = words.count > 1 ? words[1] : nil
    switch words[0] {
    case ".quit", ".exit", ".q": return false
    case ".help": try out.write(Self.help)
    case ".tables": try await reporting { try await listTables() }
    case ".schema": try await reporting { try await showSchema(argument) }
    case ".timer": showsTime = argument.map { $0 == "on" } ?? !showsTime
    case ".mode":
      if let format = argument.flatMap(OutputFormat.init(rawValue:)), format != .parquet {
        runner.output = RowOutput(format: format, path: nil, overwrite: false, style: runner.output.style)
      } else {
        try out.writeLine(
          "the modes are table, csv, json, jsonl and markdown; now \(runner.output.format.rawValue)")
      }
    default:
      let known = [".quit", ".exit", ".help", ".tables", ".schema", ".timer", ".mode"]
      let hint = Suggestion.nearest(to: words[0], among: known).map { "; did you mean '\($0)'?" } ?? ""
      try out.writeLine("no command is named '\(words[0])'\(hint) See '.help'.")
    }
    return true
  }

  private func reporting(_ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch let closed as OutputClosed {
      throw closed
    } catch {
      _ = ErrorReport(arguments: []).show(error)
    }
  }

  private func listTables() async throws {
    let tables = try await runner.session.tables().sorted { $0.name < $1.name }
    if tables.isEmpty { return try StandardOutput.shared.writeLine("no tables") }
    let rows = tables.map {
      [$0.name, ($0.isTemporary ? "temporary " : "") + ($0.isView ? "view" : "table")]
    }
    try StandardOutput.shared.writeLine(AlignedText.of(header: ["NAME", "KIND"], rows: rows))
  }

  private func showSchema(_ name: String?) async throws {
    var names = try await runner.session.tables().map(\.name).sorted()
    if let name { names = [name] }
    for name in names {
      let schema = try await runner.session.table(name).schema
      try StandardOutput.shared.write(
        name + "\n" + schema.treeString.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n")
    }
  }

  private static let help = """
    .tables           the tables and views
    .schema [NAME]    columns of a table, or of all
    .mode FORMAT      how rows are printed: table, csv, json, jsonl, markdown
    .timer [on|off]   the time of each statement
    .help             this
    .quit             leave (also Ctrl-D)
    Files can be named in a query: select count(*) from 'trips/*.parquet';

    """
}
