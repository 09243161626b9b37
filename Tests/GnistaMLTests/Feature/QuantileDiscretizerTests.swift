import GnistaCore
import GnistaFrame
import GnistaML
import Testing

@Suite struct QuantileDiscretizerTests {
  @Test(arguments: try FeatureCase.answered("quantile_discretizer"))
  func `The splits and buckets are those that Spark gives`(_ example: FeatureCase) async throws {
    let model = try await example.checkFit(QuantileDiscretizer.self)
    #expect((model.splits ?? []) == example.modelDoubles("splits"))
    let lists = (example.model?["splitsArray"]?.arrayValue ?? []).map {
      ($0.arrayValue ?? []).map(\.doubleValue)
    }
    #expect((model.splitsArray ?? []) == lists)
  }

  @Test(arguments: try FeatureCase.refused("quantile_discretizer"))
  func `What Spark refuses is refused`(_ example: FeatureCase) async throws {
    try await example.checkFitRefused(QuantileDiscretizer.self)
  }

  /// More numbers than the summary takes at once. Their exact quantiles are known; the error of ranks is promised.
  @Test func `The ranks of 200,000 numbers are as near as promised`() async throws {
    let session = try await FeatureSession.shared
    let numbers = (0..<200_000).map { Double($0 &* 104_729 % 200_003) }
    let frame = try session.createDataFrame(columns: [("x", .doubles(numbers))])
    let sorted = numbers.sorted()
    for error in [0.001, 0.01] {
      var stage = QuantileDiscretizer(inputCol: "x", outputCol: "o", numBuckets: 8)
      stage.relativeError = error
      let splits = try #require(try await stage.fit(frame).splits)
      #expect(splits.count == 9)
      for (index, split) in splits.enumerated().dropFirst().dropLast() {
        let rank = sorted.firstIndex { $0 >= split } ?? sorted.count
        #expect(Double((rank - index * 25_000).magnitude) <= error * 200_000 + 1)
      }
    }
  }
}
