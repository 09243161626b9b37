import GnistaCore

extension PipelineStage {
  /// Saves the stage as a folder; see ``StageArchive``.
  ///
  /// - Throws: ``GnistaError`` `ALREADY_EXISTS` unless `overwrite` is set, `IO_FAILURE` when the disk is full or cannot
  ///   be written. What was there before is then untouched.
  public func save(to path: String, overwrite: Bool = false) throws {
    try StageArchive.save(self, to: path, overwrite: overwrite)
  }

  /// Loads a stage of this type: `try PipelineModel.load(from: "model")`.
  ///
  /// - Throws: ``GnistaError`` `FILE_NOT_FOUND`, `CORRUPT_MODEL`, `UNSUPPORTED_VERSION` or `UNKNOWN_STAGE`, and
  ///   `TYPE_MISMATCH` when the folder holds a stage of another type.
  public static func load(from path: String, registry: Registry = .standard) throws -> Self {
    let stage = try StageArchive.load(from: path, registry: registry)
    guard let wanted = stage as? Self else {
      throw GnistaError(
        .typeMismatch, "'\(path)' holds a stage of class \(type(of: stage).name), not \(name)")
    }
    return wanted
  }
}
