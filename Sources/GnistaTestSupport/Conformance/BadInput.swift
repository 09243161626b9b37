public import GnistaCore

/// Input that a stage has to meet in a declared way.
public enum BadInput: Hashable, Sendable, CustomStringConvertible {
  /// A null in a column.
  case null(String)
  /// A NaN in a column; in a vector column, as an element.
  case nan(String)
  /// No rows at all.
  case noRows
  /// The first row only.
  case oneRow
  /// The label of the first row in all rows.
  case constantLabel

  /// The input in words.
  public var description: String {
    switch self {
    case .null(let column): "a null in column '\(column)'"
    case .nan(let column): "a NaN in column '\(column)'"
    case .noRows: "no rows"
    case .oneRow: "one row"
    case .constantLabel: "a constant label"
    }
  }

  /// How fitting and transforming such input ends.
  public enum Outcome: Hashable, Sendable {
    /// With a result.
    case succeeds
    /// With a `GnistaError` of a code.
    case fails(ErrorCode)
  }
}
