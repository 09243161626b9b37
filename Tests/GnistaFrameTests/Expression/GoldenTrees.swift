import Foundation
import GnistaCore

@testable import GnistaFrame

/// Expressions of the function golden files with the trees that Spark's parser makes of them; the form of the trees is
/// described in Scripts/reference/functions.py.
struct GoldenTrees: Decodable {
  struct Case: Decodable {
    var expr: String
    var tree: JSONValue?
  }
  var cases: [Case]

  /// All cases of all files, each text once.
  static func load() throws -> [Case] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Golden/functions")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
    var seen: Set<String> = []
    return try files.sorted { $0.path < $1.path }.flatMap { file in
      try JSONDecoder().decode(GoldenTrees.self, from: Data(contentsOf: file)).cases
    }.filter { $0.tree != nil && seen.insert($0.expr).inserted }
  }
}

/// What cannot be compared, with the reason.
struct Incomparable: Error { var reason: String }

/// Reads Spark's trees.
enum GoldenTree {
  static func expression(_ tree: JSONValue) throws -> Expr {
    guard let parts = tree.arrayValue, let head = parts.first?.stringValue else {
      throw Incomparable(reason: "not a tree: \(tree)")
    }
    switch head {
    case "lit": return .literal(try literal(parts[1].stringValue ?? "", parts[2]), type: nil)
    case "col", "var": return .column(parts: parts.dropFirst().compactMap(\.stringValue), plan: nil)
    case "star": return .star(qualifier: nil)
    case "cast", "try_cast":
      return .cast(
        try expression(parts[1]), try DataType(ddl: parts[2].stringValue ?? ""), isTry: head == "try_cast")
    case "case":
      let branches = try (parts[1].arrayValue ?? []).map { pair in
        Expr.Branch(
          condition: try expression(pair.arrayValue?[0] ?? .null),
          value: try expression(pair.arrayValue?[1] ?? .null))
      }
      return .conditional(branches, otherwise: parts[2] == .null ? nil : try expression(parts[2]))
    case "lambda":
      return .lambda(
        parameters: (parts[1].arrayValue ?? []).compactMap(\.stringValue), body: try expression(parts[2]))
    case "as":
      return .alias(
        try expression(parts[1]), names: parts.dropFirst(2).compactMap(\.stringValue), metadata: [:])
    case "f":
      return .call(parts[1].stringValue ?? "", try parts.dropFirst(2).map(expression))
    case "agg":
      let extra = parts[2].objectValue ?? [:]
      let order = try (extra["order"]?.arrayValue ?? []).map(sortKey)
      return .call(
        ordered(
          FunctionCall(
            name: parts[1].stringValue ?? "", arguments: try parts.dropFirst(3).map(expression),
            isDistinct: extra["distinct"]?.boolValue ?? false, filter: try extra["filter"].map(expression),
            ignoresNulls: extra["nulls"] == "ignore", order: order)))
    case "over":
      guard case .call(let call) = try expression(parts[1]) else { throw Incomparable(reason: "no call") }
      return .window(call, try window(parts[2].objectValue ?? [:]))
    default: throw Incomparable(reason: "a node \(head)")
    }
  }

  private static func sortKey(_ key: JSONValue) throws -> Expr {
    let parts = key.arrayValue ?? []
    return .sortKey(
      try expression(parts[0]), descending: parts[1] == "desc", nullsFirst: parts[2] == "first")
  }

  /// The ordered column of some aggregates is their first argument in Gnista, and an ascending order goes without saying.
  private static func ordered(_ start: FunctionCall) -> FunctionCall {
    guard ["percentile_cont", "percentile_disc", "mode"].contains(start.name),
      case .sortKey(let column, let isDescending, _)? = start.order.first
    else { return start }
    var call = start
    call.arguments.insert(column, at: 0)
    if call.name == "mode" { call.arguments.append(.literal(.boolean(true), type: nil)) }
    if !isDescending { call.order = [] }
    return call
  }

  private static func window(_ spec: [String: JSONValue]) throws -> WindowSpecification {
    var window = WindowSpecification()
    window.partitionBy = try (spec["partition"]?.arrayValue ?? []).map(expression)
    window.orderBy = try (spec["order"]?.arrayValue ?? []).map(sortKey)
    if let frame = spec["frame"]?.arrayValue {
      window.frame = .init(
        unit: frame[0] == "rows" ? .rows : .range, start: try boundary(frame[1]), end: try boundary(frame[2]))
    }
    return window
  }

  private static func boundary(_ json: JSONValue) throws -> WindowSpecification.Boundary {
    switch json.stringValue {
    case "unbounded preceding": return .unboundedPreceding
    case "unbounded following": return .unboundedFollowing
    case "current": return .currentRow
    default:
      switch try expression(json) {
      case .literal(let value, _):
        return value.dataType.isIntegral ? .offset(value.integerValue ?? 0) : .following(value)
      case .call(let call) where call.name == "negative":
        guard case .literal(let value, _)? = call.arguments.first else {
          throw Incomparable(reason: "a boundary")
        }
        return value.dataType.isIntegral ? .offset(-(value.integerValue ?? 0)) : .preceding(value)
      default: throw Incomparable(reason: "a boundary")
      }
    }
  }

  private static func literal(_ type: String, _ json: JSONValue) throws -> Value {
    let text = json.stringValue ?? ""
    switch type {
    case "void": return .null
    case "boolean": return .boolean(json.boolValue ?? false)
    case "tinyint": return .byte(Int8(json.integerValue ?? 0))
    case "smallint": return .short(Int16(json.integerValue ?? 0))
    case "int": return .integer(Int32(json.integerValue ?? 0))
    case "bigint": return .long(Int64(json.integerValue ?? 0))
    case "float": return .float(Float(json.doubleValue ?? 0))
    case "double": return .double(json.doubleValue ?? 0)
    case "string": return .string(text)
    case "date": return .date(DateTimeText.date(text) ?? 0)
    case "timestamp_ntz": return .timestampNTZ(DateTimeText.timestamp(text)?.wallClockMicros ?? 0)
    case "binary":
      let digits = Array(text)
      return .binary(
        stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0...$0 + 1]), radix: 16) ?? 0 })
    default:
      if type.hasPrefix("decimal") {
        return .decimal(try decimal(text))
      }
      if type.hasPrefix("interval year") || type == "interval month" {
        return .yearMonthInterval(Int32(json.integerValue ?? 0))
      }
      if type.hasPrefix("interval") { return .dayTimeInterval(Int64(json.integerValue ?? 0)) }
      throw Incomparable(reason: "a constant of type \(type)")
    }
  }

  /// Python writes very small decimals with an exponent.
  private static func decimal(_ text: String) throws -> DecimalValue {
    let parts = text.split(separator: "E")
    guard let mantissa = DecimalValue(String(parts[0])), let exponent = parts.count == 1 ? 0 : Int(parts[1])
    else {
      throw Incomparable(reason: "a decimal \(text)")
    }
    return DecimalValue(unscaled: mantissa.unscaled, scale: mantissa.scale - exponent)
  }
}
