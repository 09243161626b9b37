internal import GnistaCore

/// Reads the steps under `prepare` of a pipeline file.
extension PreparationStep {
  private static let names = ["filter", "withColumn", "select", "drop", "rename", "dropna"]

  /// Reads one step: a mapping of one name.
  ///
  /// - Throws: `GnistaError` with the place in the file.
  init(_ node: ConfigNode) throws {
    let members = try node.members("a step of 'prepare'", allowed: Self.names)
    guard members.count == 1 else {
      throw node.failure(
        .invalidArgument, "a step of 'prepare' has one name; begin each step with '- '")
    }
    let (key, value) = members[0]
    switch key.text {
    case "filter": self = .filter(try SQLExpression.checked(value, "the condition of 'filter'"))
    case "withColumn":
      self = .withColumn(
        try value.members("'withColumn'").map { name, expression in
          NamedExpression(
            name: name.text,
            expression: try SQLExpression.checked(expression, "the expression of '\(name.text)'"))
        })
    case "select":
      self = .select(
        try value.items("'select'").map { try SQLExpression.checked($0, "an expression of 'select'") })
    case "drop": self = .drop(try value.items("'drop'").map { try $0.string("a column of 'drop'") })
    case "rename":
      self = .rename(
        try value.members("'rename'").map { old, new in
          NamedExpression(name: try new.string("the new name of '\(old.text)'"), expression: old.text)
        })
    default: self = .dropna(try value.items("'dropna'").map { try $0.string("a column of 'dropna'") })
    }
  }
}
