import Foundation
public import GnistaCore
public import GnistaML

/// What a stage brings to the conformance suite: a configured stage, some rows that it works on, and how it meets bad
/// input.
///
/// A fixture is a class named after its stage, such as `BinarizerFixture` for `Binarizer`, in a file of its own; it is
/// found by that name.
public protocol StageFixture: AnyObject, SendableMetatype {
  /// The stage, configured to work on the rows. Its model should not be trivial.
  static var stage: any PipelineStage { get }
  /// Names and types of the columns, only those that the stage reads.
  static var schema: Schema { get }
  /// Some rows that the stage works on.
  static var rows: [[Value]] { get }
  /// How bad input ends. All that applies to the schema must be declared: `.null` of each column, `.nan` of each
  /// column of doubles, floats or vectors, `.noRows`, `.oneRow`, and `.constantLabel` when the stage has a `labelCol`.
  static var outcomes: [BadInput: BadInput.Outcome] { get }
  /// Columns whose absence is an error; all by default.
  static var requiredColumns: [String] { get }
  /// For each column a type that the stage refuses. By default text for a number, a number for a vector and a list for
  /// text.
  static var wrongTypes: [String: DataType] { get }
  /// Output columns that may exist already, with the reason.
  static var replaceableOutputs: [String: String] { get }
  /// Why further columns in the frame change what the stage does; nil when they do not.
  static var useOfOtherColumns: String? { get }
  /// Stored properties that cannot be rows of the parameter table, with the reason.
  static var propertiesOutsideTable: [String: String] { get }
  /// How far numbers may differ, relative to their size, where a solver runs on rows in another order or repetition.
  static var tolerance: Double { get }
  /// Checks that the stage is known to fail, with the reason. A check that passes all the same is reported.
  static var knownFailures: [StageCheck: String] { get }
}

extension StageFixture {
  public static var requiredColumns: [String] { schema.names }
  public static var wrongTypes: [String: DataType] {
    Dictionary(
      uniqueKeysWithValues: schema.fields.map { field in
        switch field.dataType {
        case .string: (field.name, .array(.string))
        case .vector: (field.name, .double)
        default: (field.name, .string)
        }
      })
  }
  public static var replaceableOutputs: [String: String] { [:] }
  public static var useOfOtherColumns: String? { nil }
  public static var propertiesOutsideTable: [String: String] { [:] }
  public static var tolerance: Double { 1e-6 }
  public static var knownFailures: [StageCheck: String] { [:] }
}

/// Finds fixtures by the names of their stages.
public enum StageFixtures {
  /// The fixture of a stage: the class `<Stage>Fixture` of a module.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` that says which file is missing.
  public static func fixture(
    of stage: String, module: String = "GnistaTestSupport"
  ) throws -> any StageFixture.Type {
    guard let found = NSClassFromString("\(module).\(stage)Fixture") as? any StageFixture.Type else {
      throw GnistaError(
        .invalidArgument,
        "stage '\(stage)' has no fixture: write the class \(stage)Fixture, a StageFixture, in "
          + "Sources/GnistaTestSupport/Fixtures/\(stage)Fixture.swift")
    }
    return found
  }
}
