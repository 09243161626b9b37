public import GnistaCore
public import GnistaFrame

/// The model of an ``Imputer``: puts a number in the place of nulls and of ``missingValue``.
///
/// The output column has the input column's type; in a column of whole numbers the fraction of what is put in is cut
/// off. NaN is replaced only when it is the missing value, which is the default. Numbers that are not missing stay as they
/// are; Spark passes them through doubles, which changes whole numbers beyond 2⁵³.
public struct ImputerModel: Model, RowTransformer, ColumnPairing {
  public static let summary = "Replaces missing numbers by those that an Imputer found."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.ImputerModel"
  public static let params: [Param<Self>] =
    columnParams + [Param("missingValue", \.missingValue, "A number that counts as missing, besides nulls.")]

  public var uid = ImputerModel.makeUID()
  public var inputCol: String?
  public var inputCols: [String]?
  public var outputCol: String?
  public var outputCols: [String]?
  /// A number that counts as missing, besides nulls.
  public var missingValue = Double.nan
  /// What replaces missing numbers, for each column.
  public private(set) var surrogates: [Double] = []

  /// Makes a model of no column.
  public init() {}

  /// Makes a model from the replacement of each column.
  public init(surrogates: [Double]) { self.surrogates = surrogates }

  public func outputFields(for input: Schema) throws -> [StructField] {
    let fields = try imputedFields(for: input)
    guard fields.count == surrogates.count else {
      throw invalidColumns(
        "was fitted on \(surrogates.count) columns, but inputCols names \(fields.count); give one for each")
    }
    return fields
  }

  public func apply(to batch: inout RowBatch) throws { try batchFunction(for: batch.schema)(&batch) }

  public func batchFunction(for input: Schema) throws -> BatchFunction {
    let outputs = try outputFields(for: input)
    let positions = try columnPairs().map { try input.index(of: $0.input) }
    let (surrogates, missing) = (surrogates, missingValue)
    return { batch in
      for (index, output) in outputs.enumerated() {
        let column = batch.columns[positions[index]]
        batch.append(output, Self.filled(column, surrogates[index], missing))
      }
    }
  }

  private static func filled(_ column: BatchColumn, _ surrogate: Double, _ missing: Double) -> BatchColumn {
    let nulls = column.nulls
    func fill<T>(_ values: [T], _ filler: T, _ isMissing: (T) -> Bool) -> [T] {
      var result = values
      for row in result.indices where isMissing(result[row]) { result[row] = filler }
      if let nulls { for row in nulls.indices where nulls[row] { result[row] = filler } }
      return result
    }
    func whole<T: FixedWidthInteger>(_ values: [T]) -> [T] {
      // A mean or median of whole numbers of a type lies within it.
      fill(values, T(exactly: surrogate.rounded(.towardZero)) ?? 0) { Double($0) == missing }
    }
    let storage: BatchColumn.Storage
    switch column.storage {
    case .byte(let values): storage = .byte(whole(values))
    case .short(let values): storage = .short(whole(values))
    case .integer(let values): storage = .integer(whole(values))
    case .long(let values): storage = .long(whole(values))
    case .float(let values):
      storage = .float(fill(values, Float(surrogate)) { Double($0) == missing || $0.isNaN && missing.isNaN })
    case .double(let values):
      storage = .double(fill(values, surrogate) { $0 == missing || $0.isNaN && missing.isNaN })
    case .values(let values):
      let filler = decimal(surrogate, column.type)
      storage = .values(values.map { $0.isNull || $0.doubleValue == missing ? filler : $0 })
    default: return column
    }
    return BatchColumn(type: column.type, storage: storage)
  }

  /// A number as a decimal of a type, rounded half away from zero as Spark's cast does.
  private static func decimal(_ number: Double, _ type: DataType) -> Value {
    guard case .decimal(_, let scale) = type else { return .double(number) }
    var factor = 1.0
    for _ in 0..<scale { factor *= 10 }
    return .decimal(
      DecimalValue(unscaled: Int128((number * factor).rounded(.toNearestOrAwayFromZero)), scale: scale))
  }
}

/// The coded form holds the parameters as they stand in documents, where NaN is a text.
extension ImputerModel: Codable {
  private enum Key: String, CodingKey { case uid, params, surrogates }

  public init(from decoder: any Decoder) throws {
    self.init()
    let container = try decoder.container(keyedBy: Key.self)
    uid = try container.decode(String.self, forKey: .uid)
    for (name, value) in try container.decode([String: JSONValue].self, forKey: .params) {
      try set(name, value)
    }
    surrogates = try container.decode([JSONValue].self, forKey: .surrogates).map { $0.doubleValue ?? .nan }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(uid, forKey: .uid)
    try container.encode(paramValues, forKey: .params)
    try container.encode(surrogates.map(JSONValue.number), forKey: .surrogates)
  }
}
