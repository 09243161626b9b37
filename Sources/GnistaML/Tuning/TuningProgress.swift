/// One step of a tuning that is done: a candidate was fitted and measured.
public struct TuningProgress: Sendable {
  /// The fold, from 0.
  public let fold: Int
  /// The candidate's position in the grid.
  public let candidate: Int
  /// What the candidate sets.
  public let paramMap: ParamMap
  /// The metric on the fold's validation rows.
  public let metric: Double
  /// How many steps are done, this one included.
  public let completed: Int
  /// How many steps there are.
  public let total: Int
}

/// Told after each step of a tuning, one call at a time.
public typealias TuningProgressHandler = @Sendable (TuningProgress) -> Void
