public import GnistaCore

/// Makes rows of `Encodable` values: the coding keys are the columns.
///
/// Whole numbers become `bigint` (`Int`, `Int64`), `int`, `smallint` or `tinyint` by their width, those without sign the
/// next wider type (`UInt64` becomes `decimal(20,0)`); `Date` becomes `timestamp`, ``CivilDate`` `date`, `Decimal` and
/// ``DecimalValue`` `decimal(38,18)`, `[UInt8]` and `Data` `binary`, `UUID` and `URL` `string`, ``Vector`` a vector.
/// Nested `Encodable` types become structs, lists and sets arrays, dictionaries maps in the order of their keys'
/// texts, optionals columns that may be null.
public struct RowEncoder: Sendable {
  private let schema: Schema?

  /// Makes an encoder. With a schema, the values are brought to its types where that loses nothing, and only the
  /// properties that it names become columns; without one it is found from the types and values.
  public init(schema: Schema? = nil) { self.schema = schema }

  /// Rows with their schema, in batches of 2,048.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` for a value that does not fit its column, naming row, column, value and
  ///   type; `INVALID_VALUE` for a nil where the schema allows none; `UNKNOWN_COLUMN` for a column of the schema that
  ///   is no property; `INVALID_ARGUMENT` when the type of a column cannot be found.
  public func encode<T: Encodable>(_ rows: [T]) throws -> (schema: Schema, batches: [RowBatch]) {
    if let schema {
      if let first = rows.first {
        try Self.checkNames(of: schema, try Self.encode(ArraySlice([first])).schema, T.self)
      }
      return (
        schema,
        try Self.chunks(of: rows).map { try Self.batch(try Self.encode($0).rows, schema, $0.startIndex) }
      )
    }
    // Only batches are kept, not the values of all rows; a portion is encoded anew when later rows add to its schema.
    var found = Schema()
    var made: [(schema: Schema, batch: RowBatch)?] = []
    for chunk in Self.chunks(of: rows) {
      let (encoded, own) = try Self.encode(chunk)
      found = try Self.union(found, own, encoded, chunk.startIndex)
      let isKnown = TypeUnion.unknownPart(of: .structure(found), at: "") == nil
      made.append(isKnown ? (found, try Self.batch(encoded, found, chunk.startIndex)) : nil)
    }
    let schema = try Self.complete(found, for: T.self)
    let batches = try zip(Self.chunks(of: rows), made).map { chunk, made in
      guard let made, made.schema == schema else {
        return try Self.batch(try Self.encode(chunk).rows, schema, chunk.startIndex)
      }
      return made.batch
    }
    return (schema, batches)
  }

  private static func chunks<T>(of rows: [T]) -> [ArraySlice<T>] {
    stride(from: 0, to: rows.count, by: 2_048).map { rows[$0..<min($0 + 2_048, rows.count)] }
  }

  /// Some rows, and the schema that holds them all.
  private static func encode(_ rows: ArraySlice<some Encodable>) throws -> (rows: [Row], schema: Schema) {
    var schema = Schema()
    var encoded: [Row] = []
    encoded.reserveCapacity(rows.count)
    for (number, value) in zip(rows.indices, rows) {
      do {
        let row = try encode(value)
        // Rows of one schema share it.
        encoded.append(row.schema == schema ? Row(schema: schema, values: row.values) : row)
        if row.schema != schema { schema = try union(schema, row.schema, [row], number) }
      } catch let fault as EncodingFault {
        throw GnistaError(.typeMismatch, "row \(number), column '\(fault.place)': \(fault.message)")
      }
    }
    return (encoded, schema)
  }

  /// The schema that holds rows of two; `rows`, of which the first has a number, are those of the second.
  private static func union(_ schema: Schema, _ other: Schema, _ rows: [Row], _ number: Int) throws -> Schema
  {
    if schema.count == 0 || schema == other { return other }
    if case .structure(let union)? = TypeUnion.of(.structure(schema), .structure(other)) { return union }
    for (offset, row) in rows.enumerated() {
      for field in row.schema.fields {
        guard let before = schema.fields.first(where: { $0.name == field.name }),
          TypeUnion.of(before.dataType, field.dataType) == nil
        else { continue }
        throw GnistaError(
          .typeMismatch,
          "row \(number + offset), column '\(field.name)': \(field.dataType) differs from \(before.dataType) in the rows "
            + "before; give createDataFrame a schema")
      }
    }
    throw GnistaError(.typeMismatch, "the rows differ in their types; give createDataFrame a schema")
  }

  private static func batch(_ rows: [Row], _ schema: Schema, _ number: Int) throws -> RowBatch {
    try RowBatch(
      schema: schema, rows: rows.enumerated().map { try values(of: $1, schema, row: number + $0) })
  }

  /// One row; a value that is no struct stands in a column `value`.
  private static func encode(_ row: some Encodable) throws -> Row {
    let node = try NodeEncoder.node(of: row, path: [])
    if case .fields = node.content {
      if case .structure(let row) = try node.finished().value { return row }
    }
    let (value, type) = try node.finished(at: "value")
    let field = StructField("value", type, nullable: node.isNullable || value.isNull)
    return Row(schema: Schema([field]), values: [value])
  }

  /// Fills in what the values did not tell, from the type itself where it can be decoded.
  private static func complete<T>(_ found: Schema, for type: T.Type) throws -> Schema {
    guard found.count == 0 || TypeUnion.unknownPart(of: .structure(found), at: "") != nil else {
      return found
    }
    var schema = found
    if let decodable = type as? any Decodable.Type {
      let probed = TypeProbe.schema(of: decodable)
      if case .structure(let union)? = TypeUnion.of(.structure(found), .structure(probed)) {
        schema = found.count == 0 ? probed : Self.keepingNulls(of: found, in: union)
      }
    }
    if let place = TypeUnion.unknownPart(of: .structure(schema), at: "") {
      throw GnistaError(
        .invalidArgument,
        "column '\(place)': \(type) does not tell its Spark type and no row has a value; give createDataFrame a schema"
      )
    }
    guard schema.count > 0 else {
      throw GnistaError(
        .invalidArgument,
        "there are no rows, and \(type) does not tell its columns; give createDataFrame a schema")
    }
    return schema
  }

  /// A probe sees every property, so a field is nullable only where the values say so or it is new.
  private static func keepingNulls(of found: Schema, in union: Schema) -> Schema {
    Schema(
      union.fields.map { field in
        var field = field
        if let original = found.fields.first(where: { $0.name == field.name }) {
          field.nullable = original.nullable
        }
        return field
      })
  }

  private static func checkNames(of schema: Schema, _ found: Schema, _ type: Any.Type) throws {
    for name in schema.names where !found.contains(name) {
      let error = Schema.unknownColumn(name, among: found.names)
      throw GnistaError(error.code, "the schema has a column that \(type) lacks: \(error.message)")
    }
  }

  private static func values(of row: Row, _ schema: Schema, row number: Int) throws -> [Value] {
    do {
      return try ValueConversion.fields(of: row, schema, "")
    } catch {
      let column = error.place.hasPrefix(".") ? String(error.place.dropFirst()) : error.place
      guard !error.value.isNull else {
        throw GnistaError(
          .invalidValue, "row \(number), column '\(column)': nil stands where the schema allows no null")
      }
      throw GnistaError(
        .typeMismatch,
        "row \(number), column '\(column)': \(SparkText.text(of: error.value) ?? "null"), a \(error.value.dataType), "
          + "does not fit \(error.type)")
    }
  }
}
