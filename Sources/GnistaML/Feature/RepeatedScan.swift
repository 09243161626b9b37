import GnistaCore
import GnistaFrame

/// Reading some columns of a frame, once or several times, as fits do.
enum RepeatedScan {
  /// Runs a body on a frame of the given columns that is cheap to read more than once.
  ///
  /// The columns are kept in the engine for the time of the body when they would have to be computed or parsed anew
  /// each time.
  static func over<Result>(
    _ frame: DataFrame, columns: [String], passes: Int,
    _ body: (DataFrame) async throws -> Result
  ) async throws -> Result {
    let needed = frame.select(columns.map(Column.exactly))
    guard passes > 1, !isStored(frame.plan) else { return try await body(needed) }
    let kept = needed.cache()
    let result: Result
    do {
      result = try await body(kept)
    } catch {
      // The first error is the one to report; a failure to drop the kept rows would only hide it.
      try? await kept.unpersist()
      throw error
    }
    try await kept.unpersist()
    return result
  }

  /// Whether the rows can be read without computing or parsing them.
  private static func isStored(_ plan: Plan) -> Bool {
    switch plan.operation {
    case .local, .table, .cached, .range: true
    case .files(let source): source.format == .parquet
    case .project(let columns, let input):
      columns.allSatisfy { if case .column = $0 { true } else { false } } && isStored(input)
    case .rename(_, let input), .drop(_, let input), .alias(_, let input), .toDF(_, let input):
      isStored(input)
    default: false
    }
  }
}

extension Column {
  /// The column of exactly this name, dots and all.
  static func exactly(_ name: String) -> Column { Column(.column(parts: [name], plan: nil)) }
}
