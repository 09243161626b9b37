internal import GnistaCore
internal import GnistaML

/// A model from a folder, with the recipe that the command line keeps beside it.
struct StoredModel: Sendable {
  /// The fitted stages.
  var model: PipelineModel
  /// How data are read and prepared for it; without any steps when a library user saved the model.
  var recipe: Recipe

  /// Loads a model.
  ///
  /// - Throws: `GnistaError` `FILE_NOT_FOUND`, `CORRUPT_MODEL`, `UNSUPPORTED_VERSION`; `INVALID_ARGUMENT` for a stage that
  ///   is not fitted.
  init(at path: String) throws {
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
}
