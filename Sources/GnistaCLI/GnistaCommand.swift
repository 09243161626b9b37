package import ArgumentParser
internal import GnistaCore

/// The root of the command tree.
package struct GnistaCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "gnista", abstract: "Spark's machine-learning workflow in one program.",
    discussion: """
      Data files are CSV, JSON lines or Parquet, by their ending; folders, globs and Hive partitions work too.

      EXAMPLES
        gnista demo
        gnista data taxi --rows 20000 -o trips.csv
        gnista describe trips.csv
        gnista sql "select payment, avg(tip) from 'trips.csv' group by all"
        gnista stages LogisticRegression
        gnista train tips.yaml --data trips.csv --split 0.8 -o tips.model
        gnista evaluate tips.model test-trips.csv --json
        gnista predict tips.model new-trips.csv -o scored.csv
        gnista doctor

      EXIT STATUS
        0    success
        1    failure
        64   wrong usage, parameter, expression or query
        65   bad data or model
        66   input not found
        69   library missing or download failed
        70   defect of Gnista
        74   reading or writing failed
        130  cancelled
        141  the reader of the output went away
      """,
    version: "gnista \(GnistaVersion.current)",
    subcommands: [
      DemoCommand.self, SQLCommand.self, DescribeCommand.self, TrainCommand.self, EvaluateCommand.self,
      PredictCommand.self, StagesCommand.self, DataCommand.self, RuntimeCommand.self, DoctorCommand.self,
    ])

  package init() {}
}
