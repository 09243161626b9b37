import Foundation
import GnistaCore
import GnistaML
import Testing

@Suite struct AttributeTests {
  @Test(arguments: [
    #"{"type":"nominal","name":"a","vals":["x","y"],"ord":true}"#,
    #"{"type":"nominal","idx":3,"num_vals":7}"#,
    #"{"type":"binary","name":"b","vals":["no","yes"]}"#,
    #"{"name":"n","min":-1.5,"max":2.5,"std":0.5,"sparsity":0.25}"#,
  ])
  func `An attribute is the same after it has been read and written`(_ text: String) throws {
    let json = try JSONValue(parsing: .init(text.utf8))
    #expect(try Attribute(json: json).metadata["ml_attr"]?.text() == json.text())
  }

  @Test func `A group keeps numeric features without properties as gaps`() throws {
    let text =
      #"{"attrs":{"binary":[{"idx":2,"name":"w"}],"nominal":[{"idx":1,"vals":["p"]}]},"num_attrs":4}"#
    let json = try JSONValue(parsing: .init(text.utf8))
    let group = try AttributeGroup(json: json)
    #expect(group.size == 4)
    #expect(group.attributes?.map(\.kind) == [.numeric, .nominal, .binary, .numeric])
    #expect(group.json.text() == json.text())
  }

  @Test func `A column without metadata has no attribute`() throws {
    #expect(try StructField("x", .double).attribute() == nil)
    #expect(try StructField("v", .vector).attributeGroup().size == nil)
  }

  @Test func `An unknown type and an index out of range are errors`() throws {
    #expect(throws: GnistaError.self) { try Attribute(json: ["type": "strange"]) }
    #expect(throws: GnistaError.self) {
      try AttributeGroup(json: ["attrs": ["nominal": [["idx": 5]]], "num_attrs": 2])
    }
  }
}
