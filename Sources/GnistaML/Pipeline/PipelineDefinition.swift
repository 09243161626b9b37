public import GnistaCore

/// A pipeline written as a document: what a YAML or JSON file of stages says.
///
/// ```yaml
/// stages:
///   - stage: StringIndexer
///     name: vendor
///     inputCol: vendor_id
///     outputCol: vendor_index
///   - stage: LogisticRegression
///     regParam: 0.01
/// ```
///
/// `stage` is the class, `name` the uid (a fresh one without it), everything else a parameter. A stage of class
/// `Pipeline` has `stages` of its own. Everything is checked when the document is read, before any data are; an
/// error's location has the path of the place (`["stages", "1", "regParam"]`), with which a reader of files finds the
/// line.
public struct PipelineDefinition: Sendable, Hashable {
  /// The pipeline's uid; nil for a fresh one.
  public var name: String?
  /// The stages in order.
  public var stages: [StageDefinition]

  /// Makes a definition.
  public init(name: String? = nil, stages: [StageDefinition]) {
    self.name = name
    self.stages = stages
  }

  /// Reads a document and checks stages and parameters.
  ///
  /// - Parameters:
  ///   - json: the document.
  ///   - source: what the document is called in errors, such as the path of its file.
  ///   - otherKeys: further keys of the document's root that belong to its reader and are passed over.
  ///   - registry: the stages there are.
  /// - Throws: the first ``GnistaError`` of ``problems(in:source:otherKeys:registry:)``.
  public init(
    json: JSONValue, source: String = "pipeline", otherKeys: Set<String> = [], registry: Registry = .standard
  ) throws {
    var reader = DefinitionReader(source: source, registry: registry)
    self = reader.pipeline(json, at: [], otherKeys: otherKeys)
    if let first = reader.problems.first { throw first }
  }

  /// All that is wrong with a document, in its order; empty when it can be read.
  public static func problems(
    in json: JSONValue, source: String = "pipeline", otherKeys: Set<String> = [],
    registry: Registry = .standard
  ) -> [GnistaError] {
    var reader = DefinitionReader(source: source, registry: registry)
    _ = reader.pipeline(json, at: [], otherKeys: otherKeys)
    return reader.problems
  }

  /// Makes the pipeline.
  ///
  /// - Throws: ``GnistaError`` when a stage or parameter is not known or a value not allowed.
  public func makePipeline(registry: Registry = .standard) throws -> Pipeline {
    var pipeline = Pipeline(stages: try stages.map { try $0.makeStage(registry: registry) })
    if let name { pipeline.uid = name }
    return pipeline
  }
}
