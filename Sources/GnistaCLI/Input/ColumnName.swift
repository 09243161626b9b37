internal import GnistaFrame

/// Columns by their exact names, dots and backticks included.
enum ColumnName {
  /// The column with a name, in which a dot is just a dot.
  static func column(_ name: String) -> Column { .named(quoted(name)) }

  /// The name in backticks.
  static func quoted(_ name: String) -> String {
    "`" + name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``") + "`"
  }
}
