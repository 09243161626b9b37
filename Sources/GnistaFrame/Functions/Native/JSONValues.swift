import Foundation
import GnistaCore

/// Values as JSON and JSON as values, by Spark's rules.
struct JSONValues {
  private let zone: ZoneRules
  private let timestampPattern: SparkDatePattern?
  private let datePattern: SparkDatePattern?

  /// Takes Spark's options `timestampFormat` and `dateFormat`.
  init(options: Value, zone: String) throws {
    self.zone = try ZoneRules(zone)
    var texts: [String: String] = [:]
    if case .map(let entries) = options {
      for entry in entries { texts[(entry.key.stringValue ?? "").lowercased()] = entry.value.stringValue }
    }
    let known: Set<String> = ["timestampformat", "dateformat"]
    if let unknown = texts.keys.sorted().first(where: { !known.contains($0) }) {
      throw GnistaError(
        .invalidArgument,
        "the option '\(unknown)' is not known here; there are timestampFormat and dateFormat")
    }
    timestampPattern = try texts["timestampformat"].map { try SparkDatePattern($0) }
    datePattern = try texts["dateformat"].map { try SparkDatePattern($0) }
  }

  // MARK: Writing

  /// A value as JSON. Null fields of structs are left out.
  func text(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .float(let number) where number.isFinite: SparkText.float(number)
    case .double(let number) where number.isFinite: SparkText.double(number)
    case .boolean, .byte, .short, .integer, .long, .decimal: SparkText.text(of: value) ?? "null"
    case .array(let list): "[" + list.map(text).joined(separator: ",") + "]"
    case .map(let entries):
      "{"
        + entries.map { SparkText.json(SparkText.text(of: $0.key) ?? "") + ":" + text($0.value) }.joined(
          separator: ",") + "}"
    case .structure(let row):
      "{"
        + zip(row.schema.names, row.values).filter { !$1.isNull }.map { SparkText.json($0) + ":" + text($1) }
        .joined(separator: ",") + "}"
    default: SparkText.json(plain(value))
    }
  }

  /// A value as the text that stands in quotes, or in CSV.
  func plain(_ value: Value) -> String {
    switch value {
    case .binary(let bytes): Data(bytes).base64EncodedString()
    case .date(let days):
      datePattern.map { $0.format(Int64(days) * 86_400_000_000, in: Self.utc) } ?? SparkText.text(of: value)
        ?? ""
    case .timestamp(let micros): (timestampPattern ?? Self.zoned).format(micros, in: zone)
    case .timestampNTZ(let micros): Self.local.format(micros, in: Self.utc)
    default: SparkText.text(of: value) ?? ""
    }
  }

  // The patterns and the zone are constants that are known to be right; should they not be, an empty pattern shows it.
  private static let zoned = (try? SparkDatePattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX")) ?? .empty
  private static let local = (try? SparkDatePattern("yyyy-MM-dd'T'HH:mm:ss.SSS")) ?? .empty
  private static let utc = ZoneRules.utc

  // MARK: Reading

  /// A text as JSON of just the schema's shape, for the engine to cast: what does not fit is null. Nil for null.
  func normalized(_ text: String, as type: DataType) -> String? {
    if text.allSatisfy(\.isWhitespace) { return nil }
    let node = JSONNode.parse(text, isLenient: true)
    switch (type, node) {
    case (.structure(let schema), .object): return shaped(node ?? .null, as: .structure(schema))
    case (.structure(let schema), .null?): return schema.count == 0 ? "{}" : nil
    case (.structure(let schema), _): return shaped(.object([]), as: .structure(schema))
    case (.array(.structure(let schema), _), .object):
      return "[" + shaped(node ?? .null, as: .structure(schema)) + "]"
    case (_, let node?):
      let made = shaped(node, as: type)
      return made == "null" ? nil : made
    case (_, nil): return nil
    }
  }

  private func shaped(_ node: JSONNode, as type: DataType) -> String {
    switch (type, node) {
    case (_, .null): return "null"
    case (.structure(let schema), .object(let members)):
      let parts = schema.fields.map { field -> String in
        let value = members.last { $0.key == field.name }?.value ?? .null
        return SparkText.json(field.name) + ":" + shaped(value, as: field.dataType)
      }
      return "{" + parts.joined(separator: ",") + "}"
    case (.array(let element, _), .array(let items)):
      return "[" + items.map { shaped($0, as: element) }.joined(separator: ",") + "]"
    case (.map(_, let value, _), .object(let members)):
      var last: [String: Int] = [:]
      for (index, member) in members.enumerated() { last[member.key] = index }
      let kept = members.enumerated().filter { last[$1.key] == $0 }.map(\.element)
      return "{"
        + kept.map { SparkText.json($0.key) + ":" + shaped($0.value, as: value) }.joined(separator: ",")
        + "}"
    default: return scalar(node, as: type) ?? "null"
    }
  }

  private func scalar(_ node: JSONNode, as type: DataType) -> String? {
    switch (type, node) {
    case (.string, .string(let text)): return SparkText.json(text)
    case (.string, _): return SparkText.json(node.text)
    case (.boolean, .boolean(let flag)): return flag ? "true" : "false"
    case (.byte, .whole(let digits)): return Int8(digits).map { String($0) }
    case (.short, .whole(let digits)): return Int16(digits).map { String($0) }
    case (.integer, .whole(let digits)): return Int32(digits).map { String($0) }
    case (.long, .whole(let digits)): return Int64(digits).map { String($0) }
    case (.float, .whole(let digits)), (.double, .whole(let digits)): return "\"\(digits)\""
    case (.float, .number(let number)), (.double, .number(let number)): return "\"\(number.description)\""
    case (.float, .string(let text)), (.double, .string(let text)):
      let known = [
        "NaN": "nan", "Infinity": "inf", "+Infinity": "inf", "-Infinity": "-inf", "INF": "inf", "+INF": "inf",
        "-INF": "-inf",
      ]
      return known[text].map { "\"\($0)\"" }
    case (.decimal(let precision, let scale), _):
      let text: String
      switch node {
      case .whole(let digits): text = digits
      case .number(let number): text = number.description
      case .string(let digits): text = digits
      default: return nil
      }
      guard let value = TextCast.decimal(text, scale: scale),
        String(value.unscaled.magnitude).count <= precision
      else { return nil }
      return "\"\(value)\""
    case (.date, .string(let text)):
      let days =
        datePattern.map { pattern in
          (try? pattern.parse(text))?.map { Int($0.wall.flooredQuotient(86_400_000_000)) }
        } ?? DateText.days(text)
      return days.map { "\"\(CivilDate(daysSinceEpoch: $0))\"" }
    case (.timestamp, .string(let text)): return instant(text).map { "\"\(CivilDate.timestampText($0))+00\"" }
    case (.timestampNTZ, .string(let text)):
      return DateText.wall(text).map { "\"\(CivilDate.timestampText($0.micros))\"" }
    default: return nil
    }
  }

  private func instant(_ text: String) -> Int64? {
    guard let timestampPattern else { return (try? DateText.instant(text, zone: zone.name)) ?? nil }
    guard let (wall, own) = (try? timestampPattern.parse(text)) ?? nil else { return nil }
    return own.flatMap { try? ZoneRules($0) }.map { $0.instant(ofWall: wall) } ?? zone.instant(ofWall: wall)
  }
}
