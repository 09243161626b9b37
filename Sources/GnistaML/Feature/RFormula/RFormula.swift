public import GnistaCore
public import GnistaFrame

/// Makes features and a label as an R formula says.
///
/// ```swift
/// let formula = RFormula(formula: "tipped ~ distance + payment + distance:payment")
/// ```
///
/// `label ~ terms`, where a term is a column, `.` for all columns but the label, an interaction `a:b`, a crossing `a * b`
/// (`a + b + a:b`) or `(a + b)^2`; `- a` takes a term away, and `+ 0` or `- 1` says that the model has no intercept. A
/// text column is indexed in the order ``stringIndexerOrderType`` and one-hot encoded without its last category; in a
/// formula without intercept the first such column keeps all of them. A text label is indexed, the most frequent text
/// first; a numeric one becomes a double, or is indexed too when ``forceIndexLabel`` is set.
///
/// The column ``labelCol`` is added only when it is not there yet.
///
/// Reference: `org.apache.spark.ml.feature.RFormula`.
public struct RFormula: Estimator {
  public static let summary = "Makes features and a label as an R formula says."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.RFormula"
  public static let params: [Param<Self>] = [
    Param("formula", \.formula, in: .nonEmpty, "The formula, such as 'y ~ a + b:c'."),
    Param("featuresCol", \.featuresCol, in: .nonEmpty, "Vector column of features that is added."),
    Param("labelCol", \.labelCol, in: .nonEmpty, "Label column that is added unless it is there."),
    Param("forceIndexLabel", \.forceIndexLabel, "Whether a numeric label is indexed like a text."),
    Param(
      "handleInvalid", \.handleInvalid,
      "What is done with nulls, NaN and texts that the fit did not see: end with an error, skip the row, or keep it."
    ),
    Param(
      "stringIndexerOrderType", \.stringIndexerOrderType,
      "Order of the texts of a column, of which the last is left out; not that of the label's."),
  ]

  public var uid = RFormula.makeUID()
  /// The formula, such as `y ~ a + b:c`.
  public var formula: String?
  /// Vector column of features that is added.
  public var featuresCol = "features"
  /// Label column that is added unless it is there.
  public var labelCol = "label"
  /// Whether a numeric label is indexed like a text.
  public var forceIndexLabel = false
  /// What is done with nulls, NaN and texts that the fit did not see.
  public var handleInvalid = HandleInvalid.error
  /// Order of the texts of a column, of which the last is left out.
  public var stringIndexerOrderType = StringOrderType.frequencyDesc

  /// Makes a stage with all defaults.
  public init() {}

  /// Makes a stage for a formula.
  public init(formula: String, featuresCol: String = "features", labelCol: String = "label") {
    self.formula = formula
    self.featuresCol = featuresCol
    self.labelCol = labelCol
  }

  public func outputSchema(for input: Schema) throws -> Schema {
    let resolved = try resolved(in: input)
    var added = [StructField(featuresCol, .vector)]
    if !resolved.label.isEmpty, !input.contains(labelCol) { added.append(StructField(labelCol, .double)) }
    return Schema(input.fields + added)
  }

  /// The formula for the columns of a schema, all of which are checked.
  private func resolved(in schema: Schema) throws -> ResolvedFormula {
    try checkParams()
    guard let formula else {
      throw GnistaError(
        .invalidParameter, "\(uid): parameter 'formula' is not set; give it one, such as 'y ~ a + b'")
    }
    do {
      let resolved = try ResolvedFormula(formula, in: schema)
      try checkNew(featuresCol, param: "featuresCol", in: schema)
      try checkLabel(resolved.label, in: schema)
      for column in resolved.terms.joined() { try checkTerm(column, in: schema) }
      return resolved
    } catch var error as GnistaError where !error.message.hasPrefix(uid) {
      error.message = "\(uid): \(error.message)"
      throw error
    }
  }

  private func checkTerm(_ column: String, in schema: Schema) throws {
    let type = try schema.field(column).dataType
    guard type.isNumeric || [.string, .boolean, .vector].contains(type) else {
      throw GnistaError(
        .typeMismatch,
        "\(uid): column '\(column)' of the formula is \(type), but terms are texts, numbers, booleans and vectors; cast "
          + "it first")
    }
  }

  private func checkLabel(_ label: String, in schema: Schema) throws {
    if schema.contains(labelCol) {
      let type = try schema.field(labelCol).dataType
      guard type.isNumeric else {
        throw GnistaError(
          type == .string ? .duplicateColumn : .typeMismatch,
          "\(uid): column '\(labelCol)' (labelCol) is there already and is \(type), not a number; choose another name for "
            + "the label")
      }
      guard !forceIndexLabel else {
        throw GnistaError(
          .invalidParameter,
          "\(uid): column '\(labelCol)' (labelCol) is there already, so forceIndexLabel must not be set")
      }
    }
    guard !label.isEmpty else { return }
    let type = try schema.field(label).dataType
    guard type.isNumeric || type == .boolean || type == .string else {
      throw GnistaError(
        .typeMismatch,
        "\(uid): the label '\(label)' of the formula must be a text, a number or a boolean, not \(type)")
    }
  }

  /// Indexes the texts of the formula's columns and of its label.
  public func fit(_ frame: DataFrame) async throws -> RFormulaModel {
    let schema = try await frame.schema
    let resolved = try resolved(in: schema)
    let columns = Set(resolved.terms.joined()).sorted()
    var model = RFormulaModel(formula: resolved)
    model.uid = uid
    model.featuresCol = featuresCol
    model.labelCol = labelCol
    model.handleInvalid = handleInvalid
    // Rows that one indexer would skip are not seen by the next, as in the pipeline that Spark makes of a formula.
    var rest = frame
    for column in columns where try schema.field(column).dataType == .string {
      model.labels[column] = try await labels(of: column, in: rest, stringIndexerOrderType)
      if handleInvalid == .skip { rest = rest.filter(Column.exactly(column).isNotNull()) }
    }
    for column in columns {
      let field = try schema.field(column)
      guard field.dataType == .vector, try field.attributeGroup().size == nil else { continue }
      model.vectorSizes[column] = try await size(of: column, in: frame)
    }
    try model.checkCategories(schema)
    if !resolved.label.isEmpty, try isIndexed(label: resolved.label, in: schema) {
      // The label is indexed on what the features leave.
      var features = model
      features.formula.label = ""
      let kept = handleInvalid == .skip ? features.transform(frame) : frame
      model.labelLabels = try await labels(of: resolved.label, in: kept, .frequencyDesc)
    }
    return model
  }

  private func isIndexed(label: String, in schema: Schema) throws -> Bool {
    if schema.contains(labelCol) { return false }
    return try forceIndexLabel || schema.field(label).dataType == .string
  }

  private func labels(of column: String, in frame: DataFrame, _ order: StringOrderType) async throws
    -> [String]
  {
    var indexer = StringIndexer(inputCol: column, outputCol: uid + "__index")
    indexer.uid = uid
    indexer.stringOrderType = order
    return try await indexer.fit(frame).labels
  }

  /// The size of the first vector of a column.
  private func size(of column: String, in frame: DataFrame) async throws -> Int {
    guard let row = try await frame.select([Column.exactly(column)]).first() else {
      throw GnistaError(
        .emptyInput, "\(uid): the frame has no rows to fit on; check the filters before this stage")
    }
    guard let vector = row[0].vectorValue else {
      throw GnistaError(
        .invalidValue,
        "\(uid): the first vector of column '\(column)' is null, so the number of its features is not known; drop such "
          + "rows first")
    }
    return vector.size
  }
}
