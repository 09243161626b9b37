import GnistaCore
import GnistaFrame

/// Joins and set operations.
extension PlanLowering {
  func join(_ joining: Plan.Joining, _ left: Relation, _ right: Relation) throws -> Relation {
    let from = "\(left.from("l")) \(Self.keyword(joining.type)) \(right.from("r"))"
    let keepsRight = joining.type != .leftSemi && joining.type != .leftAnti
    let condition: String
    var shared: [(name: String, left: Relation.Column, right: Relation.Column)] = []
    switch joining.condition {
    case .always: condition = joining.type == .cross ? "" : " ON TRUE"
    case .on(let expr):
      let scope = Scope(Scope(left, as: "l"), Scope(right, as: "r"))
      let lowered = try ExprLowering(scope: scope, timeZone: timeZone).lower(try expr.parsed())
      condition = " ON \(lowered.sql)"
    case .using(let names):
      shared = try names.map { name in
        (name, left.columns[try left.schema.index(of: name)], right.columns[try right.schema.index(of: name)])
      }
      let pairs = try shared.map { try equality($0.left, $0.right) }
      condition = pairs.isEmpty ? " ON TRUE" : " ON " + pairs.joined(separator: " AND ")
    }
    var items: [(sql: String, column: Relation.Column)] = []
    for (name, one, other) in shared { items.append(try key(name, one, other, joining.type)) }
    let isShared:
      (
        Relation.Column,
        KeyPath<(name: String, left: Relation.Column, right: Relation.Column), Relation.Column>
      ) -> Bool = {
        column, side in shared.contains { $0[keyPath: side].sqlName == column.sqlName }
      }
    for column in left.columns where !isShared(column, \.left) {
      items.append(
        (reference("l", column), nullable(column, joining.type == .right || joining.type == .fullOuter)))
    }
    if keepsRight {
      for column in right.columns where !isShared(column, \.right) {
        items.append(
          (reference("r", column), nullable(column, joining.type == .left || joining.type == .fullOuter)))
      }
    }
    return select(items, " FROM \(from)\(condition)")
  }

  private static func keyword(_ type: JoinType) -> String {
    switch type {
    case .inner: "INNER JOIN"
    case .cross: "CROSS JOIN"
    case .fullOuter: "FULL JOIN"
    case .left: "LEFT JOIN"
    case .right: "RIGHT JOIN"
    case .leftSemi: "SEMI JOIN"
    case .leftAnti: "ANTI JOIN"
    }
  }

  private func reference(_ alias: String, _ column: Relation.Column) -> String {
    "\(alias).\(SQLText.identifier(column.sqlName))"
  }

  private func nullable(_ column: Relation.Column, _ canBeMissing: Bool) -> Relation.Column {
    var column = column
    column.nullable = column.nullable || canBeMissing
    return column
  }

  private func equality(_ left: Relation.Column, _ right: Relation.Column) throws -> String {
    let call = LoweringCall(name: "join", arguments: [], timeZone: timeZone) { _, _ in
      ([], SQLFragment("", .null))
    }
    let (a, b, _) = try TypeCoercion.unify(
      SQLFragment(reference("l", left), left.type), SQLFragment(reference("r", right), right.type), in: call)
    return "\(a.sql) = \(b.sql)"
  }

  /// The one column that stands for a pair of join keys.
  private func key(
    _ name: String, _ left: Relation.Column, _ right: Relation.Column, _ type: JoinType
  ) throws -> (sql: String, column: Relation.Column) {
    var column = type == .right ? right : left
    column.origins = left.origins.union(right.origins)
    column.qualifiers = left.qualifiers + right.qualifiers
    switch type {
    case .right: return (reference("r", right), column)
    case .fullOuter: return ("COALESCE(\(reference("l", left)), \(reference("r", right)))", column)
    default: return (reference("l", left), column)
    }
  }

  // MARK: Set operations

  func setOperation(_ operation: Plan.SetOperation, _ left: Relation, _ right: Relation) throws -> Relation {
    let pairs = operation.byName ? try pairsByName(operation, left, right) : try pairsByPosition(left, right)
    let call = LoweringCall(name: "union", arguments: [], timeZone: timeZone) { _, _ in
      ([], SQLFragment("", .null))
    }
    var columns: [Relation.Column] = []
    var leftItems: [String] = []
    var rightItems: [String] = []
    let names = Relation.uniqueNames(pairs.map { $0.name })
    for (index, pair) in pairs.enumerated() {
      let one = pair.left.map {
        SQLFragment("l.\(SQLText.identifier($0.sqlName))", $0.type, nullable: $0.nullable)
      }
      let other = pair.right.map {
        SQLFragment("r.\(SQLText.identifier($0.sqlName))", $0.type, nullable: $0.nullable)
      }
      let missing = SQLFragment("NULL", .null)
      let (a, b, type) = try TypeCoercion.unify(one ?? missing, other ?? missing, in: call)
      let name = SQLText.identifier(names[index])
      leftItems.append("\(a.sql) AS \(name)")
      rightItems.append("\(b.sql) AS \(name)")
      columns.append(
        .init(
          name: pair.name, sqlName: names[index], type: type, nullable: a.nullable || b.nullable,
          metadata: pair.left?.metadata ?? [:], origins: pair.left?.origins ?? []))
    }
    let verb =
      switch operation.kind {
      case .unionAll: "UNION ALL"
      case .intersect(let all): all ? "INTERSECT ALL" : "INTERSECT"
      case .except(let all): all ? "EXCEPT ALL" : "EXCEPT"
      }
    return Relation(
      sql: "(SELECT \(leftItems.joined(separator: ", ")) FROM \(left.from("l"))) \(verb) "
        + "(SELECT \(rightItems.joined(separator: ", ")) FROM \(right.from("r")))",
      columns: columns)
  }

  private typealias ColumnPair = (name: String, left: Relation.Column?, right: Relation.Column?)

  private func pairsByPosition(_ left: Relation, _ right: Relation) throws -> [ColumnPair] {
    guard left.columns.count == right.columns.count else {
      throw GnistaError(
        .invalidArgument,
        "both frames must have the same number of columns: the first has \(left.columns.count) "
          + "(\(left.schema.names.joined(separator: ", "))), the second \(right.columns.count) "
          + "(\(right.schema.names.joined(separator: ", ")))")
    }
    return zip(left.columns, right.columns).map { ($0.name, $0, $1) }
  }

  private func pairsByName(
    _ operation: Plan.SetOperation, _ left: Relation, _ right: Relation
  ) throws -> [ColumnPair] {
    var pairs: [ColumnPair] = try left.columns.map { column in
      if right.schema.contains(column.name) {
        return (column.name, column, right.columns[try right.schema.index(of: column.name)])
      }
      guard operation.allowsMissingColumns else {
        throw Schema.unknownColumn(column.name, among: right.schema.names)
      }
      return (column.name, column, nil)
    }
    for column in right.columns where !left.schema.contains(column.name) {
      guard operation.allowsMissingColumns else {
        throw Schema.unknownColumn(column.name, among: left.schema.names)
      }
      pairs.append((column.name, nil, column))
    }
    return pairs
  }
}
