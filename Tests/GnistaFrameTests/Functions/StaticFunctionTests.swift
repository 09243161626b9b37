import Foundation
import GnistaCore
import Testing

@testable import GnistaFrame

@Suite("Spark's functions as static functions of F")
struct StaticFunctionTests {
  @Test("Every function that the catalogue and PySpark have is there")
  func completeness() throws {
    let here = try FunctionSources.staticNames()
    let missing = try FunctionSources.sparkNames().filter {
      FunctionCatalog.function($0) != nil && !here.contains($0)
    }
    #expect(missing == [])
    #expect(here.count > 350)
  }

  @Test("A call makes the expression of the same call in SQL", arguments: StaticCalls.all.map(\.sql))
  func calls(sql: String) throws {
    let call = try #require(StaticCalls.all.first { $0.sql == sql })
    let expected = try canonical(SparkSQLParser.parseExpression(sql))
    #expect(canonical(call.column.expr) == expected)
  }

  @Test("The parameters of nested functions stay apart")
  func nestedLambdas() throws {
    let nested = F.transform("rows") { row in F.transform(row) { item in item + F.size(row) + col("x") } }
    #expect(
      try nested.expr
        == SparkSQLParser.parseExpression(
          "transform(rows, x_2 -> transform(x_2, x_1 -> x_1 + size(x_2) + x))"))
    let text = F.filter("xs") { $0 > F.expr("x * 2") }
    #expect(
      text.expr
        == .call(
          "filter",
          [F.col("xs").expr, .lambda(parameters: ["x_1"], body: (col("x_1") > F.expr("x * 2")).expr)]))
  }
}
