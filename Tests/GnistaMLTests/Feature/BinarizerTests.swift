import GnistaCore
import GnistaML
import Testing

@Suite struct BinarizerTests {
  @Test(arguments: try FeatureCase.answered("binarizer"))
  func `The numbers, vectors and metadata are those that Spark gives`(_ example: FeatureCase) throws {
    try example.check(example.make(Binarizer.self))
  }

  @Test(arguments: try FeatureCase.refused("binarizer"))
  func `What Spark refuses is refused`(_ example: FeatureCase) {
    example.checkRefused { try example.make(Binarizer.self) }
  }
}
