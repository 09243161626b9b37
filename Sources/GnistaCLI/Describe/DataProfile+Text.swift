internal import GnistaCore

/// The profile for people and for programs.
extension DataProfile {
  /// The profile as text.
  func write(_ title: String, to out: StandardOutput) throws {
    try out.writeLine("\(title): \(Figure.count(rows, "row")), \(Figure.count(columns.count, "column"))")
    try out.writeLine()
    let header = [
      "COLUMN", "TYPE", "NULLS", "DISTINCT", "MIN", "25 %", "MEDIAN", "75 %", "MAX", "MEAN", "STD DEV",
    ]
    let isRight = [false, false] + [Bool](repeating: true, count: header.count - 2)
    try out.write(TableWriter.box(header: header, alignRight: isRight, columns.map(cells)))
    let told = columns.filter { !$0.frequent.isEmpty }
    if !told.isEmpty {
      try out.writeLine("\nMost frequent values")
      let lines = told.map { column in
        [
          column.field.name,
          column.frequent.map { "\(Self.brief($0.value)) (\(share($0.rows)))" }.joined(separator: ", "),
        ]
      }
      let width = lines.map { TextWidth.of($0[0]) }.max() ?? 0
      for line in lines { try out.writeLine("  \(TextWidth.padded(line[0], to: width))  \(line[1])") }
    }
    guard !correlations.isEmpty else { return }
    try out.writeLine("\nStrongest correlations (Pearson)")
    let width = correlations.map { TextWidth.of("\($0.first) – \($0.second)") }.max() ?? 0
    for pair in correlations {
      let sign = pair.coefficient < 0 ? "" : " "
      try out.writeLine(
        "  \(TextWidth.padded("\(pair.first) – \(pair.second)", to: width))  \(sign)\(Figure.fixed(pair.coefficient, places: 3))"
      )
    }
  }

  private func cells(of column: ColumnProfile) -> [String] {
    let notANumber = column.notANumber.map { $0 > 0 ? " + \($0) NaN" : "" } ?? ""
    let quartiles = column.isNumeric ? column.quartiles.map { $0.map(Figure.text) ?? "" } : ["", "", ""]
    return [
      column.field.name, column.field.dataType.simpleString,
      Figure.grouped(rows - column.present) + notANumber,
      column.isOrdered ? Figure.grouped(column.distinct) : "", Self.brief(column.minimum),
    ] + quartiles + [
      Self.brief(column.maximum), column.mean.map(Figure.text) ?? "", column.deviation.map(Figure.text) ?? "",
    ]
  }

  private func share(_ count: Int) -> String {
    let share = 100 * Double(count) / Double(max(1, rows))
    return share > 0 && share < 0.05 ? "< 0.1 %" : "\(Figure.fixed(share, places: 1)) %"
  }

  private static func brief(_ value: Value) -> String {
    switch value {
    case .null: ""
    case .double(let number): Figure.text(number)
    case .float(let number): Figure.text(Double(number))
    default: TextWidth.cut(TextWidth.visible(SparkText.text(of: value) ?? ""), to: 24)
    }
  }

  /// The profile as JSON.
  var json: JSONValue {
    [
      "rows": .integer(Int64(rows)), "columns": .array(columns.map(json(of:))),
      "correlations": .array(
        correlations.map {
          ["first": .string($0.first), "second": .string($0.second), "coefficient": .number($0.coefficient)]
        }),
    ]
  }

  private func json(of column: ColumnProfile) -> JSONValue {
    var members: [String: JSONValue] = [
      "name": .string(column.field.name), "type": .string(column.field.dataType.simpleString),
      "nulls": .integer(Int64(rows - column.present)),
    ]
    if column.isOrdered {
      members["distinct"] = .integer(Int64(column.distinct))
      members["min"] = Self.json(of: column.minimum)
      members["max"] = Self.json(of: column.maximum)
      members["frequent"] = .array(
        column.frequent.map { ["value": Self.json(of: $0.value), "rows": .integer(Int64($0.rows))] })
    }
    if column.isNumeric {
      members["nan"] = column.notANumber.map { .integer(Int64($0)) }
      members["quartiles"] = .array(column.quartiles.map { $0.map(JSONValue.number) ?? .null })
      members["mean"] = column.mean.map(JSONValue.number) ?? .null
      members["stddev"] = column.deviation.map(JSONValue.number) ?? .null
    }
    return .object(members)
  }

  private static func json(of value: Value) -> JSONValue {
    if value.isNull { return .null }
    if let flag = value.booleanValue { return .bool(flag) }
    if let whole = value.integerValue { return .integer(Int64(whole)) }
    if let number = value.doubleValue { return .number(number) }
    return .string(SparkText.text(of: value) ?? "")
  }
}
