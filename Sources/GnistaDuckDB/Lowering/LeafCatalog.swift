import CDuckDB
import Foundation
import GnistaCore
import GnistaFrame

/// Gives the lowering of one query its leaves: files, tables, rows in memory, kept rows and runs of stages.
///
/// Used by one thread. What the query refers to is collected in ``retained`` and must live as long as the query runs.
final class LeafCatalog {
  let connection: Connection
  let store: SessionStore
  private(set) var retained: [any AnyObject & Sendable] = []

  init(connection: Connection, store: SessionStore) {
    self.connection = connection
    self.store = store
  }

  /// Runs a small query while lowering.
  func rows(_ sql: String, schema: Schema) throws -> [Row] {
    let cursor = try Cursor(connection, sql, schema: schema)
    var rows: [Row] = []
    while let batch = try cursor.next() { rows += batch.rows }
    return rows
  }

  // MARK: Tables and queries

  func table(_ name: String, lowering: PlanLowering) throws -> Relation {
    if let plan = store.view(name) {
      var relation = try lowering.lower(plan)
      retained.append(plan)
      for index in relation.columns.indices { relation.columns[index].qualifiers = [name] }
      return relation
    }
    let parts = name.split(separator: ".").map { SQLText.identifier(String($0)) }
    do {
      return try relation(from: "SELECT * FROM \(parts.joined(separator: "."))", qualifier: name)
    } catch let error as GnistaError where error.code == .unknownTable {
      let known = store.viewNames + (try tableNames())
      let hint = Suggestion.nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? "."
      throw GnistaError(
        .unknownTable,
        "no table or view is named '\(name)'\(hint) There are: "
          + (known.isEmpty ? "none" : known.joined(separator: ", "))
      )
    }
  }

  func tableNames() throws -> [String] {
    try rows(
      "SELECT table_name FROM information_schema.tables WHERE table_catalog <> '\(SessionStore.catalog)' ORDER BY 1",
      schema: Schema([StructField("table_name", .string)])
    ).compactMap { $0[0].stringValue }
  }

  func query(_ text: String, views: [String: Relation]) throws -> Relation {
    var sql = Substring(text)
    while let last = sql.last, last.isWhitespace || last == ";" { sql.removeLast() }
    guard !views.isEmpty else { return try relation(from: String(sql), isUserText: true) }
    let definitions = views.sorted { $0.key < $1.key }.map { name, relation in
      let list = relation.columns.map {
        "\(SQLText.identifier($0.sqlName)) AS \(SQLText.identifier($0.name))"
      }
      return "\(SQLText.identifier(name)) AS (SELECT \(list.joined(separator: ", ")) FROM (\(relation.sql)))"
    }
    let body = sql.drop(while: \.isWhitespace)
    let begins = body.prefix(5).lowercased()
    let isWith = begins.hasPrefix("with") && begins.last?.isWhitespace == true
    // The user's text begins on a line of its own, at its own column.
    let head = "WITH \(definitions.joined(separator: ", "))\(isWith ? "," : "")\n"
    let text = isWith ? "     " + body.dropFirst(5) : String(body)
    do {
      return try relation(from: head + text, isUserText: true)
    } catch var error as GnistaError {
      let above = head.count { $0 == "\n" } - sql.prefix { $0.isWhitespace }.count { $0 == "\n" }
      if let line = error.location?.line {
        error.location =
          line > above ? .init(source: "query", line: line - above, column: error.location?.column) : nil
      }
      throw error
    }
  }

  /// A relation for SQL text, with columns cast to types that Spark has.
  func relation(from sql: String, qualifier: String? = nil, isUserText: Bool = false) throws -> Relation {
    let (schema, needsCast) = try connection.describe(sql, isUserText: isUserText)
    let names = Relation.uniqueNames(schema.names)
    let columns = zip(schema.fields, names).map { field, name in
      Relation.Column(
        name: field.name, sqlName: name, type: field.dataType, nullable: true,
        qualifiers: qualifier.map { [$0] } ?? [])
    }
    let isPlain = zip(schema.names, names).allSatisfy { $0 == $1 } && !needsCast.contains(true)
    if isPlain { return Relation(sql: sql, columns: columns) }
    let list = columns.enumerated().map { index, column in
      let name = SQLText.identifier(column.sqlName)
      return needsCast[index] ? "CAST(\(name) AS \(SQLText.type(column.type))) AS \(name)" : name
    }
    let aliases = names.map(SQLText.identifier).joined(separator: ", ")
    return Relation(
      sql: "SELECT \(list.joined(separator: ", ")) FROM (\(sql)) AS q(\(aliases))", columns: columns)
  }

  // MARK: Rows in memory

  func local(_ data: Plan.LocalData, of plan: Plan) throws -> Relation {
    retained.append(plan)
    let names = Relation.uniqueNames(data.schema.names)
    let columns = zip(data.schema.fields, names).map { field, name in
      Relation.Column(
        name: field.name, sqlName: name, type: field.dataType, nullable: field.nullable,
        metadata: field.metadata)
    }
    let table = try store.making.withLock { try store.localTable(plan) ?? fill(data, names, plan) }
    let list = names.map(SQLText.identifier).joined(separator: ", ")
    return Relation(
      sql: "SELECT \(list.isEmpty ? "1" : list) FROM \(SessionStore.catalog).main.\(table)", columns: columns)
  }

  private func fill(_ data: Plan.LocalData, _ names: [String], _ plan: Plan) throws -> String {
    let table = "gnista_local_\(plan.id)"
    let list = zip(data.schema.fields, names).map { "\(SQLText.identifier($1)) \(SQLText.type($0.dataType))" }
    try connection.execute(
      "CREATE OR REPLACE TABLE \(SessionStore.catalog).main.\(table) "
        + "(\(list.isEmpty ? "\"#\" INTEGER" : list.joined(separator: ", ")))"
    )
    if !list.isEmpty {
      try TableAppender.append(
        data.batches, types: data.schema.fields.map(\.dataType), to: table, on: connection)
    }
    store.setLocalTable(table, plan)
    return table
  }

  // MARK: Kept rows

  func cached(_ handle: CacheHandle, of input: Plan, lowering: PlanLowering) throws -> Relation {
    let table = "\(SessionStore.catalog).main.\(handle.name)"
    retained.append(handle)
    let columns = try store.making.withLock {
      if let known = store.cachedColumns(handle.name) { return known }
      let relation = try lowering.lower(input)
      try connection.execute("CREATE OR REPLACE TABLE \(table) AS \(relation.sql)")
      store.setCached(handle.name, relation.columns)
      return relation.columns
    }
    let list = columns.map { SQLText.identifier($0.sqlName) }.joined(separator: ", ")
    return Relation(sql: "SELECT \(list) FROM \(table)", columns: columns)
  }

  // MARK: Runs of stages

  /// Applies a run as one scalar function; only outputs that are needed are given.
  func apply(_ run: StageRun, to relation: Relation, needed: Set<String>?) throws -> Relation {
    let shape = try run.resolve(relation.schema)
    let outputs = shape.outputs.filter { field in needed?.contains(field.name.lowercased()) ?? true }
    retained.append(run)
    if outputs.isEmpty, !run.mayDropRows { return relation }
    let name = try runFunction(outputs)
    let arguments = try shape.inputs.map { field in
      let column = relation.columns[try relation.schema.index(of: field.name)]
      return "s.\(SQLText.identifier(column.sqlName))"
    }
    let names = Relation.uniqueNames(relation.columns.map(\.sqlName) + outputs.map(\.name))
    let added = zip(outputs, names.dropFirst(relation.columns.count)).map { field, sqlName in
      Relation.Column(
        name: field.name, sqlName: sqlName, type: field.dataType, nullable: field.nullable,
        metadata: field.metadata)
    }
    let call = "\(name)(\((["CAST(\(run.id) AS BIGINT)"] + arguments).joined(separator: ", ")))"
    var list = relation.columns.map { "t.\(SQLText.identifier($0.sqlName))" }
    list += zip(outputs, added).map { field, column in
      "struct_extract(t.\"#run\", \(SQLText.string(field.name))) AS \(SQLText.identifier(column.sqlName))"
    }
    let filter =
      run.mayDropRows ? " WHERE NOT struct_extract(t.\"#run\", '\(ScalarFunctions.droppedName)')" : ""
    return Relation(
      sql:
        "SELECT \(list.joined(separator: ", ")) FROM "
        + "(SELECT s.*, \(call) AS \"#run\" FROM \(relation.from("s"))) AS t\(filter)",
      columns: relation.columns + added)
  }

  private func runFunction(_ outputs: [StructField]) throws -> String {
    // Only names and types make the shape: metadata and nullability do not change the function.
    let shape = outputs.map { StructField($0.name, $0.dataType) }
    return try store.making.withLock {
      if let name = store.runFunction(shape) { return name }
      let name = store.newRunFunctionName()
      try ScalarFunctions.registerRun(name, outputs: shape, on: connection)
      store.setRunFunction(shape, name)
      return name
    }
  }
}

/// Appends batches to a table.
enum TableAppender {
  static func append(_ batches: [RowBatch], types: [DataType], to table: String, on connection: Connection)
    throws
  {
    var appender: duckdb_appender?
    guard
      duckdb_appender_create_ext(connection.handle, SessionStore.catalog, "main", table, &appender)
        == DuckDBSuccess
    else { throw GnistaError(.internalFailure, "the embedded engine cannot append to '\(table)'") }
    defer { _ = duckdb_appender_destroy(&appender) }
    var chunk = LogicalType.borrow(types.map { LogicalType($0) }) {
      duckdb_create_data_chunk(&$0, idx_t(types.count))
    }
    defer { duckdb_destroy_data_chunk(&chunk) }
    for batch in batches {
      // A chunk holds 2048 rows; larger batches go in pieces.
      for start in stride(from: 0, to: batch.count, by: 2_048) {
        let count = min(2_048, batch.count - start)
        duckdb_data_chunk_reset(chunk)
        for (index, column) in batch.columns.enumerated() {
          let piece = count == batch.count ? column : column.rows(at: Array(start..<start + count))
          VectorWriter(duckdb_data_chunk_get_vector(chunk, idx_t(index))).write(piece)
        }
        duckdb_data_chunk_set_size(chunk, idx_t(count))
        guard duckdb_append_data_chunk(appender, chunk) == DuckDBSuccess else { throw failure(appender) }
      }
    }
    guard duckdb_appender_close(appender) == DuckDBSuccess else { throw failure(appender) }
  }

  private static func failure(_ appender: duckdb_appender?) -> GnistaError {
    var error = duckdb_appender_error_data(appender)
    defer { duckdb_destroy_error_data(&error) }
    let message = duckdb_error_data_message(error).map { String(cString: $0) } ?? "unknown error"
    return GnistaError(.engineFailure, "rows could not be added to the engine: \(message)")
  }
}
