internal import ArgumentParser
internal import GnistaCore
internal import GnistaFrame

/// How data files are read, where their ending and content do not say it.
struct ReadOptions: ParsableArguments {
  @Option(help: "Format of the data, when the file's ending does not say it: csv, json, parquet.")
  var inputFormat: DataFileFormat?
  @Option(
    name: .customLong("read"),
    help: ArgumentHelp(
      "One of Spark's reader options, such as sep=';' or nullValue=NA. Repeatable.", valueName: "key=value"))
  var options: [KeyValueOption] = []

  /// The options by name.
  var dictionary: [String: String] {
    Dictionary(options.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
  }

  /// The frame of a data file.
  func frame(of path: String, in session: Session) async throws -> DataFrame {
    try await DataFile(path: path, format: inputFormat, options: dictionary).frame(in: session)
  }
}
