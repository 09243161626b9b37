internal import GnistaCore
internal import GnistaML

/// What a pipeline file leaves unsaid about its stages.
enum StageDefaults {
  /// Gives every stage a name, so that the same file always makes the same model, and the label to stages that learn one.
  ///
  /// A stage without a name is called by its class, with `_1`, `_2`, … where there are several. After an `RFormula`, which
  /// makes its own label column, stages keep Spark's `label`.
  static func apply(to definition: inout PipelineDefinition, label: String?, registry: Registry = .standard)
    throws
  {
    if definition.name == nil { definition.name = "pipeline" }
    let classes = definition.stages.map(\.stage)
    var label = label
    for index in definition.stages.indices {
      let name = classes[index]
      if definition.stages[index].name == nil {
        let number = classes[...index].count { $0 == name }
        definition.stages[index].name = classes.count { $0 == name } == 1 ? name : "\(name)_\(number)"
      }
      if name == "RFormula" { label = nil }
      let learns = try registry.entry(name).params.contains { $0.name == "labelCol" }
      if let label, learns, definition.stages[index].params["labelCol"] == nil {
        definition.stages[index].params["labelCol"] = .string(label)
      }
    }
  }
}
