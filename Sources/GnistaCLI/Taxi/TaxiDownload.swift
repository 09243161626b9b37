internal import Foundation
internal import GnistaCore
internal import GnistaDuckDB
internal import GnistaFrame

/// Fetches a month of real taxi trips from the city's public files.
struct TaxiDownload {
  /// Where the New York City Taxi and Limousine Commission publishes its trip records.
  static let publicBase = "https://d37ci6vzurychx.cloudfront.net/trip-data"

  let month: TaxiMonth
  let base: String

  /// Fetches the month into `path`; with `mapped`, under the tutorials' column names and types.
  func run(to path: String, mapped: Bool, overwrite: Bool, progress: ProgressLine) async throws -> DataOrigin
  {
    try OutputFile.check(path, overwrite: overwrite)
    guard let url = URL(string: base + "/" + month.fileName), url.scheme == "http" || url.scheme == "https"
    else {
      throw GnistaError(.invalidArgument, "--base-url '\(base)' is no http or https address")
    }
    let fetched = mapped ? path + ".city.parquet" : path
    defer { progress.clear() }
    let download = FileDownload(url, to: fetched) { bytes, total in
      progress.show(
        total.map { Double(bytes) / Double($0) }, "fetching \(url.lastPathComponent): \(bytes / 1_000_000) MB"
      )
    }
    _ = try await download.run()
    try Self.checkParquet(fetched, url)
    var rows: Int?
    if mapped {
      rows = try await Self.map(fetched, to: path, progress: progress)
      try? FileManager.default.removeItem(atPath: fetched)
    }
    let origin = DataOrigin(
      kind: .real, description: "yellow taxi trips of \(month), published by the City of New York",
      rows: rows,
      url: url.absoluteString)
    try origin.write(for: path)
    return origin
  }

  /// Writes the city's file again under the tutorials' names.
  private static func map(_ city: String, to path: String, progress: ProgressLine) async throws -> Int {
    let session = try await Session.embedded()
    let trips = session.read.parquet(city)
    let columns = try TaxiSchema.tutorialColumns(from: try await trips.schema)
    let format: FileSource.Format = OutputFormat(path: path) == .csv ? .csv : .parquet
    let writer = trips.select(columns).write.mode(.overwrite).onProgress { progress.show($0, $1) }
    let rows = try await (format == .csv ? writer.option("header", true) : writer).file(format, path)
    await session.close()
    return rows
  }

  /// Refuses what is not Parquet, such as the page of a proxy.
  private static func checkParquet(_ path: String, _ url: URL) throws {
    let magic = Data("PAR1".utf8)
    guard let handle = FileHandle(forReadingAtPath: path), let head = try? handle.read(upToCount: 4),
      head == magic,
      let end = try? handle.seekToEnd(), end >= 12, (try? handle.seek(toOffset: end - 4)) != nil,
      let tail = try? handle.read(upToCount: 4), tail == magic
    else {
      try? FileManager.default.removeItem(atPath: path)
      throw GnistaError(
        .downloadFailed, "what \(url) gave is not a Parquet file; check the address and the proxy settings")
    }
  }
}
