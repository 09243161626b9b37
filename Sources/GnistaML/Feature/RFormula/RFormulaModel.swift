public import GnistaCore
public import GnistaFrame

/// The model of an ``RFormula``: the formula for the columns of the fit, with the indices of their texts.
///
/// A frame without the label's column gets features only, so that new rows can be scored.
public struct RFormulaModel: Model, RowTransformer {
  public static let summary = "Makes features and a label as a fitted RFormula says."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.RFormulaModel"
  public static let params: [Param<Self>] = [
    Param("featuresCol", \.featuresCol, in: .nonEmpty, "Vector column of features that is added."),
    Param("labelCol", \.labelCol, in: .nonEmpty, "Label column that is added unless it is there."),
    Param(
      "handleInvalid", \.handleInvalid,
      "What is done with nulls, NaN and texts that the fit did not see: end with an error, skip the row, or keep it."
    ),
  ]

  public var uid = RFormulaModel.makeUID()
  /// Vector column of features that is added.
  public var featuresCol = "features"
  /// Label column that is added unless it is there.
  public var labelCol = "label"
  /// What is done with nulls, NaN and texts that the fit did not see.
  public var handleInvalid = HandleInvalid.error
  var formula = ResolvedFormula()
  /// The texts of each text column, in the order of their indices.
  var labels: [String: [String]] = [:]
  /// The column that the label is made of; nil when the formula has none.
  public var labelSource: String? { formula.label.isEmpty ? nil : formula.label }
  /// The texts of the label, in the order of their indices; nil when it is not indexed.
  public internal(set) var labelLabels: [String]?
  /// Sizes of vector columns whose metadata do not tell them.
  var vectorSizes: [String: Int] = [:]

  /// Makes a model of an empty formula.
  public init() {}

  init(formula: ResolvedFormula) { self.formula = formula }

  /// The formula with all columns, in Spark's words.
  public var resolvedFormula: String { formula.description }

  /// Whether the formula is for a model with an intercept.
  public var hasIntercept: Bool { formula.hasIntercept }

  public var mayDropRows: Bool { handleInvalid == .skip }

  public var inputColumns: [String] {
    let columns = Set(formula.terms.joined()).sorted()
    return formula.label.isEmpty || columns.contains(formula.label) ? columns : columns + [formula.label]
  }

  public func inputColumns(in schema: Schema) throws -> [String] {
    let terms = Set(formula.terms.joined())
    let needed = inputColumns.filter { terms.contains($0) || schema.contains($0) }
    // Whether there is a label already decides whether one is added.
    return needed.contains(labelCol) || !schema.contains(labelCol) ? needed : needed + [labelCol]
  }

  public func outputFields(for input: Schema) throws -> [StructField] {
    let (steps, label) = try (featureSteps(for: input), labelStep(for: input))
    return [steps.output] + (label.map { [$0.output] } ?? [])
  }

  public func apply(to batch: inout RowBatch) throws { try batchFunction(for: batch.schema)(&batch) }

  public func batchFunction(for input: Schema) throws -> BatchFunction {
    let (features, label) = try (featureSteps(for: input), labelStep(for: input))
    return { batch in
      var inner = batch
      for function in features.functions { try function(&inner) }
      let labelColumn = try label.map { try $0.function(&inner) }
      if let dropped = inner.dropped { batch.drop(where: dropped) }
      batch.append(features.output, inner.columns[features.position])
      if let label, let labelColumn { batch.append(label.output, labelColumn) }
    }
  }

  // MARK: Features

  /// The stages that make the features, ready for batches of one schema.
  private struct FeatureSteps: Sendable {
    var functions: [BatchFunction]
    var output: StructField
    /// Position of the features among the columns that the functions leave.
    var position: Int
  }

  private func featureSteps(for input: Schema) throws -> FeatureSteps {
    try checkParams()
    try checkNew(featuresCol, param: "featuresCol", in: input)
    var schema = input
    for (column, size) in vectorSizes {
      let position = try input.index(of: column)
      if try input.fields[position].attributeGroup().size == nil {
        schema.fields[position].metadata = AttributeGroup(count: size).metadata
      }
    }
    let (stages, names) = stages()
    var functions: [BatchFunction] = []
    for stage in stages {
      functions.append(try stage.batchFunction(for: schema))
      schema.fields += try stage.outputFields(for: schema)
    }
    let position = schema.count - 1
    var output = schema.fields[position]
    if let attributes = try output.attributeGroup().attributes {
      let renamed = attributes.map { $0.named($0.name.map { Self.renamed($0, names) }) }
      output.metadata = AttributeGroup(renamed).metadata
    }
    return FeatureSteps(functions: functions, output: output, position: position)
  }

  private static func renamed(_ name: String, _ names: [(from: String, to: String)]) -> String {
    names.reduce(name) { text, pair in
      text.split(separator: pair.from, omittingEmptySubsequences: false).joined(separator: pair.to)
    }
  }

  /// The stages that make the features, and the parts of feature names that stand for their columns in between.
  private func stages() -> (stages: [any RowTransformer], names: [(from: String, to: String)]) {
    var stages: [any RowTransformer] = []
    var names: [(from: String, to: String)] = []
    let texts = labels.keys.sorted()
    let indexed = Dictionary(uniqueKeysWithValues: texts.map { ($0, "\(uid)__index_\($0)") })
    if !texts.isEmpty {
      var indexer = StringIndexerModel(labelsArray: texts.map { labels[$0] ?? [] })
      indexer.uid = uid
      indexer.inputCols = texts
      indexer.outputCols = texts.map { indexed[$0] ?? $0 }
      indexer.handleInvalid = handleInvalid
      stages.append(indexer)
      names += texts.map { ("\(indexed[$0] ?? $0)_", "\($0)_") }
    }
    var encoded: [String] = []
    var keepsLast = !formula.hasIntercept
    for (number, term) in formula.terms.enumerated() {
      let made = "\(uid)__term\(number)"
      if term.count > 1 {
        var product = Interaction(inputCols: term.map { indexed[$0] ?? $0 }, outputCol: made)
        product.uid = uid
        stages.append(product)
        names.append(("\(made)_", ""))
        encoded.append(made)
      } else if let index = indexed[term[0]] {
        var encoder = OneHotEncoderModel(categorySizes: [categoryCount(term[0])])
        encoder.uid = uid
        encoder.inputCol = index
        encoder.outputCol = made
        encoder.dropLast = !keepsLast
        keepsLast = false
        stages.append(encoder)
        names.append(("\(made)_", "\(term[0])_"))
        encoded.append(made)
      } else {
        encoded.append(term[0])
      }
    }
    var assembler = VectorAssembler(inputCols: encoded, outputCol: featuresCol, handleInvalid: handleInvalid)
    assembler.uid = uid
    return (stages + [assembler], names)
  }

  private func categoryCount(_ column: String) -> Int {
    (labels[column]?.count ?? 0) + (handleInvalid == .keep ? 1 : 0)
  }

  /// Checks that each text column that loses its last category has another one.
  ///
  /// - Throws: ``GnistaError`` `INVALID_VALUE`.
  func checkCategories(_ schema: Schema) throws {
    var keepsLast = !formula.hasIntercept
    for term in formula.terms where term.count == 1 && labels[term[0]] != nil {
      if !keepsLast, categoryCount(term[0]) < 2 {
        let texts = labels[term[0]] ?? []
        throw GnistaError(
          .invalidValue,
          "\(uid): the text column '\(term[0])' of the formula has "
            + (texts.isEmpty ? "no value" : "only the value '\(texts[0])'")
            + ", so that nothing would be left without its last category; take the column out of the formula")
      }
      keepsLast = false
    }
  }

  // MARK: Label

  private struct LabelStep: Sendable {
    var output: StructField
    var function: @Sendable (inout RowBatch) throws -> BatchColumn
  }

  /// How the label is made; nil when it is not.
  private func labelStep(for input: Schema) throws -> LabelStep? {
    let label = formula.label
    if input.contains(labelCol) {
      let type = try input.field(labelCol).dataType
      guard type.isNumeric else {
        throw GnistaError(
          .typeMismatch,
          "\(uid): column '\(labelCol)' (labelCol) is there already and is \(type), not a number; choose another name for "
            + "the label")
      }
      return nil
    }
    guard !label.isEmpty, input.contains(label) else { return nil }
    if let labelLabels {
      var indexer = StringIndexerModel(
        labels: labelLabels, inputCol: label, outputCol: labelCol, handleInvalid: handleInvalid)
      indexer.uid = uid
      let function = try indexer.batchFunction(for: input)
      return LabelStep(output: try indexer.outputFields(for: input)[0]) { batch in
        // The indexer knows the columns of the input, which come first.
        var only = batch
        try function(&only)
        if let dropped = only.dropped { batch.drop(where: dropped) }
        return only.columns[only.columns.count - 1]
      }
    }
    let position = try input.index(of: label)
    let field = try numericField(label, param: "formula", in: input)
    return LabelStep(
      output: StructField(labelCol, .double, nullable: field.nullable, metadata: field.metadata)
    ) { batch in
      let column = batch.columns[position]
      return BatchColumn(type: .double, storage: .double(column.doubleValues ?? []), nulls: column.nulls)
    }
  }
}
