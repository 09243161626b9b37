import GnistaCore
import GnistaML
import Testing

@Suite struct VectorSlicerTests {
  @Test(arguments: try FeatureCase.answered("vector_slicer"))
  func `The vectors and metadata are those that Spark gives`(_ example: FeatureCase) throws {
    try example.check(example.make(VectorSlicer.self))
  }

  @Test(arguments: try FeatureCase.refused("vector_slicer"))
  func `What Spark refuses is refused`(_ example: FeatureCase) {
    example.checkRefused { try example.make(VectorSlicer.self) }
  }

  @Test func `An unknown name suggests the nearest`() throws {
    let group = AttributeGroup([.numeric("fare"), .numeric("distance")])
    let schema = Schema([StructField("v", .vector, metadata: group.metadata)])
    let error = #expect(throws: GnistaError.self) {
      try VectorSlicer(inputCol: "v", outputCol: "o", names: ["distence"]).outputSchema(for: schema)
    }
    #expect(error?.code == .unknownColumn)
    #expect(error?.message.contains("did you mean 'distance'? Its features are: fare, distance") == true)
  }
}
