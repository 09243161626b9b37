import GnistaCore
import GnistaFrame

/// The name that Spark gives to a function over a window: the frame always stands in it.
struct WindowNaming {
  let call: FunctionCall
  let window: WindowSpecification
  let name: (Expr) -> String

  private static let ranking: Set<String> = [
    "row_number", "rank", "dense_rank", "percent_rank", "ntile",
  ]

  func text(_ callName: (FunctionCall) -> String) -> String {
    var shown = call
    // Spark shows these three in capitals, all others in small letters.
    if ["rank", "dense_rank", "percent_rank"].contains(call.name) { shown.name = call.name.uppercased() }
    var parts: [String] = []
    if !window.partitionBy.isEmpty {
      parts.append("PARTITION BY \(window.partitionBy.map(name).joined(separator: ", "))")
    }
    if !window.orderBy.isEmpty {
      let keys = window.orderBy.map { key -> String in
        if case .sortKey = key { return name(key) }
        return name(.sortKey(key, descending: false, nullsFirst: true))
      }
      parts.append("ORDER BY \(keys.joined(separator: ", "))")
    }
    if call.name == "lag" || call.name == "lead" {
      // Shown with its defaults, and with the one row that it looks at as the frame.
      let defaults: [Expr] = [.literal(.integer(1), type: nil), .literal(.null, type: nil)]
      shown.arguments += defaults.dropFirst(max(0, shown.arguments.count - 1))
      let given = name(shown.arguments[1])
      let offset =
        call.name == "lead" ? given : given.hasPrefix("-") ? String(given.dropFirst()) : "-\(given)"
      parts.append("ROWS BETWEEN \(offset) FOLLOWING AND \(offset) FOLLOWING")
    } else {
      parts.append(frame)
    }
    return "\(callName(shown)) OVER (\(parts.joined(separator: " ")))"
  }

  private var frame: String {
    if let frame = window.frame {
      return "\(frame.unit.rawValue) BETWEEN \(boundary(frame.start)) AND \(boundary(frame.end))"
    }
    if Self.ranking.contains(call.name) { return "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW" }
    return window.orderBy.isEmpty
      ? "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING"
      : "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"
  }

  private func boundary(_ boundary: WindowSpecification.Boundary) -> String {
    switch boundary {
    case .unboundedPreceding: "UNBOUNDED PRECEDING"
    case .unboundedFollowing: "UNBOUNDED FOLLOWING"
    case .currentRow, .offset(0): "CURRENT ROW"
    case .offset(let count): count < 0 ? "\(-count) PRECEDING" : "\(count) FOLLOWING"
    case .preceding(let value): "\(name(.literal(value, type: nil))) PRECEDING"
    case .following(let value): "\(name(.literal(value, type: nil))) FOLLOWING"
    }
  }
}
