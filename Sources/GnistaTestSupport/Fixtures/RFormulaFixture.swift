import GnistaCore
import GnistaML

/// A text label, a text column, numbers and an interaction.
final class RFormulaFixture: StageFixture {
  static let stage: any PipelineStage = RFormula(
    formula: "tipped ~ distance + payment + distance:payment + passengers")
  static let schema = Schema([
    StructField("tipped", .string), StructField("distance", .double), StructField("payment", .string),
    StructField("passengers", .integer),
  ])
  static let rows: [[Value]] = [
    ["yes", 1.5, "card", 1], ["no", 0.5, "cash", 2], ["no", 3.0, "card", 1], ["yes", 0.0, "card", 0],
    ["no", 2.5, "cheque", 3],
  ]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("tipped"): .fails(.invalidValue), .null("distance"): .fails(.invalidValue),
    .nan("distance"): .fails(.invalidValue), .null("payment"): .fails(.invalidValue),
    .null("passengers"): .fails(.invalidValue), .noRows: .fails(.invalidValue),
    .oneRow: .fails(.invalidValue),
  ]
  static let wrongTypes: [String: DataType] = [
    "tipped": .date, "distance": .date, "payment": .array(.string), "passengers": .timestamp,
  ]
  static let replaceableOutputs = ["label": "as in Spark, a label that is there is taken as it is"]
}
