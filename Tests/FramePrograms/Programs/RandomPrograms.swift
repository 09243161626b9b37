import GnistaCore
import GnistaFrame

/// Programs with random numbers.
package enum RandomPrograms {
  /// All of them.
  package static let programs: [FrameProgram] = [
    .frame("random", "sample_small") { t in t.session.range(100).sample(fraction: 0.1, seed: 42) },
    .frame("random", "sample_large") { t in t.session.range(10_000).sample(fraction: 0.01, seed: -7) },
    .frame("random", "sample_with_replacement") { t in
      t.session.range(50).sample(withReplacement: true, fraction: 0.5, seed: 3)
    },
    .frame("random", "random_split_first") { t in
      try t.session.range(60).randomSplit([0.6, 0.3, 0.1], seed: 42)[0]
    },
    .frame("random", "random_split_last") { t in try t.session.range(60).randomSplit([6, 3, 1], seed: 42)[2]
    },
    .frame("random", "random_split_sorts") { t in try t.points.randomSplit([1, 1], seed: 11)[0] },
    .frame("random", "random_split_sorts_mixed") { t in
      try t.trips.select("flag", "city", "fare", "id").randomSplit([0.5, 0.5], seed: 5)[1]
    },
    .frame("random", "sample_by") { t in
      try t.points.select("g", "n", "x").stat.sampleBy("g", fractions: ["a": 0.5, "b": 0.2], seed: 9)
    },
    .frame("random", "sample_by_numbers") { t in
      try t.points.select("n", "x").stat.sampleBy("n", fractions: [0: 0.3, 1: 1.0, 4: 0.6], seed: -1)
    },
    .frame("random", "rand_column") { t in
      t.session.range(5).select("id", call("rand", lit(42)).alias("r"), call("rand", lit(7)))
    },
  ]
}
