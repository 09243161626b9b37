internal import GnistaCore

/// How two numeric columns go together: Pearson's coefficient over the rows that have both.
struct Correlation: Sendable, Equatable {
  var first: String
  var second: String
  var coefficient: Double
}
