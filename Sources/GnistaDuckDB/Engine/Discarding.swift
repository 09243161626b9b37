import GnistaCore
import GnistaFrame

/// Computes every column of every row of a plan and keeps none.
///
/// Fitted stages at the plan's end run as they do for a reader of its rows: what they give does not pass through the
/// engine's structs.
struct Discarding {
  let plan: Plan
  let connection: Connection
  let store: SessionStore

  /// Runs the plan.
  ///
  /// - Returns: the number of rows.
  func run() throws -> Int {
    let (run, names, input) = StageRun.split(plan) ?? (StageRun([]), nil, plan)
    let catalog = LeafCatalog(connection: connection, store: store)
    let needed = names.map { run.inputNames.union($0.map { $0.lowercased() }) }
    let relation = try PlanLowering(catalog: catalog, timeZone: store.timeZone).lower(input, needed: needed)
    let shape = try run.resolve(relation.schema)
    let full = Schema(relation.schema.fields + shape.outputs)
    for name in names ?? [] { _ = try full.field(name) }
    // The inputs of the stages come first, the columns that only pass by after them.
    let inputs = try shape.inputs.map { relation.columns[try relation.schema.index(of: $0.name)] }
    let taken = Set(inputs.map(\.sqlName))
    let others = relation.columns.filter { column in
      !taken.contains(column.sqlName) && needed?.contains(column.name.lowercased()) ?? true
    }
    let arguments = (inputs + others).map { "t.\(SQLText.identifier($0.sqlName))" }
    let call = (["CAST(\(run.id) AS BIGINT)"] + arguments).joined(separator: ", ")
    let sql = "SELECT count(\(ScalarFunctions.discardName)(\(call))) FROM \(relation.from("t"))"
    return try withExtendedLifetime((run, catalog)) {
      guard case .long(let rows)? = try connection.rows(sql).first?[0] else {
        throw GnistaError(.internalFailure, "the engine did not say how many rows there were")
      }
      return Int(rows)
    }
  }
}
