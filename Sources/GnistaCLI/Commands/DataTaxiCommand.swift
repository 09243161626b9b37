internal import ArgumentParser
internal import Foundation
internal import GnistaCore

/// `gnista data taxi`.
struct DataTaxiCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "taxi", abstract: "New York yellow taxi trips: a real month, or a synthetic set.",
    discussion: """
      With --rows, a SYNTHETIC set of January 2016 in the tutorials' schema, with the faults of the real records: \
      wrong dates, negative amounts and distances, odd payment codes, zero passengers, zero coordinates, missing \
      values. The same seed gives the same rows, and more rows begin with the rows of fewer.

      With --month, the REAL trips of a month from the city's public Parquet files, under the city's own column names, \
      or with --map under the tutorials' (vendorID, tpepPickupDateTime, …). A download that was cut off goes on when \
      the command is run again.

      The two can be told apart by the name (taxi-synthetic-… and yellow_tripdata_…), by the file FILE.origin.json \
      that is written beside either, and by the key "origin" in a synthetic Parquet file's metadata.

      EXAMPLES
        gnista data taxi --rows 100000 --seed 7
        gnista data taxi --rows 10000000 -o taxi-synthetic-10m.parquet
        gnista data taxi --month 2018-05
        gnista data taxi --month 2018-05 --map -o trips-2018-05.parquet
      """)

  @Option(help: "Make so many synthetic trips.")
  var rows: Int?
  @Option(help: "Seed of the synthetic trips.")
  var seed: UInt64 = 42
  @Option(help: ArgumentHelp("Fetch the real trips of this month.", valueName: "yyyy-mm"))
  var month: TaxiMonth?
  @Flag(help: "Give the real trips the tutorials' column names and types.")
  var map = false
  @Option(help: ArgumentHelp("Fetch from another address than the city's.", valueName: "url"))
  var baseUrl = TaxiDownload.publicBase
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write: .csv or .parquet; by default named after what is in it.", valueName: "file"))
  var output: String?
  @Flag(help: "Print what was written as JSON.")
  var json = false
  @OptionGroup var replacing: OverwriteOption
  @OptionGroup var conversation: ConversationOptions

  func validate() throws {
    if (rows == nil) == (month == nil) {
      throw ValidationError("give either --rows for synthetic trips or --month for real ones")
    }
    if let rows, rows < 0 { throw ValidationError("--rows is \(rows); allowed: at least 0") }
    if let output {
      let format = OutputFormat(path: output)
      guard format == .parquet || format == .csv else {
        throw ValidationError("'\(output)' ends in neither .csv nor .parquet; choose one of these")
      }
      if month != nil, !map, format == .csv {
        throw ValidationError(
          "the city's files are Parquet: end --output in .parquet, or add --map to convert")
      }
    }
    if rows != nil, map {
      throw ValidationError("--map is for --month; synthetic trips have the tutorials' names")
    }
  }

  func run() async throws {
    let progress = conversation.progressLine()
    let path: String
    let origin: DataOrigin
    if let month {
      path = output ?? (map ? "yellow_tripdata_\(month)-mapped.parquet" : month.fileName)
      conversation.remark("fetching REAL trips of \(month) from \(baseUrl)")
      origin = try await TaxiDownload(month: month, base: baseUrl)
        .run(to: path, mapped: map, overwrite: replacing.overwrite, progress: progress)
    } else {
      let rows = rows ?? 0
      path = output ?? "taxi-synthetic-\(rows)-seed\(seed).csv"
      conversation.remark("writing \(rows) SYNTHETIC trips to '\(path)': made up, not New York's records")
      let file = SyntheticTaxiFile(rows: rows, seed: seed)
      try await file.write(to: path, overwrite: replacing.overwrite, progress: progress)
      origin = file.origin
    }
    if json {
      try StandardOutput.shared.writeLine(try JSONText.of(Written(path: path, origin: origin)))
    } else {
      let count = origin.rows.map { "\($0) " } ?? ""
      try StandardOutput.shared.writeLine("\(path): \(count)\(origin.kind.rawValue) trips")
    }
  }

  private struct Written: Encodable {
    var path: String
    var origin: DataOrigin
  }
}
