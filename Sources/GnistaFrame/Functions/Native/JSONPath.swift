import GnistaCore

/// A path of `get_json_object`: `$`, then `.name`, `['name']`, `[n]` and `[*]`.
struct JSONPath {
  private enum Step {
    case name(String)
    case index(Int)
    case every
  }

  private var steps: [Step] = []

  /// The path to a member of an object.
  init(member name: String) { steps = [.name(name)] }

  /// Reads a path; nil when it is malformed.
  init?(_ text: String) {
    guard text.hasPrefix("$") else { return nil }
    var rest = text.dropFirst()
    while let character = rest.popFirst() {
      switch character {
      case ".":
        if rest.first == "[" { continue }
        let name = rest.prefix { $0 != "." && $0 != "[" }
        guard !name.isEmpty else { return nil }
        steps.append(name == "*" ? .every : .name(String(name)))
        if name == "*" { isObjectWildcard = true }
        rest = rest.dropFirst(name.count)
      case "[":
        guard let end = rest.firstIndex(of: "]") else { return nil }
        let inner = rest[..<end]
        if inner == "*" {
          steps.append(.every)
        } else if inner.hasPrefix("'"), inner.hasSuffix("'"), inner.count >= 2 {
          steps.append(.name(String(inner.dropFirst().dropLast())))
        } else if let index = Int(inner), index >= 0 {
          steps.append(.index(index))
        } else {
          return nil
        }
        rest = rest[rest.index(after: end)...]
      default: return nil
      }
    }
  }

  /// `.*` is in Spark's grammar but gives nothing.
  private var isObjectWildcard = false

  /// The part of a text at the path: a string as it is, anything else as JSON; nil when there is none, or null.
  func evaluate(_ root: JSONNode) -> String? {
    guard !isObjectWildcard else { return nil }
    let isSeveral = steps.contains { if case .every = $0 { true } else { false } }
    let found = matches(root, steps[...])
    if isSeveral {
      guard !found.isEmpty else { return nil }
      return found.count == 1 ? found[0].text : JSONNode.array(found).text
    }
    guard let only = found.first else { return nil }
    switch only {
    case .null: return nil
    case .string(let text): return text
    default: return only.text
    }
  }

  private func matches(_ node: JSONNode, _ steps: ArraySlice<Step>) -> [JSONNode] {
    guard let step = steps.first else { return [node] }
    let rest = steps.dropFirst()
    switch (step, node) {
    case (.name(let name), .object(let members)):
      return members.last { $0.key == name }.map { matches($0.value, rest) } ?? []
    case (.index(let index), .array(let items)):
      return items.indices.contains(index) ? matches(items[index], rest) : []
    case (.every, .array(let items)): return items.flatMap { matches($0, rest) }
    default: return []
    }
  }
}
