internal import GnistaCore
internal import Yams

/// Reads YAML into nodes that know their place.
///
/// Plain words are typed by the core schema of YAML 1.2: `null`, `~`, `true`, `false` and numbers; `yes`, `no`, `on` and
/// `off` are texts.
enum YAMLText {
  /// Aliases can make a short text into a huge tree; no honest file comes near this many values.
  private static let limit = 100_000

  /// Parses a text.
  ///
  /// - Throws: `GnistaError` `SYNTAX_ERROR` with line and column.
  static func parse(_ text: String, source: String) throws -> ConfigNode {
    do {
      guard let root = try Yams.compose(yaml: text) else {
        throw GnistaError(.invalidArgument, "there is nothing in it", location: .init(source: source))
      }
      var count = 0
      return try node(root, source, &count)
    } catch let error as YamlError {
      throw failure(error, source)
    }
  }

  private static func node(_ yaml: Node, _ source: String, _ count: inout Int) throws -> ConfigNode {
    count += 1
    let mark = yaml.mark
    func made(_ content: ConfigNode.Content, _ text: String = "") -> ConfigNode {
      ConfigNode(content: content, text: text, source: source, line: mark?.line, column: mark?.column)
    }
    guard count <= limit else {
      throw made(.scalar(.null)).failure(.invalidArgument, "there are more than \(limit) values")
    }
    switch yaml {
    case .scalar(let scalar): return made(.scalar(value(of: scalar)), scalar.string)
    case .sequence(let items): return made(.list(try items.map { try node($0, source, &count) }))
    case .mapping(let pairs):
      var members: [(key: ConfigNode, value: ConfigNode)] = []
      for (key, value) in pairs {
        let name = try node(key, source, &count)
        guard case .scalar = name.content else {
          throw name.failure(.invalidArgument, "a name must be a single word, not \(name.kind)")
        }
        members.append((name, try node(value, source, &count)))
      }
      return made(.members(members))
    case .alias: throw made(.scalar(.null)).failure(.syntaxError, "an alias (*name) stands for nothing here")
    }
  }

  private static func value(of scalar: Node.Scalar) -> JSONValue {
    let text = scalar.string
    guard scalar.style == .plain || scalar.style == .any, scalar.tag != Tag(.str) else {
      return .string(text)
    }
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    case ".nan", ".NaN", ".NAN": return .number(.nan)
    case ".inf", "+.inf", ".Inf", "+.Inf": return .number(.infinity)
    case "-.inf", "-.Inf": return .number(-.infinity)
    default: break
    }
    if let whole = Int64(text) { return .integer(whole) }
    let isNumber = text.allSatisfy { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
    return isNumber ? Double(text).map(JSONValue.number) ?? .string(text) : .string(text)
  }

  private static func failure(_ error: YamlError, _ source: String) -> GnistaError {
    func made(_ message: String, _ mark: Mark?) -> GnistaError {
      GnistaError(
        .syntaxError, "not valid YAML: \(message)",
        location: .init(source: source, line: mark?.line, column: mark?.column))
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return made(problem, mark)
    case .duplicatedKeysInMapping(let names, let context):
      return made(
        "the name \(names.sorted().map { "'\($0)'" }.joined(separator: ", ")) stands twice", context.mark)
    case .reader(let problem, _, _, _): return made(problem, nil)
    default: return made(String(describing: error), nil)
    }
  }
}
