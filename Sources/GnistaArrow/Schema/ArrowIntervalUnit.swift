/// What an Arrow interval is made of.
public enum ArrowIntervalUnit: Int16, Hashable, Sendable, CaseIterable {
  /// Months, as one 32-bit number.
  case yearMonth
  /// Days and milliseconds, as two 32-bit numbers.
  case dayTime
  /// Months and days as 32-bit numbers, and nanoseconds as a 64-bit number.
  case monthDayNano

  /// Bytes that one interval takes.
  public var byteWidth: Int {
    switch self {
    case .yearMonth: 4
    case .dayTime: 8
    case .monthDayNano: 16
    }
  }
}
