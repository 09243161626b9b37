public import GnistaCore

/// Which label of a ``StringIndexer`` gets index 0.
///
/// Labels of equal frequency stand in ascending alphabetical order. Alphabetical order is that of the UTF-8 bytes,
/// as in Spark SQL.
public enum StringOrderType: String, ParamChoice, Codable {
  /// The most frequent label first.
  case frequencyDesc
  /// The least frequent label first.
  case frequencyAsc
  /// The last label of the alphabet first.
  case alphabetDesc
  /// The first label of the alphabet first.
  case alphabetAsc

  /// The labels in this order.
  func sorted(_ counts: [(label: String, count: Int)]) -> [String] {
    func alphabetic(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
    return counts.sorted { a, b in
      switch self {
      case .frequencyDesc where a.count != b.count: a.count > b.count
      case .frequencyAsc where a.count != b.count: a.count < b.count
      case .frequencyDesc, .frequencyAsc, .alphabetAsc: alphabetic(a.label, b.label)
      case .alphabetDesc: alphabetic(b.label, a.label)
      }
    }.map(\.label)
  }
}
