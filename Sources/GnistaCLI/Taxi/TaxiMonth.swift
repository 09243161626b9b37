internal import ArgumentParser

/// A month of trips, written `2018-05`.
struct TaxiMonth: ExpressibleByArgument, Equatable, CustomStringConvertible {
  let year: Int
  let month: Int

  /// Reads `yyyy-mm`; nil for anything else and for months before the city's first file.
  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2, let year = Int(parts[0]),
      let month = Int(parts[1]), year >= 2009, (1...12).contains(month)
    else { return nil }
    self.year = year
    self.month = month
  }

  /// `2018-05`
  var description: String { "\(year)-" + (month < 10 ? "0" : "") + String(month) }

  /// The name of the city's file.
  var fileName: String { "yellow_tripdata_\(self).parquet" }
}
