import GnistaCore

/// One statistic of ``DataFrame/summary(_:)``.
enum SummaryStatistic {
  /// An aggregate; `takesNumbers` tells that texts are read as numbers first.
  case aggregate(String, takesNumbers: Bool)
  /// The value at a fraction of the sorted values.
  case percentile(Double)

  private static let known = [
    "count", "count_distinct", "approx_count_distinct", "mean", "stddev", "min", "max", "25%", "50%", "75%",
  ]

  /// The statistic of a name.
  init(_ name: String) throws {
    if name.hasSuffix("%") {
      guard let percent = Double(name.dropLast()), (0...100).contains(percent) else {
        throw GnistaError(.invalidArgument, "'\(name)' is not a percentile from 0% to 100%")
      }
      self = .percentile(percent / 100)
      return
    }
    switch name.lowercased() {
    case "count", "count_distinct", "approx_count_distinct", "min", "max":
      self = .aggregate(name.lowercased(), takesNumbers: false)
    case "mean": self = .aggregate("avg", takesNumbers: true)
    case "stddev": self = .aggregate("stddev_samp", takesNumbers: true)
    default:
      let hint = Suggestion.nearest(to: name, among: Self.known).map { "; did you mean '\($0)'?" } ?? "."
      throw GnistaError(
        .invalidArgument,
        "no statistic is named '\(name)'\(hint) There are \(Self.known.dropLast(3).joined(separator: ", ")) and "
          + "percentiles such as 75%")
    }
  }

  /// The aggregates that some statistics of a column need: one each, and one for all percentiles at the end.
  static func expressions(_ statistics: [SummaryStatistic], of field: StructField) -> [Expr] {
    let column = Expr.column(parts: [field.name], plan: nil)
    let number = field.dataType == .string ? Expr.cast(column, .double, isTry: true) : column
    var result: [Expr] = []
    var fractions: [Value] = []
    for statistic in statistics {
      switch statistic {
      case .aggregate("count_distinct", _):
        result.append(.call(FunctionCall(name: "count", arguments: [column], isDistinct: true)))
      case .aggregate(let name, let takesNumbers):
        result.append(.call(name, [takesNumbers ? number : column]))
      case .percentile(let fraction): fractions.append(.double(fraction))
      }
    }
    if !fractions.isEmpty {
      result.append(.call("percentile_approx", [number, .literal(.array(fractions), type: nil)]))
    }
    return result
  }

  /// The statistics' texts, from the values of ``expressions(_:of:)``.
  static func texts(_ statistics: [SummaryStatistic], of values: ArraySlice<Value>) -> [String?] {
    var rest = values
    var percentiles = (values.last?.arrayValue ?? [])[...]
    return statistics.map { statistic in
      switch statistic {
      case .aggregate: rest.popFirst().flatMap { SparkText.text(of: $0) }
      case .percentile: percentiles.popFirst().flatMap { SparkText.text(of: $0) }
      }
    }
  }
}
