internal import ArgumentParser
internal import GnistaCore
internal import GnistaDuckDB
internal import GnistaFrame

/// `gnista describe`.
struct DescribeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe", abstract: "Tell what is in a data file.",
    discussion: """
      For each column: type, nulls, number of different values (estimated), smallest and greatest value, quartiles, \
      mean, standard deviation and the most frequent values; then the strongest correlations.

      EXAMPLES
        gnista describe trips.csv
        gnista describe 'trips/*.parquet' --json
        gnista describe odd.txt --input-format csv --read sep=';' --read nullValue=NA
      """)

  @Argument(help: "The data: a file, folder or pattern.")
  var data: String
  @Option(help: "Most frequent values to show of each column.")
  var top = 5
  @Option(help: "Pairs of correlated columns to show.")
  var pairs = 15
  @Flag(help: "Print as JSON.")
  var json = false
  @OptionGroup var input: ReadOptions
  @OptionGroup var conversation: ConversationOptions

  func validate() throws {
    if top < 0 { throw ValidationError("--top is \(top); allowed: at least 0") }
    if pairs < 0 { throw ValidationError("--pairs is \(pairs); allowed: at least 0") }
  }

  func run() async throws {
    let session = try await Session.embedded()
    // Kept because every figure goes over the rows, and text would be parsed each time.
    let frame = try await input.frame(of: data, in: session).cache()
    let profile = try await DataProfile.of(
      frame, extent: .init(topValues: top, pairs: pairs), progress: conversation.progressLine())
    await session.close()
    let out = StandardOutput.shared
    if json { return try out.writeLine(profile.json.text(pretty: true)) }
    try profile.write(data, to: out)
  }
}
