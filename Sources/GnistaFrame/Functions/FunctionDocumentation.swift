/// Writes the documentation of all functions from the rows of the ``FunctionCatalog``.
public struct FunctionDocumentation: Sendable {
  /// Calls whose answers differ from Spark's, for one reason.
  public struct Difference: Sendable {
    /// Why the answers differ.
    public let reason: String
    /// Examples, as SQL.
    public let calls: [String]
    /// Makes a difference.
    public init(reason: String, calls: [String]) {
      self.reason = reason
      self.calls = calls
    }
  }

  /// What the tests know to answer otherwise than Spark does.
  public let differences: [Difference]
  /// Names that Spark's functions have and the catalogue does not.
  public let absent: [String]

  /// Makes the documentation of the catalogue.
  public init(differences: [Difference] = [], absent: [String] = []) {
    self.differences = differences
    self.absent = absent
  }

  private static let titles: [(family: SparkFunction.Family, title: String)] = [
    (.operators, "Operators"), (.conditional, "Conditions"), (.math, "Mathematics"), (.string, "Text"),
    (.datetime, "Dates and times"), (.conversion, "Conversions"), (.aggregate, "Aggregates"),
    (.window, "Windows"), (.array, "Arrays"), (.map, "Maps"), (.structure, "Structs"), (.json, "JSON"),
    (.hash, "Hashes"), (.bitwise, "Bits"), (.generator, "Several rows of one"), (.misc, "Others"),
  ]

  /// The page `docs/functions.md`.
  public var markdown: String {
    let families = Self.titles.compactMap { family, title in
      let rows = FunctionCatalog.all.filter { $0.family == family }.sorted { $0.name < $1.name }
      return rows.isEmpty ? nil : (title: title, rows: rows)
    }
    var lines = [
      "# Functions",
      "",
      "<!-- Written by the test \"The page of functions is that of the catalogue\"; do not edit. -->",
      "",
      "Every function has Spark's name, arguments and answers. In SQL text they are called as shown; in Swift they are",
      "static functions of `F`: `F.date_format(\"pickup\", \"yyyy-MM\")`, where a text in a column's place is its name.",
      "",
    ]
    for family in families {
      lines.append("- [\(family.title)](#\(Self.anchor(family.title))): \(family.rows.count)")
    }
    lines += ["- [Known differences](#known-differences)", "- [Not there](#not-there)"]
    for family in families {
      lines += ["", "## \(family.title)", "", "| name | call | meaning |", "|---|---|---|"]
      lines += family.rows.map(Self.row)
    }
    return (lines + differenceLines + absentLines).joined(separator: "\n") + "\n"
  }

  private static func row(_ function: SparkFunction) -> String {
    let names = ([function.name] + function.aliases).map(code).joined(separator: ", ")
    let difference = function.difference.map { " *Differs:* \(sentence($0))" } ?? ""
    return "| \(names) | \(code(function.signature)) | \(cell(function.doc + difference)) |"
  }

  private static func anchor(_ title: String) -> String {
    title.lowercased().split(separator: " ").joined(separator: "-")
  }

  private static func code(_ text: String) -> String { "`\(cell(text))`" }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
  }

  private var differenceLines: [String] {
    let introduction = [
      "", "## Known differences", "",
      "The tests compare every function with Spark's answers. These calls are known to end otherwise:", "",
    ]
    return introduction
      + differences.map { difference in
        "- \(difference.reason) " + difference.calls.map { "`\($0)`" }.joined(separator: ", ")
      }
  }

  private var absentLines: [String] {
    guard !absent.isEmpty else { return [] }
    return [
      "", "## Not there", "", "Spark's functions that the catalogue does not have:",
      absent.map { "`\($0)`" }.joined(separator: ", ") + ".",
    ]
  }
}
