public import GnistaCore
public import GnistaFrame

/// Turns indices of categories into vectors of zeros with a single one.
///
/// A column of `n` categories becomes vectors of `n - 1` elements, in which the last category is all zeros; with
/// ``dropLast`` false, of `n` elements. With ``handleInvalid`` `keep`, values that are no index of a category count as
/// one category more, after all others. The fit learns the number of categories from the column's metadata, as
/// ``StringIndexer`` leaves them, and reads data only where they say nothing.
///
/// Reference: `org.apache.spark.ml.feature.OneHotEncoder`.
public struct OneHotEncoder: Estimator, ColumnPairing {
  public static let summary = "Turns indices of categories into vectors of zeros with a single one."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.OneHotEncoder"
  public static let params: [Param<Self>] =
    columnParams + [
      Param(
        "handleInvalid", \.handleInvalid, in: .errorOrKeep,
        "What the model does with values that are no index of a category: end with an error, or keep them as a category "
          + "of their own. In the fit they are always an error."),
      Param("dropLast", \.dropLast, "Whether the last category is left out of the vectors."),
    ]

  public var uid = OneHotEncoder.makeUID()
  public var inputCol: String?
  public var inputCols: [String]?
  public var outputCol: String?
  public var outputCols: [String]?
  /// What the model does with values that are no index of a category; `error` or `keep`.
  public var handleInvalid = HandleInvalid.error
  /// Whether the last category is left out of the vectors.
  public var dropLast = true

  /// Makes an encoder with all defaults.
  public init() {}

  /// Makes an encoder of one column.
  public init(inputCol: String, outputCol: String, dropLast: Bool = true) {
    self.inputCol = inputCol
    self.outputCol = outputCol
    self.dropLast = dropLast
  }

  /// Makes an encoder of several columns.
  public init(inputCols: [String], outputCols: [String], dropLast: Bool = true) {
    self.inputCols = inputCols
    self.outputCols = outputCols
    self.dropLast = dropLast
  }

  public func outputSchema(for input: Schema) throws -> Schema {
    try checkParams()
    try checkOutputsAreNew(in: input)
    let added = try columnPairs().map { pair in
      let field = try indexField(pair.input, in: input)
      let names = try categoryNames(of: field)
      let group = try names.map { try Self.group($0, dropLast, handleInvalid, field.name, uid) }
      return StructField(pair.output, .vector, metadata: (group ?? AttributeGroup()).metadata)
    }
    return Schema(input.fields + added)
  }

  /// Finds the number of categories of each column.
  public func fit(_ frame: DataFrame) async throws -> OneHotEncoderModel {
    let schema = try await frame.schema
    _ = try outputSchema(for: schema)
    let fields = try columnPairs().map { try indexField($0.input, in: schema) }
    var sizes = try fields.map { try categoryNames(of: $0)?.count }
    let unknown = fields.indices.filter { sizes[$0] == nil }
    if !unknown.isEmpty {
      let found = try await greatest(unknown.map { fields[$0].name }, in: frame)
      for (index, value) in zip(unknown, found) { sizes[index] = value + 1 }
    }
    var model = OneHotEncoderModel(categorySizes: sizes.map { $0 ?? 0 })
    model.uid = uid
    model.inputCol = inputCol
    model.inputCols = inputCols
    model.outputCol = outputCol
    model.outputCols = outputCols
    model.handleInvalid = handleInvalid
    model.dropLast = dropLast
    return model
  }

  /// The greatest index in each of some columns; 0 where there are no rows.
  private func greatest(_ names: [String], in frame: DataFrame) async throws -> [Int] {
    var greatest = [Double](repeating: 0, count: names.count)
    for try await batch in try await frame.select(names.map(Column.exactly)).batches() {
      for (position, name) in names.enumerated() {
        let column = batch.columns[position]
        for (row, value) in (column.doubleValues ?? []).enumerated() {
          guard value >= 0, value <= Double(Int32.max), value == value.rounded(.towardZero) else {
            let text = SparkText.text(of: column[row]) ?? "a null"
            throw GnistaError(
              .invalidValue,
              "\(uid): column '\(name)' must hold indices of categories (0, 1, 2, …), but holds \(text); make them with "
                + "StringIndexer")
          }
          greatest[position] = max(greatest[position], value)
        }
      }
    }
    return greatest.map { Int($0) }
  }
}

extension ParamDomain where Value == HandleInvalid {
  /// Rows cannot be skipped.
  static var errorOrKeep: Self { ParamDomain("error or keep", outside: .skip) { $0 != .skip } }
}

/// What encoder and model share.
extension ColumnPairing {
  /// The field of a column of indices.
  func indexField(_ column: String, in schema: Schema) throws -> StructField {
    let field = try inputField(column, param: inputParam, in: schema)
    guard field.dataType.isNumeric else {
      throw GnistaError(
        .typeMismatch,
        "\(uid): column '\(column)' (\(inputParam)) must hold indices of categories, not \(field.dataType); make them "
          + "with StringIndexer")
    }
    return field
  }

  /// The names of a column's categories by its metadata; nil when these say nothing of them.
  func categoryNames(of field: StructField) throws -> [String]? {
    guard let attribute = try field.attribute() else { return nil }
    switch attribute.kind {
    case .nominal: return attribute.values ?? attribute.numValues.map { (0..<$0).map(String.init) }
    case .binary: return attribute.values ?? ["0", "1"]
    case .numeric:
      throw GnistaError(
        .typeMismatch,
        "\(uid): column '\(field.name)' holds amounts, not categories, by its metadata; index it with StringIndexer "
          + "first")
    }
  }
}

extension OneHotEncoder {
  /// The features of the encoded column.
  ///
  /// - Throws: ``GnistaError`` `INVALID_VALUE` when dropping the last category would leave nothing.
  static func group(
    _ names: [String], _ dropLast: Bool, _ handleInvalid: HandleInvalid, _ column: String, _ uid: String
  ) throws -> AttributeGroup {
    switch (dropLast, handleInvalid == .keep) {
    case (true, false):
      guard names.count > 1 else {
        throw GnistaError(
          .invalidValue,
          "\(uid): column '\(column)' has \(names.count == 1 ? "one category" : "no category") by its metadata, so "
            + "that nothing would be left without the last one; drop the column or set dropLast to false")
      }
      return AttributeGroup(names.dropLast().map { .binary($0) })
    case (false, true): return AttributeGroup((names + ["invalidValues"]).map { .binary($0) })
    default: return AttributeGroup(names.map { .binary($0) })
    }
  }
}
