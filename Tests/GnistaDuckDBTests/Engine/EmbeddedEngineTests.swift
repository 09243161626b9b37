import Foundation
import Gnista
import GnistaCore
import GnistaDuckDB
import GnistaFrame
import Testing

@Suite("The embedded engine")
struct EmbeddedEngineTests {
  private func people(_ session: Session) throws -> DataFrame {
    try session.createDataFrame(
      [
        ["Ann", 34, 2.5], ["Bob", 19, nil], ["Cid", 52, 1.0], ["Dag", 19, 4.0],
      ],
      schema: Schema([
        StructField("name", .string), StructField("age", .integer), StructField("score", .double),
      ]))
  }

  @Test func `gives rows in memory back as they were`() async throws {
    let session = try await Session.embedded()
    let rows = try await people(session).collect()
    #expect(rows.map { $0[0] } == ["Ann", "Bob", "Cid", "Dag"])
    #expect(rows[1][2] == .null)
    #expect(rows[0].schema.names == ["name", "age", "score"])
  }

  @Test func `selects, filters and sorts`() async throws {
    let session = try await Session.embedded()
    let frame = try people(session)
      .filter(col("age") < 50 && col("name") != "Ann")
      .select("name", (col("age") + 1).alias("next"))
      .orderBy(col("name").desc())
    let rows = try await frame.collect()
    #expect(rows.map(\.values) == [["Dag", 20], ["Bob", 20]])
  }

  @Test func `groups and pivots`() async throws {
    let session = try await Session.embedded()
    let counts = try await people(session).groupBy("age").agg(.call("count", col("name")).alias("n")).orderBy(
      "age"
    ).collect()
    #expect(counts.map { $0[1] } == [.long(2), .long(1), .long(1)])
  }

  @Test func `names an unknown column and the nearest one`() async throws {
    let session = try await Session.embedded()
    await #expect {
      _ = try await people(session).select("scor").collect()
    } throws: { error in
      let error = error as? GnistaError
      return error?.code == .unknownColumn && error?.message.contains("did you mean 'score'?") == true
    }
  }

  @Test func `tells two columns of one name apart after a join`() async throws {
    let session = try await Session.embedded()
    let left = try people(session)
    let right = try people(session).filter(col("age") == 19)
    let joined = left.join(right, on: left["name"] == right["name"])
      .select(left["name"], right["age"])
    #expect(try await joined.collect().map(\.values) == [["Bob", 19], ["Dag", 19]])
  }

  @Test func `samples the rows that Spark samples from one partition`() async throws {
    // spark.range(10).coalesce(1).sample(False, 0.5, 42) and .range(20)….randomSplit([0.7, 0.3], 1234) in Spark 4.3.0
    let session = try await Session.embedded()
    let sampled = try await session.range(10).sample(fraction: 0.5, seed: 42).collect()
    #expect(sampled.map { $0[0].integerValue } == [3, 7])
    let parts = try session.range(20).randomSplit([0.7, 0.3], seed: 1234)
    #expect(try await parts[1].collect().map { $0[0].integerValue } == [0, 1, 4])
    #expect(try await parts[0].count() == 17)
  }

  @Test func `runs a stage inside the query and in front of the reader alike`() async throws {
    struct Doubling: BatchTransform {
      var inputColumns: [String] { ["age"] }
      var mayDropRows: Bool { true }
      func outputFields(for input: Schema) throws -> [StructField] { [StructField("twice", .double)] }
      func apply(to batch: inout RowBatch) throws {
        let values = try batch.column("age").doubleValues ?? []
        batch.drop(where: values.map { $0 > 50 })
        batch.append(StructField("twice", .double), .doubles(values.map { $0 * 2 }))
      }
    }
    let session = try await Session.embedded()
    let staged = try people(session).transform([Doubling()])
    #expect(try await staged.collect().map { $0[3] } == [68.0, 38.0, 38.0])
    #expect(
      try await staged.filter(col("twice") > 40).select("name", "twice").collect().map(\.values) == [
        ["Ann", 68.0]
      ])
    #expect(try await staged.orderBy("name").count() == 3)
  }

  @Test func `writes and reads Parquet with vectors`() async throws {
    let session = try await Session.embedded()
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let frame = try session.createDataFrame(
      [[.vector(.dense([1, 2]))], [.vector(.sparse(size: 2, indices: [1], values: [3]))]],
      schema: Schema([StructField("v", .vector)]))
    #expect(try await frame.write.parquet(directory) == 2)
    let back = session.read.parquet(directory)
    #expect(try await back.schema.fields[0].dataType == .vector)
    #expect(
      try await back.collect().map { $0[0].vectorValue } == [
        .dense([1, 2]), .sparse(size: 2, indices: [1], values: [3]),
      ])
    await #expect(throws: GnistaError.self) { try await frame.write.parquet(directory) }
  }

  @Test func `reads delimited text as Spark does`() async throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv").path
    try "a,b,flag,t\n1,x,N,2016-01-06 12:09:13\n2,,Y,2016-01-07 00:00:00\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let session = try await Session.embedded()
    let typed = session.read.option("header", true).option("inferSchema", true).csv(path)
    #expect(try await typed.schema.fields.map(\.dataType) == [.long, .string, .string, .timestamp])
    #expect(try await typed.collect()[1][1] == .null)
    let plain = session.read.csv(path)
    #expect(try await plain.schema.names == ["_c0", "_c1", "_c2", "_c3"])
    #expect(try await plain.count() == 3)
  }

  @Test func `tells the line of a ragged row`() async throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv").path
    try "a,b\n1,2\n3\n".write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let session = try await Session.embedded()
    await #expect {
      _ = try await session.read.option("header", true).option("inferSchema", true).csv(path).collect()
    } throws: { error in
      let error = error as? GnistaError
      return error?.code == .malformedData && error?.location?.line == 3
    }
  }

  @Test func `runs SQL text with views`() async throws {
    let session = try await Session.embedded()
    try await people(session).createOrReplaceTempView("people")
    let rows = try await session.sql("select name from people where age = 19 order by name").collect()
    #expect(rows.map { $0[0] } == ["Bob", "Dag"])
    #expect(try await session.table("people").filter("age > 30").count() == 2)
    await #expect {
      _ = try await session.sql("select name\nfrom people whre age").collect()
    } throws: { error in
      let error = error as? GnistaError
      return error?.code == .syntaxError && error?.location?.line == 2
    }
  }
}
