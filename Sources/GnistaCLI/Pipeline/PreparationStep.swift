internal import GnistaCore
internal import GnistaFrame

/// One step that makes the rows ready before the stages see them.
enum PreparationStep: Sendable, Hashable {
  /// Keeps rows for which an expression is true. Only where the model is trained and evaluated.
  case filter(String)
  /// Adds or replaces columns, one after the other.
  case withColumn([NamedExpression])
  /// Makes exactly these columns.
  case select([String])
  /// Leaves columns out.
  case drop([String])
  /// Renames columns.
  case rename([NamedExpression])
  /// Keeps rows that have values in these columns, or in all. Only where the model is trained and evaluated.
  case dropna([String])

  /// A name with an expression, or with the old name.
  struct NamedExpression: Sendable, Hashable {
    var name: String
    var expression: String
  }

  /// Whether the step leaves rows out, which must not happen when every row is to get its prediction.
  var dropsRows: Bool {
    switch self {
    case .filter, .dropna: true
    case .withColumn, .select, .drop, .rename: false
    }
  }

  /// The expressions in it, in Spark SQL.
  var expressions: [String] {
    switch self {
    case .filter(let condition): [condition]
    case .withColumn(let columns): columns.map(\.expression)
    case .select(let expressions): expressions
    case .drop, .rename, .dropna: []
    }
  }

  /// The frame after the step.
  ///
  /// - Throws: `GnistaError` for columns that are not there.
  func apply(to frame: DataFrame) async throws -> DataFrame {
    switch self {
    case .filter(let condition): return frame.filter(condition)
    case .withColumn(let columns):
      return columns.reduce(frame) { $0.withColumn($1.name, F.expr($1.expression)) }
    case .select(let expressions): return frame.select(expressions.map(F.expr))
    case .drop(let names):
      let schema = try await frame.schema
      for name in names { _ = try schema.field(name) }
      return names.reduce(frame) { $0.drop($1) }
    case .rename(let names):
      let schema = try await frame.schema
      for name in names { _ = try schema.field(name.expression) }
      return names.reduce(frame) { $0.withColumnRenamed($1.expression, $1.name) }
    case .dropna(let names):
      let schema = try await frame.schema
      let columns = try names.isEmpty ? schema.fields : names.map(schema.field)
      return columns.reduce(frame) { frame, field in
        let column = ColumnName.column(field.name)
        return frame.filter(
          field.dataType.isFloating ? column.isNotNull() && !column.isNaN() : column.isNotNull())
      }
    }
  }
}

extension PreparationStep: Codable {
  private enum Key: String, CodingKey, CaseIterable { case filter, withColumn, select, drop, rename, dropna }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch container.allKeys.first {
    case .filter: self = .filter(try container.decode(String.self, forKey: .filter))
    case .withColumn: self = .withColumn(try container.decode([NamedExpression].self, forKey: .withColumn))
    case .select: self = .select(try container.decode([String].self, forKey: .select))
    case .drop: self = .drop(try container.decode([String].self, forKey: .drop))
    case .rename: self = .rename(try container.decode([NamedExpression].self, forKey: .rename))
    case .dropna: self = .dropna(try container.decode([String].self, forKey: .dropna))
    case nil:
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "unknown preparation step"))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .filter(let condition): try container.encode(condition, forKey: .filter)
    case .withColumn(let columns): try container.encode(columns, forKey: .withColumn)
    case .select(let expressions): try container.encode(expressions, forKey: .select)
    case .drop(let names): try container.encode(names, forKey: .drop)
    case .rename(let names): try container.encode(names, forKey: .rename)
    case .dropna(let names): try container.encode(names, forKey: .dropna)
    }
  }
}

extension PreparationStep.NamedExpression: Codable {}
