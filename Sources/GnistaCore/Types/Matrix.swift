/// A matrix of doubles, such as the coefficients of a multinomial model: one row a class.
public struct Matrix: Hashable, Sendable, Codable {
  /// Number of rows.
  public let numRows: Int
  /// Number of columns.
  public let numCols: Int
  /// All elements, row by row.
  public private(set) var values: [Double]

  /// Makes a matrix from its elements, row by row; there are `numRows · numCols` of them.
  public init(numRows: Int, numCols: Int, values: [Double]) {
    precondition(values.count == numRows * numCols, "a matrix needs one value for each row and column")
    self.numRows = numRows
    self.numCols = numCols
    self.values = values
  }

  /// A matrix of zeros.
  public static func zeros(_ numRows: Int, _ numCols: Int) -> Matrix {
    Matrix(numRows: numRows, numCols: numCols, values: [Double](repeating: 0, count: numRows * numCols))
  }

  /// Makes a matrix from its rows; nil when they differ in length.
  public init?(rows: [[Double]]) {
    let width = rows.first?.count ?? 0
    guard rows.allSatisfy({ $0.count == width }) else { return nil }
    self.init(numRows: rows.count, numCols: width, values: rows.flatMap(\.self))
  }

  /// The element at a row and a column.
  public subscript(row: Int, column: Int) -> Double {
    get { values[row * numCols + column] }
    set { values[row * numCols + column] = newValue }
  }

  /// One row.
  public func row(_ index: Int) -> [Double] { Array(values[index * numCols..<(index + 1) * numCols]) }

  /// All rows.
  public var rows: [[Double]] { (0..<numRows).map(row) }

  /// All elements column by column, as Spark's `DenseMatrix.values` has them.
  public var columnMajorValues: [Double] {
    (0..<numCols).flatMap { column in (0..<numRows).map { self[$0, column] } }
  }
}

extension Matrix: ParamType {
  public static var typeName: String { "matrix (list of rows of numbers)" }
  public init?(paramJSON json: JSONValue) {
    guard let rows = [[Double]](paramJSON: json) else { return nil }
    self.init(rows: rows)
  }
  public var paramJSON: JSONValue { rows.paramJSON }
}

extension Matrix: CustomStringConvertible {
  /// The rows, one on a line, as Spark's text of small matrices.
  public var description: String {
    rows.map { $0.map(SparkText.double).joined(separator: "  ") }.joined(separator: "\n")
  }
}
