import GnistaCore
import GnistaFrame
import SparkProto
import SwiftProtobuf
import Testing

@testable import GnistaSpark

@Suite("Expressions as messages")
struct ExprLoweringTests {
  private func lower(_ column: Column) throws -> Spark_Connect_Expression {
    try ExprLowering().lower(column.expr)
  }

  @Test func `A column is named by its parts and bound to its frame`() throws {
    let session = Session(engine: AbsentEngine())
    let frame = session.range(3)
    let bound = try lower(frame["id"]).unresolvedAttribute
    #expect(bound.unparsedIdentifier == "id" && bound.planID == Int64(frame.plan.id))
    let free = try lower(col("t.`odd.name`")).unresolvedAttribute
    #expect(free.unparsedIdentifier == "t.`odd.name`" && !free.hasPlanID)
    #expect(try lower(col("t.*")).unresolvedStar.unparsedTarget == "t.*")
    #expect(try !lower(col("*")).unresolvedStar.hasUnparsedTarget)
  }

  @Test func `Calls keep Spark's names`() throws {
    let sum = try lower(col("a") + 1).unresolvedFunction
    #expect(sum.functionName == "+" && sum.arguments[1].literal.integer == 1)
    let differs = try lower(col("a") != 1).unresolvedFunction
    #expect(differs.functionName == "not" && differs.arguments[0].unresolvedFunction.functionName == "==")
    #expect(try lower(F.count("*")).unresolvedFunction.arguments[0].literal.integer == 1)
    let distinct = try lower(F.count_distinct("a", "b")).unresolvedFunction
    #expect(distinct.isDistinct && distinct.arguments.count == 2)
    #expect(try lower(F.vector_to_array("v")).unresolvedFunction.arguments[1].literal.string == "float64")
  }

  @Test func `Fields are added, dropped and chosen by pattern`() throws {
    let added = try lower(col("s").withField("a.b", lit(1))).updateFields
    #expect(added.fieldName == "a.b" && added.hasValueExpression)
    let dropped = try lower(col("s").dropFields("x", "y")).updateFields
    #expect(dropped.fieldName == "y" && !dropped.hasValueExpression)
    #expect(dropped.structExpression.updateFields.fieldName == "x")
    let session = Session(engine: AbsentEngine())
    #expect(try lower(session.range(1).colRegex("(a|b).*")).unresolvedRegex.colName == "`(a|b).*`")
  }

  @Test func `Conditions, conversions and parts have messages of their own`() throws {
    let choice = try lower(F.when(col("a") > 0, 1).when(col("a") < 0, -1).otherwise(0)).unresolvedFunction
    #expect(choice.functionName == "when" && choice.arguments.count == 5)
    let cast = try lower(col("a").tryCast(.array(.date))).cast
    #expect(cast.evalMode == .try && cast.type == Spark_Connect_DataType(.array(.date)))
    #expect(try lower(col("a").cast(.long)).cast.evalMode == .unspecified)
    #expect(try lower(col("m").getItem("k")).unresolvedExtractValue.extraction.literal.string == "k")
    let named = try lower(col("a").alias("b", metadata: ["k": 1])).alias
    #expect(named.name == ["b"] && named.metadata == #"{"k":1}"#)
    #expect(try lower(expr("a + 1")).expressionString.expression == "a + 1")
    let key = try lower(col("a").descNullsFirst()).sortOrder
    #expect(key.direction == .descending && key.nullOrdering == .sortNullsFirst)
  }

  @Test func `Functions given to functions have variables`() throws {
    let call = try lower(F.transform("list") { x in x + col("x") + expr("x_1 * 2") }).unresolvedFunction
    let lambda = call.arguments[1].lambdaFunction
    #expect(lambda.arguments.map(\.nameParts) == [["x_2"]])
    let sum = lambda.function.unresolvedFunction.arguments
    #expect(sum[0].unresolvedFunction.arguments[0].unresolvedNamedLambdaVariable.nameParts == ["x_2"])
    #expect(sum[0].unresolvedFunction.arguments[1].unresolvedAttribute.unparsedIdentifier == "x")
    // A text in the body is read here, because Spark would not find variables in it.
    #expect(sum[1].unresolvedFunction.functionName == "*")
  }

  @Test func `Windows have partitions, order and frame`() throws {
    let window = Window.partitionBy("g").orderBy(col("t").desc())
    let rows = try lower(F.sum("x").over(window.rowsBetween(-2, Window.currentRow))).window
    #expect(rows.windowFunction.unresolvedFunction.functionName == "sum" && rows.partitionSpec.count == 1)
    #expect(rows.orderSpec[0].direction == .descending && rows.orderSpec[0].nullOrdering == .sortNullsLast)
    #expect(rows.frameSpec.frameType == .row && rows.frameSpec.lower.value.literal.integer == -2)
    #expect(rows.frameSpec.upper.currentRow)
    let range = try lower(
      F.sum("x").over(
        window.rangeBetween(.preceding(.dayTimeInterval(5)), Window.unboundedFollowing))
    ).window.frameSpec
    #expect(
      range.frameType == .range && range.lower.value.literal.dayTimeInterval == -5 && range.upper.unbounded)
    #expect(try !lower(F.rank().over(window)).window.hasFrameSpec)
    #expect(throws: GnistaError.self) {
      try lower(F.sum("x").over(window.rowsBetween(Window.unboundedFollowing, Window.currentRow)))
    }
  }

  @Test func `Nulls are passed over where the function can`() throws {
    let lag = try lower(F.lag("a", 2, ignoreNulls: true)).unresolvedFunction.arguments
    #expect(lag[1].literal.integer == 2 && lag[2].literal.null.null == .init() && lag[3].literal.boolean)
    #expect(throws: GnistaError.self) {
      try ExprLowering().lower(.call(FunctionCall(name: "upper", arguments: [], ignoresNulls: true)))
    }
  }

  @Test func `A filter empties the argument by which a row counts`() throws {
    let sum = try ExprLowering().lower(SparkSQLParser.parseExpression("sum(a) FILTER (WHERE b > 1)"))
    let condition = sum.unresolvedFunction.arguments[0].unresolvedFunction
    #expect(condition.functionName == "when" && condition.arguments.count == 2)
    let most = try ExprLowering().lower(SparkSQLParser.parseExpression("max_by(a, b) FILTER (WHERE c)"))
    #expect(most.unresolvedFunction.arguments[1].unresolvedFunction.functionName == "when")
  }

  @Test func `An order of values goes as text`() throws {
    func text(_ sql: String) throws -> String {
      try ExprLowering().lower(SparkSQLParser.parseExpression(sql)).expressionString.expression
    }
    #expect(
      try text("listagg(DISTINCT s, ', ') WITHIN GROUP (ORDER BY t.s DESC) FILTER (WHERE n IN (1, 2))")
        == "`listagg`(DISTINCT `s`, ', ') WITHIN GROUP (ORDER BY `t`.`s` DESC NULLS LAST)"
        + " FILTER (WHERE (`n` IN (CAST(1 AS INT), CAST(2 AS INT))))")
    #expect(
      try text("percentile_cont(0.5D) WITHIN GROUP (ORDER BY x)")
        == "`percentile_cont`(CAST('0.5' AS DOUBLE)) WITHIN GROUP (ORDER BY `x` ASC NULLS FIRST)")
    #expect(
      try text("mode() WITHIN GROUP (ORDER BY x DESC)")
        == "`mode`() WITHIN GROUP (ORDER BY `x` DESC NULLS LAST)")
    let session = Session(engine: AbsentEngine())
    let bound = FunctionCall(
      name: "listagg", arguments: [col("s").expr], order: [session.range(1)["id"].asc().expr])
    #expect {
      try ExprLowering().lower(.call(bound))
    } throws: { ($0 as? GnistaError)?.message.contains("'id' is bound to a frame") == true }
  }

  @Test("Every function of the catalogue has a message", arguments: FunctionCatalog.all.map(\.name))
  func catalogue(name: String) throws {
    let function = try #require(FunctionCatalog.function(name))
    let texts: Set<String> = ["with_field", "drop_fields", "colregex"]
    for name in [function.name] + function.aliases {
      let arguments = (0..<max(function.arity.lowerBound, 1)).map { index in
        texts.contains(name) && index > 0 ? lit("f").expr : col("a").expr
      }
      let message = try ExprLowering().lower(.call(name, arguments))
      #expect(message.exprType != nil)
      if case .unresolvedFunction(let call) = message.exprType {
        #expect(call.arguments.count >= arguments.count || call.functionName == "not")
      }
    }
  }
}
