internal import GnistaCore
internal import GnistaML

/// A model from a folder, with the recipe that the command line keeps beside it.
struct StoredModel: Sendable {
  /// The folder.
  let path: String
  /// The fitted stages.
  var model: PipelineModel
  /// How data are read and prepared for it; without any steps when a library user saved the model.
  var recipe: Recipe

  /// Loads a model.
  ///
  /// - Throws: `GnistaError` `FILE_NOT_FOUND`, `CORRUPT_MODEL`, `UNSUPPORTED_VERSION`; `INVALID_ARGUMENT` for a stage that
  ///   is not fitted.
  init(at path: String) throws {
    self.path = path
    let stage = try StageArchive.load(from: path)
    switch stage {
    case let pipeline as PipelineModel: model = pipeline
    case let transformer as any Transformer: model = PipelineModel(stages: [transformer])
    default:
      throw GnistaError(
        .invalidArgument, "'\(path)' holds a \(type(of: stage).name), which is not fitted; train it first")
    }
    if let note = try StageArchive.notes(at: path)[Recipe.noteName] {
      recipe = try Recipe(note: note)
    } else {
      recipe = Recipe()
      recipe.columns = ScoredColumns(of: model.leaves) ?? ScoredColumns()
    }
  }

  /// The texts of the classes in the order of their numbers; empty when the label is a number to begin with.
  var classLabels: [String] {
    for stage in model.leaves.reversed() {
      if let indexer = stage as? StringIndexerModel {
        let outputs = indexer.outputCols ?? [indexer.outputCol].compactMap(\.self)
        if let index = outputs.firstIndex(of: recipe.columns.label), index < indexer.labelsArray.count {
          return indexer.labelsArray[index]
        }
      } else if let formula = stage as? RFormulaModel, formula.labelCol == recipe.columns.label {
        return formula.labelLabels ?? []
      }
    }
    return []
  }

  /// The column that the label is made of; nil when the data have the label as it is.
  var labelSource: String? {
    for stage in model.leaves.reversed() {
      if let indexer = stage as? StringIndexerModel {
        let outputs = indexer.outputCols ?? [indexer.outputCol].compactMap(\.self)
        let inputs = indexer.inputCols ?? [indexer.inputCol].compactMap(\.self)
        if let index = outputs.firstIndex(of: recipe.columns.label), index < inputs.count {
          return inputs[index]
        }
      } else if let formula = stage as? RFormulaModel, formula.labelCol == recipe.columns.label {
        return formula.labelSource
      }
    }
    return nil
  }

  /// Whether a stage leaves out rows that it cannot take.
  var mayDropRows: Bool { model.leaves.contains { ($0 as? any RowTransformer)?.mayDropRows == true } }

  /// Does some work with the model's stages; an error names the model's folder as its place.
  func placing<Result>(_ work: () async throws -> Result) async throws -> Result {
    do {
      return try await work()
    } catch var error as GnistaError where error.location?.path.first == "stages" {
      error.location = GnistaError.Location(source: path)
      throw error
    }
  }
}
