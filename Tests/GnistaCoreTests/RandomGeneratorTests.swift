import GnistaCore
import Testing

@Suite("Generators of Java's libraries")
struct RandomGeneratorTests {
  @Test func `java.util.Random gives its numbers`() {
    // new java.util.Random(42).nextLong(), twice, in Java 17
    var generator = JavaRandom(seed: 42)
    #expect(generator.nextLong() == -5_025_562_857_975_149_833)
    #expect(generator.nextLong() == -5_843_495_416_241_995_736)
  }

  @Test func `a Poisson stream does not depend on the order of questions`() {
    let whole = IndexedPoisson(seed: 7, mean: 1.5).values(from: 0, count: 20_000)
    let stream = IndexedPoisson(seed: 7, mean: 1.5)
    #expect(stream.values(from: 15_000, count: 5_000) == Array(whole[15_000...]))
    #expect(stream.values(from: 0, count: 100) == Array(whole[..<100]))
    let mean = Double(whole.reduce(0, +)) / 20_000
    // Within five standard errors of the mean.
    #expect(abs(mean - 1.5) < 5 * (1.5 / 20_000).squareRoot())
  }
}
