import GnistaCore
import GnistaML
import Testing

@Suite struct InteractionTests {

  @Test(arguments: try FeatureCase.answered("interaction"))
  func `The products and metadata are those that Spark gives`(_ example: FeatureCase) throws {
    try example.check(example.make(Interaction.self))
  }

  @Test(arguments: try FeatureCase.refused("interaction"))
  func `What Spark refuses is refused`(_ example: FeatureCase) {
    example.checkRefused { try example.make(Interaction.self) }
  }
}
