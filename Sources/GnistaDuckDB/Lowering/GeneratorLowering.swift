import GnistaCore
import GnistaFrame

/// Functions that make several rows of one: explode, posexplode and their outer forms, inline and stack.
struct GeneratorLowering {
  let call: FunctionCall
  let lowering: ExprLowering

  /// The list whose elements become rows, as structs, and the columns that they have as fields.
  ///
  /// An unnested list in a selection keeps the order of the rows and of the elements, which a lateral join does not.
  func lower(named names: [String]?) throws -> (list: String, columns: [Relation.Column]) {
    let function = try FunctionCatalog.resolve(call)
    let isOuter = function.name.hasSuffix("_outer")
    let base = isOuter ? String(function.name.dropLast("_outer".count)) : function.name
    let (list, standard) =
      switch base {
      case "stack": try stack()
      case "json_tuple": try members()
      default: try elements(base)
      }
    var columns = standard
    if let names {
      guard names.count == columns.count else {
        throw GnistaError(
          .invalidArgument,
          "\(function.signature) gives \(columns.count) columns, but \(names.count) names are given: "
            + names.joined(separator: ", ")
        )
      }
      for (index, name) in names.enumerated() { columns[index].name = name }
    }
    guard isOuter else { return (list, columns) }
    for index in columns.indices { columns[index].nullable = true }
    return ("CASE WHEN len(\(list)) > 0 THEN \(list) ELSE [NULL] END", columns)
  }

  private func column(_ name: String, _ sqlName: String, _ type: DataType, nullable: Bool = true)
    -> Relation.Column
  {
    Relation.Column(name: name, sqlName: sqlName, type: type, nullable: nullable)
  }

  private func elements(_ base: String) throws -> (String, [Relation.Column]) {
    let input = try lowering.lower(call.arguments[0])
    let position = base == "posexplode" ? [column("pos", "p", .integer, nullable: false)] : []
    let place = "'p': CAST(\"i#\" - 1 AS INTEGER)"
    switch (base, input.type) {
    case ("explode", .array(let element, let containsNull)),
      ("posexplode", .array(let element, let containsNull)):
      return (
        "list_transform(\(input.sql), lambda \"e#\", \"i#\": {\(place), 'v': \"e#\"})",
        position + [column("col", "v", element, nullable: containsNull)]
      )
    case ("explode", .map(let key, let value, let containsNull)),
      ("posexplode", .map(let key, let value, let containsNull)):
      let parts = "'k': struct_extract(\"e#\", 'key'), 'v': struct_extract(\"e#\", 'value')"
      return (
        "list_transform(map_entries(\(input.sql)), lambda \"e#\", \"i#\": {\(place), \(parts)})",
        position + [
          column("key", "k", key, nullable: false), column("value", "v", value, nullable: containsNull),
        ]
      )
    case ("inline", .array(.structure(let schema), _)):
      return (input.sql, schema.fields.map { column($0.name, $0.name, $0.dataType, nullable: true) })
    default:
      throw GnistaError(
        .typeMismatch, "\(call.name) needs an array or a map, not a value of type \(input.type)")
    }
  }

  /// `json_tuple(text, name, …)`: one row with the values of some members of an object.
  private func members() throws -> (String, [Relation.Column]) {
    let arguments = try call.arguments.map {
      try CastLowering.cast(try lowering.lower($0), to: .string, timeZone: lowering.timeZone).sql
    }
    let columns = arguments.indices.dropLast().map { column("c\($0)", "c\($0)", .string) }
    let parts = zip(columns, arguments.dropFirst()).map { column, name in
      "\(SQLText.string(column.sqlName)): gnista_json_member(\(arguments[0]), \(name))"
    }
    return ("[{\(parts.joined(separator: ", "))}]", columns)
  }

  /// `stack(n, v1, v2, …)`: the values in `n` rows.
  private func stack() throws -> (String, [Relation.Column]) {
    guard case .literal(let count, _) = call.arguments[0], let rows = count.integerValue, rows > 0 else {
      throw GnistaError(.invalidArgument, "stack needs a positive number of rows as its first argument")
    }
    let values = try call.arguments.dropFirst().map { try lowering.lower($0) }
    let width = (values.count + rows - 1) / rows
    let call = LoweringCall(name: "stack", arguments: [], timeZone: lowering.timeZone) { _, _ in
      ([], SQLFragment("", .null))
    }
    var columns: [Relation.Column] = []
    var cells = [[String]](repeating: [], count: rows)
    for position in 0..<width {
      let column = (0..<rows).map { row in
        let index = row * width + position
        return index < values.count ? values[index] : SQLFragment("NULL", .null)
      }
      let (unified, type) = try TypeCoercion.unify(all: column, in: call)
      for row in 0..<rows { cells[row].append(unified[row].sql) }
      columns.append(self.column("col\(position)", "col\(position)", type))
    }
    let structs = cells.map { row in
      "{" + zip(columns, row).map { "\(SQLText.string($0.sqlName)): \($1)" }.joined(separator: ", ") + "}"
    }
    return ("[\(structs.joined(separator: ", "))]", columns)
  }
}
