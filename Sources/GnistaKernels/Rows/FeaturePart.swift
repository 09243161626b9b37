/// One or several adjacent features of some rows, as they are put together by ``RowAssembly``.
public enum FeaturePart: Sendable {
  /// One feature: a number a row.
  case column([Double])
  /// `rows × width` features, row by row.
  case rows([Double], width: Int)
  /// Compressed sparse rows: row `i` has the entries `rowStarts[i]..<rowStarts[i + 1]` of `columns` and `values`, the
  /// columns ascending within a row.
  case sparse(rowStarts: [Int], columns: [Int32], values: [Double], width: Int)

  /// The number of features.
  public var width: Int {
    switch self {
    case .column: 1
    case .rows(_, let width), .sparse(_, _, _, let width): width
    }
  }
}
