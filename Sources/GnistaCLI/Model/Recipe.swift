internal import Foundation
internal import GnistaCore
internal import GnistaFrame

/// What is kept with a model that the command line trained, so that new data are read and prepared in the same way.
struct Recipe: Codable, Hashable, Sendable {
  /// The version of this form.
  static let currentVersion = 1
  /// The name under which it is kept with the model.
  static let noteName = "recipe"

  /// The version of the form.
  var version = Recipe.currentVersion
  /// How data files are read.
  var reading = ReadingPlan()
  /// The types that the columns of the training file had, by Spark SQL's names.
  var columnTypes: [String: String] = [:]
  /// What is done before the stages.
  var preparation: [PreparationStep] = []
  /// What is learnt.
  var label: LabelDefinition?
  /// Where scores and label stand.
  var columns = ScoredColumns()

  /// What a frame is prepared for.
  enum Purpose {
    /// To learn or to be measured: with the label, without the rows that are filtered out.
    case learning
    /// To be scored: every row stays.
    case scoring
    /// To be scored, without the rows that are filtered out.
    case filteredScoring
  }

  /// The frame after preparation.
  func prepare(_ frame: DataFrame, for purpose: Purpose) async throws -> DataFrame {
    // The label comes first, because a step may drop the column that it is computed from.
    var frame = purpose == .learning ? label?.apply(to: frame) ?? frame : frame
    for step in preparation where purpose != .scoring || !step.dropsRows {
      frame = try await step.apply(to: frame)
    }
    return frame
  }

  /// Reads a note of a model.
  ///
  /// - Throws: `GnistaError` `CORRUPT_MODEL` or `UNSUPPORTED_VERSION`.
  init(note: JSONValue) throws {
    guard let version = note["version"]?.integerValue else {
      throw GnistaError(.corruptModel, "the model's recipe has no version; train it again")
    }
    guard version == Self.currentVersion else {
      throw GnistaError(
        .unsupportedVersion,
        "the model's recipe has version \(version); this is gnista \(GnistaVersion.current), which reads version "
          + "\(Self.currentVersion)")
    }
    do {
      self = try JSONDecoder().decode(Recipe.self, from: Data(note.text().utf8))
    } catch {
      throw GnistaError(.corruptModel, "the model's recipe cannot be read; train it again", cause: error)
    }
  }

  /// The note to keep with the model.
  var note: JSONValue {
    get throws { try JSONValue(parsing: JSONEncoder().encode(self)) }
  }

  init() {}
}
