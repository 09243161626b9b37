public import GnistaCore

/// Makes `Decodable` values of rows: the coding keys are the columns' names.
///
/// Names are compared as Spark does, without regard to case where that is unambiguous. Whole numbers are read into every
/// Swift integer that holds them; `Double` takes every number, `Float` only `float` and whole numbers; `Date` takes
/// timestamps and days (wall-clock times as UTC), ``CivilDate`` days, `Decimal` and ``DecimalValue`` decimals and
/// whole numbers, `[UInt8]` and `Data` binary, `UUID` and `URL` strings, ``Vector`` and `[Double]` vectors. Structs are
/// read into nested `Decodable` types, arrays into lists, maps into dictionaries. A null needs an optional.
public struct RowDecoder: Sendable {
  private let columns: ColumnIndex

  /// Makes a decoder for rows of a schema.
  public init(schema: Schema) { columns = ColumnIndex(schema) }

  /// The value of one row of a batch. `number` is the row's number in messages.
  ///
  /// A type that is no struct, such as `Double`, is read from the only column.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_COLUMN` for a property without column, `INVALID_VALUE` for a null where the
  ///   property is not optional, `TYPE_MISMATCH` for a value that the property's type does not hold; each names row,
  ///   column, Swift type and Spark type.
  public func decode<T: Decodable>(
    _ type: T.Type, from batch: RowBatch, row: Int, number: Int? = nil
  ) throws -> T {
    let source = RowSource(columns: columns, batch: batch, row: row)
    return try Self.describing(number ?? row) {
      if let single = try single(type, source) { return single }
      return try T(from: ValueDecoder(source: .row(source), codingPath: []))
    }
  }

  /// The value of one row.
  ///
  /// - Throws: as ``decode(_:from:row:number:)``.
  public func decode<T: Decodable>(_ type: T.Type, from row: Row, number: Int = 0) throws -> T {
    try decode(type, from: RowBatch(schema: row.schema, rows: [row.values]), row: 0, number: number)
  }

  /// The value of the only column, for types that are no structs.
  private func single<T: Decodable>(_ type: T.Type, _ source: RowSource) throws -> T? {
    guard source.batch.columns.count == 1, Self.isSingle(type) else { return nil }
    let name = ColumnPath.Name(source.batch.schema.fields[0].name)
    return try ValueDecoder.unbox(type, source.batch.columns[0][source.row], [name])
  }

  private static func isSingle(_ type: Any.Type) -> Bool {
    if let optional = type as? any OptionalType.Type { return isSingle(optional.wrappedType) }
    return type is any RowLeaf.Type || type is any ListType.Type || type is any DictionaryType.Type
      || type is any RawRepresentable.Type
  }

  /// Turns what decoding throws into an error that names the row and the column.
  private static func describing<T>(_ number: Int, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let fault as DecodingFault {
      let place = fault.path.isEmpty ? "" : ", column '\(ColumnPath.text(fault.path))'"
      throw GnistaError(fault.code, "row \(number)\(place): \(fault.message)")
    } catch let error as DecodingError {
      throw describe(error, number)
    }
  }

  /// An error of the type's own decoding, such as a text that is no case of an enum.
  private static func describe(_ error: DecodingError, _ number: Int) -> GnistaError {
    let context: DecodingError.Context? =
      switch error {
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
        .dataCorrupted(let context):
        context
      @unknown default: nil
      }
    let place =
      context.map(\.codingPath).flatMap { $0.isEmpty ? nil : ", column '\(ColumnPath.text($0))'" } ?? ""
    return GnistaError(
      .invalidValue, "row \(number)\(place): \(context?.debugDescription ?? "the value cannot be decoded")",
      cause: error)
  }
}

/// Positions of columns by name.
final class ColumnIndex: Sendable {
  let schema: Schema
  private let exact: [String: Int]

  init(_ schema: Schema) {
    self.schema = schema
    var positions: [String: Int] = [:]
    var repeated: Set<String> = []
    for (index, name) in schema.names.enumerated() {
      if positions.updateValue(index, forKey: name) != nil { repeated.insert(name) }
    }
    for name in repeated { positions[name] = nil }
    exact = positions
  }

  /// The position of a column; see `Schema.index(of:)` for what is thrown.
  func position(of name: String) throws -> Int { try exact[name] ?? schema.index(of: name) }
}

/// One row of a batch.
struct RowSource {
  let columns: ColumnIndex
  let batch: RowBatch
  let row: Int
}

/// Why a value cannot be decoded, in words for the user.
struct DecodingFault: Error {
  var code: ErrorCode
  var path: [any CodingKey]
  var message: String
}
