import GnistaCore
import GnistaML

/// Two columns, one of texts and one of numbers, with labels of equal and different frequency.
final class StringIndexerFixture: StageFixture {
  static let stage: any PipelineStage = StringIndexer(
    inputCols: ["payment", "zone"], outputCols: ["paymentIndex", "zoneIndex"])
  static let schema = Schema([StructField("payment", .string), StructField("zone", .integer)])
  static let rows: [[Value]] = [
    ["cash", 7], ["card", 12], ["card", 7], ["cheque", 7], ["card", 100], ["cash", 12],
  ]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("payment"): .fails(.invalidValue), .null("zone"): .fails(.invalidValue), .noRows: .succeeds,
    .oneRow: .succeeds,
  ]
  static let wrongTypes: [String: DataType] = ["payment": .boolean, "zone": .date]
}
