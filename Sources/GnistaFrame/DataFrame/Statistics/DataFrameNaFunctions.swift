public import GnistaCore

/// What to do with missing values: `frame.na`. Null is missing everywhere, NaN in `float` and `double` columns.
public struct DataFrameNaFunctions: Sendable {
  let frame: DataFrame

  /// Which rows ``drop(how:thresh:subset:)`` leaves out.
  public enum How: String, Sendable, CaseIterable {
    /// Those with any value missing.
    case any
    /// Those with all values missing.
    case all
  }

  /// The rows without missing values.
  ///
  /// - Parameters:
  ///   - how: whether one missing value or all are needed to leave a row out.
  ///   - thresh: when given, a row stays if at least so many values are there; `how` then has no meaning.
  ///   - subset: the columns that count; nil for all.
  /// - Throws: ``GnistaError`` `UNKNOWN_COLUMN` for a name in `subset` that is no column.
  public func drop(how: How = .any, thresh: Int? = nil, subset: [String]? = nil) async throws -> DataFrame {
    let fields = try await fields(subset)
    let there = fields.map(Self.isThere)
    let needed = thresh ?? (how == .any ? fields.count : 1)
    if needed <= 0 { return frame }
    if needed == fields.count { return frame.filter(Column(Self.joined(there, "and"))) }
    if needed == 1 { return frame.filter(Column(Self.joined(there, "or"))) }
    let one = Expr.literal(.integer(1), type: nil)
    let counted = there.map {
      Expr.conditional([.init(condition: $0, value: one)], otherwise: .literal(.integer(0), type: nil))
    }
    let sum = Self.joined(counted, "+")
    return frame.filter(
      Column(.call(">=", [sum, .literal(Value(integerLiteral: Int64(needed)), type: nil)])))
  }

  /// Missing values replaced by a constant: a number in all numeric columns, a text in all string columns, a truth
  /// value in all boolean columns.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_COLUMN` for a name in `subset` that is no column; `INVALID_ARGUMENT` for a value
  ///   that is no number, text or truth value.
  public func fill(_ value: some LiteralConvertible, subset: [String]? = nil) async throws -> DataFrame {
    let kind = try Kind(value.literalValue)
    let chosen = try await fields(subset).filter { kind.holds($0.dataType) }
    return fill(chosen.map { ($0, value.literalValue) })
  }

  /// Missing values of some columns replaced by a constant each, converted to the column's type.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_COLUMN` for a name that is no column; `INVALID_ARGUMENT` for a value that is no
  ///   number, text or truth value.
  public func fill(_ values: [String: any LiteralConvertible]) async throws -> DataFrame {
    let schema = try await frame.schema
    let chosen = try values.keys.sorted().map { name in
      let value = values[name]?.literalValue ?? .null
      _ = try Kind(value)
      return (try schema.field(name), value)
    }
    return fill(chosen)
  }

  /// Values replaced by others: `na.replace(["Ann": "Anna", "?": nil])`.
  ///
  /// The type of the first key says which columns are looked at: numeric, string or boolean ones.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_COLUMN` for a name in `subset` that is no column; `INVALID_ARGUMENT` for keys of
  ///   different kinds.
  public func replace(
    _ replacements: KeyValuePairs<Value, Value>, subset: [String]? = nil
  ) async throws -> DataFrame {
    try await replace(replacements.map { ($0.key, $0.value) }, subset: subset)
  }

  /// One value replaced by another.
  ///
  /// - Throws: as ``replace(_:subset:)``.
  public func replace(
    _ value: some LiteralConvertible, with replacement: some LiteralConvertible, subset: [String]? = nil
  ) async throws -> DataFrame {
    try await replace([(value.literalValue, replacement.literalValue)], subset: subset)
  }

  private func replace(_ pairs: [(Value, Value)], subset: [String]?) async throws -> DataFrame {
    guard let first = pairs.first else { return frame }
    let kind = try Kind(first.0)
    for (key, _) in pairs where try Kind(key) != kind {
      throw GnistaError(
        .invalidArgument,
        "all values to replace must be of one kind, but \(first.0.dataType) and \(key.dataType) stand together"
      )
    }
    let chosen = try await fields(subset).filter { kind.holds($0.dataType) }
    let columns = chosen.map { field in
      let column = Self.column(field)
      let branches = pairs.map { key, value in
        // Numbers are compared as doubles, as in Spark.
        let constant = key.doubleValue.map { kind == .number ? Value.double($0) : key } ?? key
        return Expr.Branch(
          condition: .call("=", [column, .literal(constant, type: nil)]),
          value: .cast(.literal(value, type: nil), field.dataType, isTry: false))
      }
      return Plan.NamedColumn(name: field.name, expr: .conditional(branches, otherwise: column))
    }
    return columns.isEmpty ? frame : frame.then(.withColumns(columns, frame.plan))
  }

  // MARK: Pieces

  private func fill(_ values: [(StructField, Value)]) -> DataFrame {
    let columns = values.map { field, value in
      let column = Self.column(field)
      // NaN is missing too.
      let present =
        field.dataType.isFloating
        ? Expr.conditional(
          [.init(condition: .call("not", [.call("isnan", [column])]), value: column)],
          otherwise: .literal(.null, type: field.dataType)) : column
      let constant = Expr.cast(.literal(value, type: nil), field.dataType, isTry: false)
      return Plan.NamedColumn(name: field.name, expr: .call("coalesce", [present, constant]))
    }
    return columns.isEmpty ? frame : frame.then(.withColumns(columns, frame.plan))
  }

  /// The kind of a constant, which says the columns that it can stand in.
  private enum Kind {
    case number, text, flag

    init(_ value: Value) throws {
      switch value {
      case .string: self = .text
      case .boolean: self = .flag
      default:
        guard value.dataType.isNumeric else {
          throw GnistaError(
            .invalidArgument,
            "missing values are replaced by a number, a text or a truth value, not a \(value.dataType)")
        }
        self = .number
      }
    }

    func holds(_ type: DataType) -> Bool {
      switch self {
      case .number: type.isNumeric
      case .text: type == .string
      case .flag: type == .boolean
      }
    }
  }

  private func fields(_ subset: [String]?) async throws -> [StructField] {
    let schema = try await frame.schema
    return try subset?.map { try schema.field($0) } ?? schema.fields
  }

  private static func column(_ field: StructField) -> Expr { .column(parts: [field.name], plan: nil) }

  private static func isThere(_ field: StructField) -> Expr {
    let column = column(field)
    let notNull = Expr.call("isnotnull", [column])
    return field.dataType.isFloating
      ? .call("and", [notNull, .call("not", [.call("isnan", [column])])]) : notNull
  }

  private static func joined(_ parts: [Expr], _ name: String) -> Expr {
    parts.dropFirst().reduce(parts.first ?? .literal(.boolean(true), type: nil)) { .call(name, [$0, $1]) }
  }
}

extension DataFrame {
  /// What to do with missing values.
  public var na: DataFrameNaFunctions { DataFrameNaFunctions(frame: self) }

  /// The rows without missing values; short for ``DataFrameNaFunctions/drop(how:thresh:subset:)``.
  public func dropna(
    how: DataFrameNaFunctions.How = .any, thresh: Int? = nil, subset: [String]? = nil
  ) async throws -> DataFrame {
    try await na.drop(how: how, thresh: thresh, subset: subset)
  }

  /// Missing values replaced by a constant; short for ``DataFrameNaFunctions/fill(_:subset:)``.
  public func fillna(_ value: some LiteralConvertible, subset: [String]? = nil) async throws -> DataFrame {
    try await na.fill(value, subset: subset)
  }
}
