import GnistaCore
import GnistaFrame
import SparkProto
import SwiftProtobuf
import Testing

@testable import GnistaSpark

@Suite("Plans as messages")
struct PlanLoweringTests {
  private let session = Session(engine: AbsentEngine())

  private func lower(
    _ frame: DataFrame, _ lowering: PlainLoweringSession = PlainLoweringSession()
  ) async throws -> Spark_Connect_Relation {
    let relation = try await PlanLowering(session: lowering).lower(frame.plan)
    #expect(relation.common.planID == Int64(frame.plan.id))
    return relation
  }

  @Test func `Files are read with Spark's options and Gnista's strictness`() async throws {
    let schema = try Schema(ddl: "a INT, b STRING")
    let csv = try await lower(session.read.option("header", true).schema(schema).csv("x.csv", "y.csv")).read
      .dataSource
    #expect(csv.format == "csv" && csv.paths == ["/there/x.csv", "/there/y.csv"])
    #expect(csv.options == ["header": "true", "mode": "FAILFAST", "escape": "\""])
    #expect(csv.schema == schema.json.text())
    let lax = try await lower(session.read.option("mode", "PERMISSIVE").option("quote", "'").csv("x")).read
      .dataSource
    #expect(lax.options == ["mode": "PERMISSIVE", "quote": "'", "escape": "'"])
    #expect(try await lower(session.read.parquet("p")).read.dataSource.options.isEmpty)
    #expect(try await lower(session.table("db.t")).read.namedTable.unparsedIdentifier == "db.t")
  }

  @Test func `An option that Spark would pass over is an error`() async throws {
    await #expect {
      try await lower(session.read.option("heder", true).csv("x.csv"))
    } throws: {
      ($0 as? GnistaError)?.message.contains("no option 'heder' for csv files; did you mean 'header'?")
        == true
    }
    #expect(
      try await lower(session.read.option("fs.s3a.endpoint", "x").parquet("p")).read.dataSource.options.count
        == 1)
  }

  @Test func `Queries bring the frames that they name`() async throws {
    let plain = try await lower(session.sql("SELECT 1"))
    #expect(plain.sql.query == "SELECT 1")
    let views = try await lower(session.sql("SELECT * FROM a", views: ["a": session.range(2)])).withRelations
    #expect(views.root.sql.query == "SELECT * FROM a")
    #expect(
      views.references.map(\.subqueryAlias.alias) == ["a"]
        && views.references[0].subqueryAlias.input.range.end == 2)
  }

  @Test func `Columns are chosen, added, renamed and dropped`() async throws {
    let frame = session.range(3)
    #expect(try await lower(frame.select("id", expr("id + 1"))).project.expressions.count == 2)
    let added = try await lower(frame.withMetadata("id", ["k": 1])).withColumns.aliases[0]
    #expect(
      added.name == ["id"] && added.metadata == #"{"k":1}"#
        && added.expr.unresolvedAttribute.unparsedIdentifier == "id")
    let renamed = try await lower(frame.withColumnsRenamed(["id": "n", "x": "y"])).withColumnsRenamed.renames
    #expect(renamed.map(\.colName) == ["id", "x"] && renamed.map(\.newColName) == ["n", "y"])
    let dropped = try await lower(frame.drop("a", "b.c")).drop
    #expect(dropped.columnNames == ["a", "b.c"] && dropped.columns.isEmpty)
    #expect(try await lower(frame.drop(frame["id"])).drop.columns.count == 1)
    #expect(try await lower(frame.toDF("n")).toDf.columnNames == ["n"])
    #expect(try await lower(frame.alias("t")).subqueryAlias.alias == "t")
    let unpivot = try await lower(
      frame.unpivot(ids: ["id"], variableColumnName: "k", valueColumnName: "v")
    ).unpivot
    #expect(unpivot.ids.count == 1 && !unpivot.hasValues && unpivot.valueColumnName == "v")
  }

  @Test func `Rows are filtered, sorted, cut and drawn`() async throws {
    let frame = session.range(3)
    #expect(try await lower(frame.filter("id > 1")).filter.condition.expressionString.expression == "id > 1")
    let sort = try await lower(frame.orderBy("id", col("x").desc())).sort
    #expect(sort.isGlobal && sort.order.map(\.nullOrdering) == [.sortNullsFirst, .sortNullsLast])
    #expect(try await lower(frame.limit(5)).limit.limit == 5)
    #expect(try await lower(frame.offset(5)).offset.offset == 5)
    #expect(try await lower(frame.distinct()).deduplicate.allColumnsAsKeys)
    #expect(try await lower(frame.dropDuplicates("id")).deduplicate.columnNames == ["id"])
    let split = try await lower(frame.randomSplit([1, 3], seed: 7)[1]).sample
    #expect(split.lowerBound == 0.25 && split.upperBound == 1 && split.seed == 7 && split.deterministicOrder)
    let both = try await lower(DataFrame(plan: Plan(.limit(4, offset: 2, frame.plan)), session: session))
      .limit
    #expect(both.limit == 4 && both.input.offset.offset == 2)
  }

  @Test func `Wishes about partitions reach Spark`() async throws {
    let frame = session.range(3)
    let even = try await lower(frame.repartition(4)).repartition
    #expect(even.numPartitions == 4 && even.shuffle)
    let hashed = try await lower(frame.repartition(4, "id")).repartitionByExpression
    #expect(hashed.numPartitions == 4 && hashed.partitionExprs.count == 1)
    let ranges = try await lower(frame.repartitionByRange(2, "id")).repartitionByExpression
    #expect(ranges.partitionExprs[0].sortOrder.direction == .ascending)
    #expect(try await !lower(frame.coalesce(1)).repartition.shuffle)
    #expect(try await !lower(frame.sortWithinPartitions("id")).sort.isGlobal)
    #expect(try await lower(F.broadcast(frame)).hint.name == "broadcast")
  }

  @Test func `Groups keep their kind, and stars stand for the numbers`() async throws {
    let lowering = PlainLoweringSession(
      columns: Schema([StructField("a", .long), StructField("s", .string), StructField("b", .double)]))
    let frame = session.range(3)
    let all = try await lower(frame.groupBy("s").avg(), lowering).aggregate
    #expect(all.groupType == .groupby && all.aggregateExpressions.count == 2)
    #expect(try await lower(frame.cube("s").count()).aggregate.groupType == .cube)
    #expect(try await lower(frame.rollup("s").count()).aggregate.groupType == .rollup)
    let sets = try await lower(frame.groupingSets([["a"], []], "a").count()).aggregate
    #expect(sets.groupType == .groupingSets && sets.groupingSets.map(\.groupingSet.count) == [1, 0])
    let pivot = try await lower(frame.groupBy("s").pivot("a", values: [1, 2]).sum("b")).aggregate
    #expect(pivot.groupType == .pivot && pivot.pivot.values.map(\.integer) == [1, 2])
    await #expect(throws: GnistaError.self) { try await lower(frame.rollup("s").pivot("a").sum("b")) }
  }

  @Test func `Joins and set operations keep their kind`() async throws {
    let (a, b) = (session.range(3), session.range(4))
    let on = try await lower(a.join(b, on: a["id"] == b["id"], .leftAnti)).join
    let sides = on.joinCondition.unresolvedFunction.arguments.map(\.unresolvedAttribute.planID)
    #expect(on.joinType == .leftAnti && sides == [Int64(a.plan.id), Int64(b.plan.id)])
    #expect(try await lower(a.join(b, using: "id")).join.usingColumns == ["id"])
    #expect(try await lower(a.crossJoin(b)).join.joinType == .cross)
    let union = try await lower(a.unionByName(b, allowMissingColumns: true)).setOp
    #expect(union.setOpType == .union && union.isAll && union.byName && union.allowMissingColumns)
    let minus = try await lower(a.subtract(b)).setOp
    #expect(minus.setOpType == .except && !minus.isAll)
    #expect(try await lower(a.intersectAll(b)).setOp.isAll)
  }

  @Test func `Kept frames and stages ask the session`() async throws {
    let kept = try await lower(session.range(3).cache()).project
    #expect(kept.input.range.end == 3)
    if case .unresolvedStar = kept.expressions.first?.exprType {} else { Issue.record("no star") }
    await #expect {
      try await lower(session.range(3).transform([Passing()]))
    } throws: { error in
      let error = error as? GnistaError
      return error?.code == .unsupported && error?.message.contains("cannot run on Spark: Passing") == true
    }
  }

  private struct Passing: BatchTransform {
    var inputColumns: [String] { [] }
    var mayDropRows: Bool { false }
    func outputFields(for input: Schema) throws -> [StructField] { [] }
    func apply(to batch: inout RowBatch) throws {}
  }

  @Test func `A frame is written where and how it was said`() async throws {
    let input = Spark_Connect_Relation.with { $0.range.end = 3 }
    func message(_ target: WriteTarget) throws -> Spark_Connect_WriteOperation {
      try FrameWriting(target, path: { "/there/" + $0 }).message(input)
    }
    let csv = try message(
      WriteTarget(
        destination: .directory("out"), format: .csv, mode: .overwrite, partitionBy: ["g"],
        options: ["header": "true"]))
    #expect(csv.source == "csv" && csv.path == "/there/out" && csv.mode == .overwrite)
    #expect(csv.partitioningColumns == ["g"] && csv.options == ["header": "true", "escape": "\""])
    let nowhere = try message(WriteTarget(destination: .nowhere, format: .parquet))
    #expect(nowhere.source == "noop" && nowhere.mode == .overwrite && nowhere.saveType == nil)
    let table = try message(WriteTarget(destination: .table("t"), format: .parquet))
    #expect(
      table.table.tableName == "t" && table.table.saveMethod == .saveAsTable && table.mode == .errorIfExists)
    #expect {
      try message(WriteTarget(destination: .file("one.csv"), format: .csv))
    } throws: { ($0 as? GnistaError)?.message.contains("'one.csv'") == true }
  }
}
