internal import ArgumentParser

/// `gnista data`: gets or makes data to work with.
struct DataCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Fetch or make data sets to work with.",
    discussion: """
      EXAMPLES
        gnista data taxi --rows 100000 --seed 7
        gnista data taxi --month 2018-05
      """,
    subcommands: [DataTaxiCommand.self])
}
