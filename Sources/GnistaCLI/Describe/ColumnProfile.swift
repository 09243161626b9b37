internal import GnistaCore

/// What is told of one column.
struct ColumnProfile: Sendable {
  /// A value with the number of rows that have it.
  struct Frequency: Sendable, Equatable {
    var value: Value
    var rows: Int
  }

  /// The column.
  var field: StructField
  /// Rows with a value.
  var present = 0
  /// Rows with NaN; nil where there is no such value.
  var notANumber: Int?
  /// Different values, estimated.
  var distinct = 0
  /// Smallest value.
  var minimum = Value.null
  /// Greatest value.
  var maximum = Value.null
  /// Quartiles of a numeric column: 25 %, 50 %, 75 %.
  var quartiles: [Double?] = []
  /// Mean of a numeric column.
  var mean: Double?
  /// Sample standard deviation of a numeric column.
  var deviation: Double?
  /// The most frequent values, nulls left out.
  var frequent: [Frequency] = []

  /// Whether quartiles, mean and deviation are told.
  var isNumeric: Bool { field.dataType.isNumeric }

  /// Whether values have an order.
  var isOrdered: Bool {
    switch field.dataType {
    case .array, .map, .structure, .vector, .binary, .null, .calendarInterval: false
    default: true
    }
  }
}
