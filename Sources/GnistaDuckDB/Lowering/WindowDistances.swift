import GnistaCore
import GnistaFrame

extension ExprLowering {
  /// Checks the distances of a frame of values: they go with the type of the one sort key, numbers with numbers, intervals
  /// with dates and times, and with dates no parts of a day.
  func checkDistances(of window: WindowSpecification, _ frame: WindowSpecification.Frame) throws {
    let distances = [frame.start, frame.end].compactMap(\.distance)
    guard !distances.isEmpty else { return }
    guard frame.unit == .range, window.orderBy.count == 1 else {
      throw GnistaError(
        .invalidArgument,
        "the distance \(SparkText.text(of: distances[0]) ?? "") belongs to a RANGE over one sort key")
    }
    if distances.count == 2, distances[0].dataType != distances[1].dataType {
      throw GnistaError(
        .typeMismatch,
        "[DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_DIFF_TYPES] both ends of a window's frame need one type, not "
          + "\(distances[0].dataType) and \(distances[1].dataType)")
    }
    let key = try lower(window.orderBy[0]).type
    for distance in distances where !Self.fits(distance, key) {
      throw GnistaError(
        .typeMismatch,
        "[DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_UNACCEPTED_TYPE] a window ordered by values of type \(key) "
          + "cannot reach \(SparkText.text(of: distance) ?? "") away")
    }
  }

  private static func fits(_ distance: Value, _ key: DataType) -> Bool {
    switch (key, distance) {
    case (.date, .dayTimeInterval(let micros)): micros % 86_400_000_000 == 0
    case (.date, .yearMonthInterval): true
    case (_, .yearMonthInterval), (_, .dayTimeInterval): key.isTimestamp
    default: key.isNumeric
    }
  }
}

extension WindowSpecification.Boundary {
  fileprivate var distance: Value? {
    switch self {
    case .preceding(let value), .following(let value): value
    default: nil
    }
  }
}
