import Foundation
import GnistaCore
import GnistaFrame

/// Turns plans into the embedded engine's SQL.
///
/// Every operation becomes a SELECT around those of its inputs. Columns get names that are unique within each
/// SELECT, so that a frame may have two columns of one name, as in Spark. `needed` names the columns (in lower case) that the
/// operations above can refer to; nil means all. It spares fitted stages the columns that nobody reads.
struct PlanLowering {
  let catalog: LeafCatalog
  let timeZone: String
  /// Whether the operation above asks for the column of the files' names.
  var wantsFileName = false

  func lower(_ plan: Plan, needed: Set<String>? = nil) throws -> Relation {
    if wantsFileName, !Self.passesFileName(plan.operation) {
      var plain = self
      plain.wantsFileName = false
      return try plain.lower(plan, needed: needed)
    }
    var relation = try lower(plan.operation, of: plan, needed: needed)
    for index in relation.columns.indices { relation.columns[index].origins.insert(plan.id) }
    return relation
  }

  private func lower(_ operation: Plan.Operation, of plan: Plan, needed: Set<String>?) throws -> Relation {
    switch operation {
    case .files(let source):
      guard wantsFileName else { return try catalog.files(source, of: plan) }
      return filesWithNames(
        try catalog.files(source, of: plan, nameColumn: Self.fileColumn), try DataFiles(source).paths)
    case .local(let data): return try catalog.local(data, of: plan)
    case .table(let name): return try catalog.table(name, lowering: self)
    case .sql(let query, let views):
      return try catalog.query(query, views: try views.mapValues { try lower($0) })
    case .range(let start, let end, let step):
      return Relation(
        sql: "SELECT range AS id FROM range(\(start), \(end), \(step))",
        columns: [.init(name: "id", sqlName: "id", type: .long, nullable: false)])
    case .project(let exprs, let input): return try project(exprs, input)
    case .withColumns(let columns, let input): return try withColumns(columns, input, needed)
    case .rename(let names, let input): return rename(names, try lower(input))
    case .drop(let exprs, let input): return try drop(exprs, try lower(input))
    case .filter(let condition, let input): return try filter(condition, input, needed)
    case .aggregate(let grouping, let exprs, let input): return try aggregate(grouping, exprs, input)
    case .sort(let keys, let input): return try sort(keys, input, needed)
    case .limit(let count, let offset, let input):
      let relation = try lower(input, needed: needed)
      let limit = count == Int.max ? "" : " LIMIT \(count)"
      return wrap(relation, " FROM \(relation.from("t"))\(limit)\(offset > 0 ? " OFFSET \(offset)" : "")")
    case .tail(let count, let input):
      let relation = try lower(input)
      return wrap(
        relation,
        " FROM (SELECT *, row_number() OVER () AS \"#n\", count(*) OVER () AS \"#c\" FROM \(relation.from("i"))) AS t"
          + " WHERE t.\"#n\" > t.\"#c\" - \(count)")
    case .deduplicate(let names, let input): return try deduplicate(names, try lower(input))
    case .sample(let sampling, let input): return sample(sampling, try lower(input))
    case .unpivot(let unpivoting, let input): return try unpivot(unpivoting, try lower(input))
    case .placed(.sortWithinPartitions(let keys), let input): return try sort(keys, input, needed)
    case .placed(_, let input): return try lower(input, needed: needed)
    case .alias(let name, let input):
      var relation = try lower(input, needed: needed)
      for index in relation.columns.indices { relation.columns[index].qualifiers = [name] }
      return relation
    case .toDF(let names, let input): return try toDF(names, try lower(input))
    case .transform(let stages, let input): return try transform(stages, input, needed)
    case .cached(let handle, let input): return try catalog.cached(handle, of: input, lowering: self)
    case .join(let joining, let left, let right): return try join(joining, try lower(left), try lower(right))
    case .setOperation(let operation, let left, let right):
      return try setOperation(operation, try lower(left), try lower(right))
    }
  }

  func lowering(_ relation: Relation, as alias: String = "t") -> ExprLowering {
    ExprLowering(scope: Scope(relation, as: alias), timeZone: timeZone)
  }

  /// All columns of a relation from something that has it under the alias `t`.
  func wrap(_ relation: Relation, _ rest: String) -> Relation {
    Relation(sql: "SELECT \(relation.selectAll("t"))\(rest)", columns: relation.columns)
  }

  // MARK: Columns

  private func project(_ exprs: [Expr], _ input: Plan) throws -> Relation {
    let parsed = try exprs.map { try $0.parsed() }
    if parsed.contains(where: \.containsAggregate) {
      return try aggregate(.init(keys: []), parsed, input)
    }
    let needed = parsed.reduce(into: Set<String>?([])) { names, expr in
      guard let more = expr.referencedNames else { return names = nil }
      names?.formUnion(more)
    }
    let (exprs, relation) = try lowerInput(input, for: parsed, needed: needed)
    do {
      return try project(exprs, from: relation)
    } catch let error as GnistaError where error.code == .unknownColumn && needed != nil {
      // Columns that nobody needs were left out; the message is to name them, too.
      return try project(parsed, from: try lower(input))
    }
  }

  /// Selects parsed expressions from a relation.
  func project(_ selection: [Expr], from input: Relation) throws -> Relation {
    let (exprs, relation) = try withTimeWindow(selection, over: input)
    let lowering = lowering(relation)
    var items: [(sql: String, column: Relation.Column)] = []
    var generated: String?
    for expr in exprs {
      if case .call(let call) = expr, call.name == "colregex" {
        items += try matching(call, input)
      } else if case .star(let qualifier) = expr {
        let chosen = input.columns.filter { column in
          !Self.isFileName(column) && qualifier.map { column.qualifiers.contains($0) } ?? true
        }
        for column in chosen { items.append(("t.\(SQLText.identifier(column.sqlName))", column)) }
        if chosen.isEmpty, let qualifier { items += try fields(ofColumn: qualifier, lowering) }
      } else if let call = expr.generator {
        guard generated == nil else {
          throw GnistaError(.invalidArgument, "a selection can have one generator, such as explode, not two")
        }
        let rows = try GeneratorLowering(call: call, lowering: lowering).lower(named: expr.aliasNames)
        generated = rows.list
        items += rows.columns.map { ("struct_extract(t.\"#g\", \(SQLText.string($0.sqlName)))", $0) }
      } else {
        items.append(try item(expr, lowering))
      }
    }
    guard let generated else { return select(items, " FROM \(relation.from("t"))") }
    return select(items, " FROM (SELECT t.*, unnest(\(generated)) AS \"#g\" FROM \(relation.from("t"))) AS t")
  }

  /// The columns whose whole name matches the pattern of `colRegex`.
  private func matching(
    _ call: FunctionCall, _ relation: Relation
  ) throws -> [(sql: String, column: Relation.Column)] {
    guard case .literal(.string(var pattern), _)? = call.arguments.first else { return [] }
    if pattern.hasPrefix("`"), pattern.hasSuffix("`"), pattern.count > 1 {
      pattern = String(pattern.dropFirst().dropLast())
    }
    let expression: NSRegularExpression
    do {
      expression = try NSRegularExpression(pattern: "^(?:\(pattern))$", options: .caseInsensitive)
    } catch {
      throw GnistaError(.invalidArgument, "'\(pattern)' is no regular expression for colRegex", cause: error)
    }
    return relation.columns.filter { column in
      let whole = NSRange(column.name.startIndex..., in: column.name)
      return expression.firstMatch(in: column.name, range: whole) != nil
    }.map { ("t.\(SQLText.identifier($0.sqlName))", $0) }
  }

  /// `place.*` of a struct column: one column for each of its fields.
  private func fields(
    ofColumn name: String, _ lowering: ExprLowering
  ) throws -> [(sql: String, column: Relation.Column)] {
    let parts = name.split(separator: ".").map(String.init)
    guard case .structure(let schema) = try lowering.lower(.column(parts: parts, plan: nil)).type else {
      throw GnistaError(
        .invalidArgument, "'\(name).*' needs a frame alias or a struct column named '\(name)'")
    }
    return try schema.names.map { try item(.column(parts: parts + [$0], plan: nil), lowering) }
  }

  /// A SELECT of some expressions with unique names.
  func select(_ items: [(sql: String, column: Relation.Column)], _ rest: String) -> Relation {
    let names = Relation.uniqueNames(items.map(\.column.name))
    var columns = items.map(\.column)
    for index in columns.indices {
      columns[index].sqlName = names[index]
      if items[index].column.sqlName == Self.windowColumn { columns[index].origins = [] }
      if !wantsFileName { columns[index].origins.remove(Self.fileOrigin) }
    }
    let list = zip(items, names).map { "\($0.sql) AS \(SQLText.identifier($1))" }
    return Relation(
      sql: "SELECT \(list.isEmpty ? "1" : list.joined(separator: ", "))\(rest)", columns: columns)
  }

  /// One expression of a selection; a bare column keeps its metadata, qualifiers and origins.
  func item(_ expr: Expr, _ lowering: ExprLowering) throws -> (sql: String, column: Relation.Column) {
    if case .column(let parts, let plan) = expr {
      let (entry, fields) = try lowering.scope.resolve(parts, plan: plan)
      if fields.isEmpty { return (entry.sql, entry.column) }
    }
    let fragment = try lowering.lower(expr)
    var column = Relation.Column(
      name: ExprNaming.name(expr, in: lowering), sqlName: "", type: fragment.type, nullable: fragment.nullable
    )
    if case .alias(let inner, let names, let metadata) = expr {
      column.name = names.first ?? column.name
      if case .column(let parts, let plan) = inner,
        let entry = try? lowering.scope.resolve(parts, plan: plan).entry
      {
        column.metadata = entry.column.metadata
      }
      if !metadata.isEmpty { column.metadata = metadata }
    }
    return (fragment.sql, column)
  }

  private func withColumns(
    _ columns: [Plan.NamedColumn], _ input: Plan, _ needed: Set<String>?
  ) throws -> Relation {
    let exprs = try columns.map { Plan.NamedColumn(name: $0.name, expr: try $0.expr.parsed()) }
    var below = needed
    for column in exprs {
      guard let names = column.expr.referencedNames else {
        below = nil
        break
      }
      below?.formUnion(names)
    }
    let (named, relation) = try lowerInput(input, for: exprs.map(\.expr), needed: below)
    if exprs.contains(where: { $0.expr.generator != nil }) {
      let kept = relation.columns.filter { column in
        !exprs.contains { $0.name.lowercased() == column.name.lowercased() }
      }
      let items =
        kept.map { Expr.column(parts: [$0.name], plan: nil) }
        + exprs.map { Expr.alias($0.expr, names: [$0.name], metadata: [:]) }
      return try project(items, from: relation)
    }
    let (values, windowed) = try withTimeWindow(named, over: relation)
    let lowering = lowering(windowed)
    var items = withoutFileName(relation).columns.map {
      (sql: "t.\(SQLText.identifier($0.sqlName))", column: $0)
    }
    for (column, value) in zip(exprs, values) {
      let item = try item(.alias(value, names: [column.name], metadata: [:]), lowering)
      let same = items.indices.filter { items[$0].column.name.lowercased() == column.name.lowercased() }
      if same.isEmpty { items.append(item) }
      for index in same { items[index] = item }
    }
    return select(items, " FROM \(windowed.from("t"))")
  }

  private func rename(_ names: [Plan.RenamedColumn], _ relation: Relation) -> Relation {
    var renamed = relation
    for name in names {
      for index in renamed.columns.indices
      where renamed.columns[index].name.lowercased() == name.from.lowercased() {
        renamed.columns[index].name = name.to
      }
    }
    return renamed
  }

  private func drop(_ exprs: [Expr], _ relation: Relation) throws -> Relation {
    var kept = relation.columns
    for expr in exprs {
      guard case .column(let parts, let plan) = expr else {
        throw GnistaError(.invalidArgument, "drop takes columns, not \(ExprNaming.name(expr))")
      }
      let name = parts.joined(separator: ".").lowercased()
      kept.removeAll { $0.name.lowercased() == name && (plan.map($0.origins.contains) ?? true) }
    }
    let list = kept.map { "t.\(SQLText.identifier($0.sqlName))" }.joined(separator: ", ")
    return Relation(sql: "SELECT \(list.isEmpty ? "1" : list) FROM \(relation.from("t"))", columns: kept)
  }

  private func toDF(_ names: [String], _ relation: Relation) throws -> Relation {
    guard names.count == relation.columns.count else {
      throw GnistaError(
        .invalidArgument, "toDF was given \(names.count) names for \(relation.columns.count) columns")
    }
    var renamed = relation
    for (index, name) in names.enumerated() { renamed.columns[index].name = name }
    return renamed
  }

  // MARK: Rows

  private func filter(_ condition: Expr, _ input: Plan, _ needed: Set<String>?) throws -> Relation {
    let condition = try condition.parsed()
    let below = needed.flatMap { needed in condition.referencedNames.map { needed.union($0) } }
    let (conditions, relation) = try lowerInput(input, for: [condition], needed: below)
    let (exprs, numbered) = try withRowCalls(conditions, over: relation)
    let fragment = try lowering(numbered).lower(exprs[0])
    guard fragment.type == .boolean || fragment.type == .null else {
      throw GnistaError(
        .typeMismatch,
        "a filter needs a condition, but \(ExprNaming.name(condition)) is of type \(fragment.type)")
    }
    return wrap(withoutFileName(relation), " FROM \(numbered.from("t")) WHERE \(fragment.sql)")
  }

  private func sort(_ keys: [Expr], _ input: Plan, _ needed: Set<String>?) throws -> Relation {
    let keys = try keys.map { try $0.parsed() }
    var below = needed
    for key in keys {
      guard let names = key.referencedNames else {
        below = nil
        break
      }
      below?.formUnion(names)
    }
    let relation = try lower(input, needed: below)
    let lowering = lowering(relation)
    let list = try keys.map(lowering.sortKey).joined(separator: ", ")
    return wrap(relation, " FROM \(relation.from("t"))\(list.isEmpty ? "" : " ORDER BY \(list)")")
  }

  private func deduplicate(_ names: [String]?, _ relation: Relation) throws -> Relation {
    guard let names else {
      return Relation(
        sql: "SELECT DISTINCT \(relation.selectAll("t")) FROM \(relation.from("t"))",
        columns: relation.columns)
    }
    let keys = try names.map { name in
      "t.\(SQLText.identifier(relation.columns[try relation.schema.index(of: name)].sqlName))"
    }
    return wrap(
      relation,
      " FROM (SELECT *, row_number() OVER () AS \"#n\" FROM \(relation.from("i"))) AS t"
        + " QUALIFY row_number() OVER (PARTITION BY \(keys.joined(separator: ", ")) ORDER BY t.\"#n\") = 1"
        + " ORDER BY t.\"#n\"")
  }

  private func sample(_ sampling: Plan.Sampling, _ relation: Relation) -> Relation {
    var source = relation.from("i")
    if sampling.sortsFirst {
      let keys = relation.columns.filter { Self.isSortable($0.type) }
        .map { OrderKey.of(SQLFragment("s.\(SQLText.identifier($0.sqlName))", $0.type)) + " ASC NULLS FIRST" }
      if !keys.isEmpty {
        source = "(SELECT * FROM \(relation.from("s")) ORDER BY \(keys.joined(separator: ", "))) AS i"
      }
    }
    let numbered = "(SELECT *, row_number() OVER () - 1 AS \"#n\" FROM \(source)) AS t"
    if sampling.withReplacement {
      let mean = SQLText.literal(.double(sampling.upperBound - sampling.lowerBound)).sql
      return wrap(
        relation,
        " FROM (SELECT t.*, "
          + "unnest(range(gnista_poisson(CAST(\(sampling.seed) AS BIGINT), \(mean), t.\"#n\"))) AS \"#k\""
          + " FROM \(numbered)) AS t")
    }
    let low = SQLText.literal(.double(sampling.lowerBound)).sql
    let high = SQLText.literal(.double(sampling.upperBound)).sql
    return wrap(
      relation,
      " FROM (SELECT t.*, gnista_uniform(CAST(\(sampling.seed) AS BIGINT), t.\"#n\") AS \"#u\" FROM \(numbered)) AS t"
        + " WHERE t.\"#u\" >= \(low) AND t.\"#u\" < \(high)")
  }

  private static func isSortable(_ type: DataType) -> Bool {
    switch type {
    case .map, .calendarInterval: false
    case .array(let element, _): isSortable(element)
    case .structure(let schema): schema.fields.allSatisfy { isSortable($0.dataType) }
    default: true
    }
  }

  private func unpivot(_ unpivoting: Plan.Unpivoting, _ relation: Relation) throws -> Relation {
    let lowering = lowering(relation)
    let ids = try unpivoting.ids.map { try item(try $0.parsed(), lowering) }
    let idNames = Set(ids.map { $0.column.name.lowercased() })
    let values =
      try unpivoting.values.map { try $0.map { try item(try $0.parsed(), lowering) } }
      ?? relation.columns.filter { !idNames.contains($0.name.lowercased()) }
      .map { (sql: "t.\(SQLText.identifier($0.sqlName))", column: $0) }
    let call = LoweringCall(name: "unpivot", arguments: [], timeZone: timeZone) { _, _ in
      ([], SQLFragment("", .null))
    }
    let (unified, type) = try TypeCoercion.unify(
      all: values.map { SQLFragment($0.sql, $0.column.type, nullable: true) }, in: call)
    let entries = zip(values, unified).map { "{'k': \(SQLText.string($0.column.name)), 'v': \($1.sql)}" }
    let items =
      ids + [
        (
          "u.e.k",
          Relation.Column(name: unpivoting.variableColumn, sqlName: "", type: .string, nullable: false)
        ), ("u.e.v", Relation.Column(name: unpivoting.valueColumn, sqlName: "", type: type, nullable: true)),
      ]
    return select(
      items,
      " FROM \(relation.from("t")), LATERAL (SELECT unnest([\(entries.joined(separator: ", "))]) AS e) AS u")
  }

  // MARK: Stages

  private func transform(
    _ stages: [any BatchTransform], _ input: Plan, _ needed: Set<String>?
  ) throws -> Relation {
    let run = StageRun(stages)
    let below = needed.map { $0.union(run.inputNames) }
    return try catalog.apply(run, to: try lower(input, needed: below), needed: needed)
  }
}

extension Expr {
  /// The names of an alias at the top of the expression.
  var aliasNames: [String]? { if case .alias(_, let names, _) = self { names } else { nil } }
}
