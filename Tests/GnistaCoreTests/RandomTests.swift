import GnistaCore
import Testing

@Suite("Seeded random numbers")
struct RandomTests {
  @Test func `are those of Spark's rand on one partition`() {
    // spark.range(3).coalesce(1).select(rand(42)) in Spark 4.3.0
    let expected = [0.619189370225301, 0.5096018842446481, 0.8325259388871524]
    #expect(IndexedUniform(seed: 42).values(from: 0, count: 3) == expected)
  }

  @Test func `are the same whether drawn in order or by row`() {
    let stream = IndexedUniform(seed: 7)
    let all = stream.values(from: 0, count: 20_000)
    for row in [0, 1, 4_095, 4_096, 4_097, 12_345, 19_999] {
      #expect(stream.values(from: row, count: 1) == [all[row]])
      #expect(IndexedUniform(seed: 7).values(from: row, count: 1) == [all[row]])
    }
    #expect(all.allSatisfy { (0..<1).contains($0) })
  }
}

@Suite("Suggestions for misspelt names")
struct SuggestionTests {
  @Test func `name the nearest candidate and none when all are far`() {
    #expect(Suggestion.nearest(to: "regparam", among: ["maxIter", "regParam"]) == "regParam")
    #expect(Suggestion.nearest(to: "tirpDistance", among: ["fareAmount", "tripDistance"]) == "tripDistance")
    #expect(Suggestion.nearest(to: "zebra", among: ["fareAmount", "tripDistance"]) == nil)
  }
}
