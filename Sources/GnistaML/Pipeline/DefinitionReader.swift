import GnistaCore

/// Reads a ``PipelineDefinition`` and collects everything that is wrong with it, each with its place.
struct DefinitionReader {
  let source: String
  let registry: Registry
  private(set) var problems: [GnistaError] = []
  private var names: [String: String] = [:]

  init(source: String, registry: Registry) {
    self.source = source
    self.registry = registry
  }

  mutating func pipeline(
    _ json: JSONValue, at path: [String], otherKeys: Set<String>
  ) -> PipelineDefinition {
    guard let root = json.objectValue else {
      report(.invalidArgument, "a pipeline is a map with a list 'stages', not \(Self.kind(of: json))", path)
      return PipelineDefinition(stages: [])
    }
    let known = ["name", "stages"]
    for key in root.keys.sorted() where !known.contains(key) && !otherKeys.contains(key) {
      let all = known + otherKeys.sorted()
      let hint = Suggestion.nearest(to: key, among: all).map { "; did you mean '\($0)'?" } ?? "."
      report(
        .invalidArgument, "a pipeline has no '\(key)'\(hint) It has: \(all.joined(separator: ", "))",
        path + [key])
    }
    return PipelineDefinition(
      name: name(in: root, "the pipeline", at: path), stages: stages(in: root, "the pipeline", at: path))
  }

  private mutating func stages(
    in map: [String: JSONValue], _ owner: String, at path: [String]
  ) -> [StageDefinition] {
    guard let value = map["stages"] else {
      report(.invalidArgument, "\(owner) has no list 'stages'", path)
      return []
    }
    guard let list = value.arrayValue else {
      report(.invalidArgument, "'stages' is a list of stages, not \(Self.kind(of: value))", path + ["stages"])
      return []
    }
    if list.isEmpty {
      report(.invalidArgument, "'stages' is empty; list at least one stage", path + ["stages"])
    }
    return list.enumerated().compactMap { stage($1, number: $0 + 1, at: path + ["stages", String($0)]) }
  }

  private mutating func stage(_ json: JSONValue, number: Int, at path: [String]) -> StageDefinition? {
    guard let map = json.objectValue else {
      report(
        .invalidArgument,
        "stage \(number) is a map such as {stage: Binarizer, threshold: 0.5}, not \(Self.kind(of: json))",
        path)
      return nil
    }
    guard let className = map["stage"]?.stringValue else {
      let near = Suggestion.nearest(to: "stage", among: map.keys.sorted().filter { $0 != "name" })
      report(
        .invalidArgument,
        "stage \(number) does not say its class; write 'stage: NAME'"
          + (near.map { " instead of '\($0)'" } ?? ""),
        path)
      return nil
    }
    let entry: StageEntry
    do {
      entry = try registry.entry(className)
    } catch {
      report(error, "stage \(number)", path + ["stage"])
      return nil
    }
    guard entry.kind != .model else {
      report(
        .unknownStage,
        "stage \(number): '\(className)' is made by a fit and cannot be listed; list its estimator",
        path + ["stage"])
      return nil
    }
    let title = "stage \(number) (\(className))"
    var definition = StageDefinition(className, name: name(in: map, title, at: path))
    var keys = Set(map.keys).subtracting(["stage", "name"])
    if className == Pipeline.name {
      definition.stages = stages(in: map, title, at: path)
      keys.remove("stages")
    }
    var sample = entry.type.init()
    sample.uid = definition.name ?? className
    for key in keys.sorted() {
      do {
        try sample.set(key, map[key] ?? .null)
        definition.params[key] = map[key]
      } catch {
        report(error, title, path + [key])
      }
    }
    return definition
  }

  private mutating func name(in map: [String: JSONValue], _ owner: String, at path: [String]) -> String? {
    guard let value = map["name"] else { return nil }
    guard let name = value.stringValue, !name.isEmpty else {
      report(.invalidArgument, "\(owner): 'name' is a text that is not empty, not \(value)", path + ["name"])
      return nil
    }
    if let other = names[name] {
      report(.invalidArgument, "\(owner): the name '\(name)' is taken by \(other)", path + ["name"])
    }
    names[name] = owner
    return name
  }

  private mutating func report(_ code: ErrorCode, _ message: String, _ path: [String]) {
    problems.append(GnistaError(code, message, location: .init(source: source, path: path)))
  }

  private mutating func report(_ error: any Error, _ owner: String, _ path: [String]) {
    let known = error as? GnistaError
    report(known?.code ?? .invalidArgument, "\(owner): \(known?.message ?? "\(error)")", path)
  }

  private static func kind(of json: JSONValue) -> String {
    switch json {
    case .null: "nothing"
    case .bool, .integer, .number: "\(json)"
    case .string(let text): "the text '\(text)'"
    case .array: "a list"
    case .object: "a map"
    }
  }
}
