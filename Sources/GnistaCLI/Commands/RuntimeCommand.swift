internal import ArgumentParser
internal import Foundation
internal import GnistaCore
internal import GnistaRuntime

/// `gnista runtime`: installs and lists the native libraries of this release.
struct RuntimeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runtime", abstract: "Install and list the native libraries that Gnista uses.",
    discussion: """
      A release pins its native libraries by version and hash in runtime.lock. They live under GNISTA_HOME \
      (default: gnista in XDG_DATA_HOME, or ~/.local/share/gnista); nothing is written anywhere else.

      EXAMPLES
        gnista runtime install
        gnista runtime list --json
      """,
    subcommands: [RuntimeInstallCommand.self, RuntimeListCommand.self])
}

/// `gnista runtime install`.
struct RuntimeInstallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Fetch pinned libraries and put them under GNISTA_HOME.",
    discussion: """
      Wheels are fetched by 'python3 -m pip', which has to be there, and checked against the pinned hashes. What \
      is installed already is left alone. A run that was cut off can be repeated; two at once wait for each other.

      Pip's own settings (index-url, proxy) hold. GNISTA_PYTHON names the interpreter to use instead of the first \
      python3 on PATH. pyspark, an Apache Spark for this machine, is large and needs Java 17, and is installed \
      only by its name. For a machine without a network, fetch the wheels that 'gnista runtime list --json' names \
      elsewhere and give their folder with --from.

      EXAMPLES
        gnista runtime install
        gnista runtime install duckdb
        gnista runtime install pyspark
        gnista runtime install duckdb --force
        gnista runtime install --from /media/wheels --json
      """)

  @Argument(
    help: ArgumentHelp("What to install; everything but pyspark when left out.", valueName: "name"))
  var names: [String] = []
  @Flag(help: "Install again even what is there.")
  var force = false
  @Option(help: ArgumentHelp("Take the wheels from this folder instead of the network.", valueName: "folder"))
  var from: String?
  @Flag(help: "Print the result as JSON.")
  var json = false

  func run() async throws {
    var settings = try RuntimeSettings.current()
    settings.wheelFolder = from
    let report = InstallReport(isQuiet: json)
    let records = try RuntimeInstaller(settings: settings).install(names, force: force) { report.show($0) }
    guard json else { return }
    let installed = try records.map { record in
      Installed(
        name: record.name, version: record.version,
        folder: settings.folder(of: try settings.manifest.entry(named: record.name)),
        files: record.files.map(\.path))
    }
    print(try JSONText.of(["installed": installed]))
  }

  private struct Installed: Encodable {
    var name: String
    var version: String
    var folder: String
    var files: [String]
  }
}

/// `gnista runtime list`.
struct RuntimeListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show what this release pins and what is installed.",
    discussion: """
      STATE is 'installed', 'missing', 'damaged' (a file is gone or has another size; 'gnista doctor' compares \
      hashes too) or 'unsupported' (no wheel for this platform).

      EXAMPLES
        gnista runtime list
        gnista runtime list --json
      """)

  @Flag(help: "Print as JSON, with wheel file names and hashes.")
  var json = false

  func run() async throws {
    let settings = try RuntimeSettings.current()
    let states = settings.manifest.entries.map { RuntimeEntryState(of: $0, settings: settings) }
    if json {
      let rows = zip(settings.manifest.entries, states).map { entry, state in
        Row(
          name: entry.name, version: entry.version, kind: entry.kind.rawValue, required: entry.required,
          purpose: entry.purpose, state: state.name, folder: settings.folder(of: entry),
          wheel: settings.platform.flatMap { entry.wheels[$0.rawValue] } ?? entry.wheels["any"])
      }
      print(try JSONText.of(Listing(home: settings.home, entries: rows)))
      return
    }
    print("GNISTA_HOME: \(settings.home)")
    let rows = zip(settings.manifest.entries, states).map { entry, state in
      [entry.name, entry.version, entry.kind.rawValue, state.name, entry.purpose]
    }
    print(AlignedText.of(header: ["NAME", "VERSION", "KIND", "STATE", "PURPOSE"], rows: rows))
  }

  private struct Listing: Encodable {
    var home: String
    var entries: [Row]
  }

  private struct Row: Encodable {
    var name: String
    var version: String
    var kind: String
    var required: Bool
    var purpose: String
    var state: String
    var folder: String
    var wheel: RuntimeWheel?
  }
}
