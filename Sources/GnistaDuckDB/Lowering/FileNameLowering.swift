import Foundation
import GnistaCore
import GnistaFrame

/// `input_file_name()`: the file that a row was read from.
///
/// An operation that calls it asks the operations below for a column with the name. It comes from the reader of the files
/// and passes through filters, orders, limits, samples, aliases and added columns, but not further.
extension PlanLowering {
  static let fileColumn = "#file"
  private static let function = "input_file_name"
  private static let shownName = "input_file_name()"
  /// What tells the column of names from all others.
  static let fileOrigin = -3

  /// An operation's input, and its expressions with the name of the file replaced by a reference to that column.
  func lowerInput(
    _ input: Plan, for exprs: [Expr], needed: Set<String>?
  ) throws -> (exprs: [Expr], relation: Relation) {
    var isCalled = false
    for expr in exprs {
      _ = expr.rewritten { part in
        if case .call(let call) = part, call.name == Self.function { isCalled = true }
        return nil
      }
    }
    guard isCalled else { return (exprs, try lower(input, needed: needed)) }
    var below = self
    below.wantsFileName = true
    let relation = try below.lower(input, needed: needed)
    let name: Expr
    if relation.columns.contains(where: Self.isFileName) {
      name = .column(parts: [Self.shownName], plan: Self.fileOrigin)
    } else if input.readsFiles {
      throw GnistaError(
        .unsupported,
        "input_file_name() is known only up to the first join, grouping or selection after the files are read; add it as a "
          + "column before")
    } else {
      // Rows that come from no file have no name, as in Spark.
      name = .alias(.literal(.string(""), type: nil), names: [Self.shownName], metadata: [:])
    }
    return (
      exprs.map { expr in
        expr.rewritten { part in
          guard case .call(let call) = part, call.name == Self.function else { return nil }
          return name
        }
      }, relation
    )
  }

  static func isFileName(_ column: Relation.Column) -> Bool { column.origins.contains(fileOrigin) }

  /// A relation as the operation above wants it: with the names of files or without.
  func withoutFileName(_ relation: Relation) -> Relation {
    guard !wantsFileName else { return relation }
    var relation = relation
    relation.columns.removeAll(where: Self.isFileName)
    return relation
  }

  /// Whether the names of files pass through an operation.
  static func passesFileName(_ operation: Plan.Operation) -> Bool {
    switch operation {
    case .files, .filter, .sort, .limit, .sample, .alias, .withColumns, .placed: true
    default: false
    }
  }

  /// Files with the column of their names as Spark writes them: URIs.
  func filesWithNames(_ relation: Relation, _ paths: [String]) -> Relation {
    let entries = paths.map { path -> String in
      let uri = path.contains("://") ? path : URL(filePath: path).absoluteURL.absoluteString
      let spelled =
        uri.hasPrefix("file:///") ? uri : uri.replacing("file:/", with: "file:///", maxReplacements: 1)
      return "\(SQLText.string(path)): \(SQLText.string(spelled))"
    }
    var named = relation
    let list = relation.columns.indices.map { index -> String in
      let name = SQLText.identifier(relation.columns[index].sqlName)
      guard relation.columns[index].name == Self.fileColumn else { return "t.\(name)" }
      named.columns[index].name = Self.shownName
      named.columns[index].origins = [Self.fileOrigin]
      return
        "coalesce(element_at(MAP {\(entries.joined(separator: ", "))}, t.\(name))[1], t.\(name)) AS \(name)"
    }
    named.sql = "SELECT \(list.joined(separator: ", ")) FROM \(relation.from("t"))"
    return named
  }
}

extension Plan {
  /// Whether files are read anywhere in the plan.
  fileprivate var readsFiles: Bool {
    switch operation {
    case .files: true
    case .local, .range: false
    case .table, .sql: true
    case .project(_, let input), .withColumns(_, let input), .rename(_, let input), .drop(_, let input),
      .filter(_, let input), .aggregate(_, _, let input), .sort(_, let input), .limit(_, _, let input),
      .tail(_, let input), .deduplicate(_, let input), .sample(_, let input), .unpivot(_, let input),
      .placed(_, let input),
      .alias(_, let input), .toDF(_, let input), .transform(_, let input), .cached(_, let input):
      input.readsFiles
    case .join(_, let left, let right), .setOperation(_, let left, let right):
      left.readsFiles || right.readsFiles
    }
  }
}
