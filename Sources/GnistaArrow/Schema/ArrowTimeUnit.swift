/// The unit that Arrow counts a time or a length of time in.
public enum ArrowTimeUnit: Int16, Hashable, Sendable, CaseIterable {
  /// Seconds.
  case second
  /// Thousandths of a second.
  case millisecond
  /// Millionths of a second.
  case microsecond
  /// Billionths of a second.
  case nanosecond

  /// The unit's symbol: `s`, `ms`, `us` or `ns`.
  public var symbol: String {
    switch self {
    case .second: "s"
    case .millisecond: "ms"
    case .microsecond: "us"
    case .nanosecond: "ns"
    }
  }
}
