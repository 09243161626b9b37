public import GnistaCore
public import GnistaFrame

/// Multiplies columns with one another: every feature of one with every feature of the others.
///
/// Columns of numbers and vectors go in; a nominal column or element, by its metadata, is first one-hot encoded with all
/// its categories. Of two numbers comes their product, of a number and a nominal column a vector with the number at the
/// place of the category. The features of the first column vary slowest. Their names are put together with colons.
///
/// Reference: `org.apache.spark.ml.feature.Interaction`.
public struct Interaction: RowTransformer {
  public static let summary = "Multiplies every feature of a column with every feature of the others."
  public static let spark: SparkOperator? = "org.apache.spark.ml.feature.Interaction"
  public static let params: [Param<Self>] = [
    Param("inputCols", \.inputCols, in: .nonEmpty, "Columns of numbers and vectors, all different."),
    Param("outputCol", \.outputCol, in: .nonEmpty, "Vector column that is added; null for '<uid>__output'."),
  ]

  public var uid = Interaction.makeUID()
  /// Columns of numbers and vectors, all different.
  public var inputCols: [String] = []
  /// Vector column that is added; nil for `<uid>__output`.
  public var outputCol: String?

  /// Makes a stage with all defaults.
  public init() {}

  /// Makes a stage for some columns.
  public init(inputCols: [String], outputCol: String) {
    self.inputCols = inputCols
    self.outputCol = outputCol
  }

  public var inputColumns: [String] { inputCols }

  public func outputFields(for input: Schema) throws -> [StructField] {
    guard !inputCols.isEmpty else {
      throw GnistaError(.invalidParameter, "\(uid): parameter 'inputCols' is empty; give it some columns")
    }
    if let twice = inputCols.indices.first(where: { inputCols[..<$0].contains(inputCols[$0]) }) {
      throw GnistaError(
        .invalidParameter,
        "\(uid): parameter 'inputCols' has '\(inputCols[twice])' twice; columns must differ")
    }
    let output = outputCol ?? uid + "__output"
    try checkNew(output, param: "outputCol", in: input)
    let factors = try inputCols.map { try factor($0, in: input) }
    var names: [Attribute]? = nil
    for factor in factors.reversed() {
      guard let own = factor.attributes else { return [StructField(output, .vector)] }
      names =
        names.map { later in
          own.flatMap { head in later.map { .numeric("\(head.name ?? ""):\($0.name ?? "")") } }
        } ?? own
    }
    return [StructField(output, .vector, metadata: AttributeGroup(names ?? []).metadata)]
  }

  public func apply(to batch: inout RowBatch) throws { try batchFunction(for: batch.schema)(&batch) }

  public func batchFunction(for input: Schema) throws -> BatchFunction {
    try checkParams()
    let output = try outputFields(for: input)[0]
    let factors = try inputCols.map { try factor($0, in: input) }
    for factor in factors where factor.cardinalities == nil {
      throw GnistaError(
        .invalidParameter,
        "\(uid): the metadata of column '\(factor.name)' do not tell its "
          + (factor.isVector
            ? "features; make it with VectorAssembler" : "categories; make it with StringIndexer"))
    }
    let size = factors.reduce(1) { $0 * $1.size }
    return { batch in
      let columns = try factors.map { try elements(of: $0, in: batch) }
      var rows = CompressedRows(size: size, capacity: batch.count)
      var product = Product()
      for row in 0..<batch.count {
        product.begin()
        for (factor, values) in zip(factors, columns).reversed() {
          try multiply(&product, by: factor, values, row, batch)
        }
        product.dropZeros()
        rows.append(indices: product.indices, values: product.values)
      }
      batch.append(output, .vectors(rows.block))
    }
  }

  /// The elements of a factor's column, row-major.
  private func elements(of factor: Factor, in batch: RowBatch) throws -> [Double] {
    let column = batch.columns[factor.position]
    try checkNoNulls(column, factor.name, in: batch)
    guard factor.isVector else { return column.doubleValues ?? [] }
    let cardinalities = factor.cardinalities ?? []
    let block = try column.vectorBlock(size: cardinalities.count)
    guard block.size == cardinalities.count || block.count == 0 else {
      throw GnistaError(
        .invalidValue,
        "\(uid): column '\(factor.name)' holds vectors of \(block.size) elements, but has \(cardinalities.count) "
          + "features by its metadata; make the column anew")
    }
    return block.denseValues
  }

  /// The product of some factors in one row; the arrays are used again for every row.
  private struct Product {
    var indices: [Int32] = []
    var values: [Double] = []
    var newIndices: [Int32] = []
    var newValues: [Double] = []
    var size: Int32 = 1

    mutating func begin() {
      indices.removeAll(keepingCapacity: true)
      values.removeAll(keepingCapacity: true)
      indices.append(0)
      values.append(1)
      size = 1
    }

    /// Adds what one feature of a further factor makes of the product so far.
    mutating func add(_ feature: Int, _ value: Double) {
      let start = Int32(truncatingIfNeeded: feature) * size
      for place in indices.indices {
        newIndices.append(indices[place] + start)
        newValues.append(values[place] * value)
      }
    }

    /// Makes what was added the product.
    mutating func finish(_ factorSize: Int) {
      swap(&indices, &newIndices)
      swap(&values, &newValues)
      newIndices.removeAll(keepingCapacity: true)
      newValues.removeAll(keepingCapacity: true)
      size *= Int32(truncatingIfNeeded: factorSize)
    }

    mutating func dropZeros() {
      guard values.contains(0) else { return }
      var kept = 0
      for place in values.indices where values[place] != 0 {
        indices[kept] = indices[place]
        values[kept] = values[place]
        kept += 1
      }
      indices.removeLast(indices.count - kept)
      values.removeLast(values.count - kept)
    }
  }

  /// One of the columns that are multiplied.
  private struct Factor: Sendable {
    var position: Int
    var name: String
    var isVector: Bool
    /// For each element the number of its categories, 0 for an amount; nil when the metadata do not tell.
    var cardinalities: [Int]?
    /// The features after encoding; nil when the metadata do not tell.
    var attributes: [Attribute]?

    /// Number of features after encoding.
    var size: Int { cardinalities?.reduce(0) { $0 + max($1, 1) } ?? 0 }
  }

  private func factor(_ column: String, in schema: Schema) throws -> Factor {
    let position = try { () throws -> Int in
      _ = try inputField(column, param: "inputCols", in: schema)
      return try schema.index(of: column)
    }()
    let field = schema.fields[position]
    var factor = Factor(position: position, name: field.name, isVector: field.dataType == .vector)
    let elements: [Attribute]?
    if field.dataType == .vector {
      let group = try field.attributeGroup()
      elements = group.attributes ?? group.size.map { [Attribute](repeating: .numeric(), count: $0) }
    } else if field.dataType.isNumeric || field.dataType == .boolean {
      let own = try field.metadata[Attribute.metadataKey].map { try Attribute(json: $0) } ?? .numeric()
      elements = [own.named(own.name ?? field.name)]
    } else {
      throw GnistaError(
        .typeMismatch,
        "\(uid): column '\(column)' (inputCols) must hold numbers or vectors, not \(field.dataType); index texts with "
          + "StringIndexer first")
    }
    guard let elements, elements.allSatisfy({ $0.kind != .nominal || $0.categoryCount != nil }) else {
      return factor
    }
    factor.cardinalities = elements.map { $0.kind == .nominal ? $0.categoryCount ?? 0 : 0 }
    factor.attributes = elements.enumerated().flatMap { index, element -> [Attribute] in
      let name = (factor.isVector ? field.name + "_" : "") + (element.name ?? String(index))
      guard element.kind == .nominal, let count = element.categoryCount else { return [.numeric(name)] }
      return (element.values ?? (0..<count).map(String.init)).map { .binary("\(name)_\($0)") }
    }
    return factor
  }

  /// Multiplies a product by the features of a factor in one row; amounts take part also when they are 0.
  private func multiply(
    _ product: inout Product, by factor: Factor, _ values: [Double], _ row: Int, _ batch: RowBatch
  ) throws {
    let cardinalities = factor.cardinalities ?? []
    var start = 0
    for element in cardinalities.indices {
      let value = values[row * cardinalities.count + element]
      let categories = cardinalities[element]
      if categories == 0 {
        product.add(start, value)
      } else if value >= 0, value < Double(categories), value == value.rounded(.towardZero) {
        product.add(start + Int(value), 1)
      } else if !batch.isDropped(row) {
        throw GnistaError(
          .invalidValue,
          "\(uid): column '\(factor.name)' holds \(SparkText.double(value)), but its categories have the indices 0 to "
            + "\(categories - 1)")
      }
      start += max(categories, 1)
    }
    product.finish(factor.size)
  }
}
