import Foundation
import Testing

/// The 5,000 real trips of January 2016 that Spark's figures of the demo were made of.
///
/// They are not in the repository: `GNISTA_TAXI_DATA` names their folder, otherwise it is `shared/data/taxi`
/// beside the package's folder.
enum TaxiSample {
  static let path: String = {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../..").standardizedFileURL
    let folder =
      ProcessInfo.processInfo.environment["GNISTA_TAXI_DATA"]
      ?? package.appendingPathComponent("../shared/data/taxi").standardizedFileURL.path
    return folder + "/yellow_2016-01_sample.csv"
  }()

  static var isThere: Bool { FileManager.default.fileExists(atPath: path) }
}

extension Trait where Self == ConditionTrait {
  /// Skips where the sample of real trips is not there.
  static var needsTaxiSample: Self {
    .enabled(
      if: TaxiSample.isThere,
      "there is no yellow_2016-01_sample.csv: name its folder in the environment variable GNISTA_TAXI_DATA")
  }
}
