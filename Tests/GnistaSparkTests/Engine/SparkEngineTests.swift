import Foundation
import GnistaCore
import GnistaFrame
import GnistaSpark
import Testing

/// What frames are asked for, answered by a real server.
@Suite("Frames on Spark", .sparkServer, .timeLimit(.minutes(5)))
struct SparkEngineTests {
  private struct Trip: Codable, Equatable {
    var id: Int
    var city: String
    var tip: Double?
    var stops: [String]
  }

  private func trips(_ count: Int) -> [Trip] {
    (0..<count).map {
      Trip(id: $0, city: "city \($0 % 7)", tip: $0 % 3 == 0 ? nil : 1.5, stops: ["å", "\($0)"])
    }
  }

  private func session() async throws -> Session { try await Session.spark(SparkServer.remote()) }

  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gnista-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test func `Swift values come back as they were`() async throws {
    let session = try await session()
    let rows = trips(500)
    let frame = try session.createDataFrame(rows)
    #expect(try await frame.orderBy("id").collect(as: Trip.self) == rows)
    #expect(try await frame.filter(col("tip").isNull()).count() == 167)
    #expect(try await session.createDataFrame([Trip]()).collect(as: Trip.self) == [])
    await session.close()
  }

  @Test func `Vectors stay vectors, dense and sparse`() async throws {
    let session = try await session()
    let vectors: [Value] = [
      .vector(.dense([1, -2.5, 0])), .vector(.sparse(size: 4, indices: [1, 3], values: [5, 0.5])), .null,
    ]
    let schema = Schema([StructField("v", .vector, metadata: ["ml_attr": ["num_attrs": 3]])])
    let frame = try session.createDataFrame(vectors.map { [$0] }, schema: schema)
    #expect(try await frame.schema.fields[0].dataType == .vector)
    #expect(try await frame.collect().map { $0[0] } == vectors)
    // Spark's function refuses null.
    let there = frame.filter(col("v").isNotNull())
    let arrays = try await there.select(F.vector_to_array("v").alias("a")).collect().map { $0[0] }
    #expect(arrays[1] == .array([0, 5, 0, 0.5].map(Value.double)))
    let made = try await frame.limit(1).select(lit(Vector.dense([1, 2])).alias("w")).first()
    #expect(made?[0].vectorValue == .dense([1, 2]))
    await session.close()
  }

  @Test func `Many rows in memory are sent once, in chunks`() async throws {
    let session = try await session()
    let schema = Schema([StructField("id", .long, nullable: false), StructField("text", .string)])
    let batches = try (0..<150).map { part in
      try RowBatch(
        schema: schema,
        rows: (0..<2_000).map { row in
          [.long(Int64(part * 2_000 + row)), .string("a text of some length, number \(row)")]
        })
    }
    let frame = session.createDataFrame(schema: schema, batches: batches)
    #expect(try await frame.agg(F.sum("id")).first()?[0] == .long(44_999_850_000))
    #expect(try await frame.count() == 300_000)
    var (rows, largest) = (0, 0)
    for try await batch in try await frame.batches() {
      rows += batch.count
      largest = max(largest, batch.count)
    }
    #expect(rows == 300_000 && largest <= 20_000)
    await session.close()
  }

  @Test func `A frame is written, read again and written over`() async throws {
    let session = try await session()
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let frame = try session.createDataFrame(trips(100)).drop("stops")
    let path = folder.appending(path: "trips").path
    #expect(try await frame.write.partitionBy("city").parquet(path) == 100)
    #expect(try await session.read.parquet(path).filter(col("city") == "city 3").count() == 14)
    await #expect {
      try await frame.write.parquet(path)
    } throws: { ($0 as? GnistaError)?.code == .alreadyExists }
    #expect(try await frame.write.mode(.ignore).parquet(path) == 0)
    #expect(try await frame.limit(10).write.mode(.append).partitionBy("city").parquet(path) == 10)
    #expect(try await session.read.parquet(path).count() == 110)
    #expect(try await frame.limit(5).write.mode(.overwrite).parquet(path) == 5)
    #expect(try await session.read.parquet(path).count() == 5)
    #expect(try await frame.write.noop() == 100)
    await session.close()
  }

  @Test func `Delimited text is strict unless told otherwise`() async throws {
    let session = try await session()
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "a.csv")
    try Data("id,note\n1,\"say \"\"so\"\"\"\nx,two\n".utf8).write(to: file)
    let reader = try session.read.option("header", true).schema("id INT, note STRING")
    await #expect(throws: GnistaError.self) { try await reader.csv(file.path).collect() }
    let lax = try await reader.option("mode", "PERMISSIVE").csv(file.path).collect()
    #expect(lax.map(\.values) == [[.integer(1), .string("say \"so\"")], [.null, .string("two")]])
    await session.close()
  }

  @Test func `Views, tables and statements belong to the session`() async throws {
    let session = try await session()
    try await session.range(4).createOrReplaceTempView("four_numbers")
    #expect(try await session.sql("SELECT sum(id) AS s FROM four_numbers").first()?[0] == .long(6))
    await #expect {
      try await session.range(5).createTempView("four_numbers")
    } throws: { ($0 as? GnistaError)?.code == .alreadyExists }
    #expect(try await session.tables().contains(.init(name: "four_numbers", isTemporary: true, isView: true)))
    #expect(try await session.table("four_numbers").count() == 4)
    #expect(try await session.dropTempView("four_numbers"))
    #expect(try await !session.dropTempView("four_numbers"))
    let named = session.sql("SELECT count(*) FROM mine", views: ["mine": session.range(3)])
    #expect(try await named.first()?[0] == .long(3))
    let table = "gnista_\(UUID().uuidString.filter(\.isLetter).lowercased().prefix(12))"
    #expect(try await session.range(6).write.saveAsTable(table) == 6)
    try await session.execute("INSERT INTO \(table) VALUES (100)")
    #expect(try await session.table(table).count() == 7)
    try await session.execute("DROP TABLE \(table)")
    await #expect {
      try await session.table(table).count()
    } throws: { ($0 as? GnistaError)?.code == .unknownTable }
    await session.close()
  }

  @Test func `A kept frame keeps its random numbers`() async throws {
    let session = try await session()
    let frame = session.range(50).withColumn("r", F.rand()).cache()
    let first = try await frame.orderBy("id").collect()
    #expect(try await frame.orderBy("id").collect() == first)
    #expect(try await frame.select(frame["r"]).explain().contains("InMemory"))
    try await frame.unpersist()
    #expect(try await !frame.select("id").limit(1).explain(.simple).isEmpty)
    await session.close()
  }

  @Test func `Plans are explained, and measured when they are run`() async throws {
    let session = try await session()
    let frame = session.range(100).groupBy((col("id") % 3).alias("k")).count()
    #expect(try await frame.explain().contains("== Physical Plan =="))
    #expect(try await frame.explain(.extended).contains("== Optimized Logical Plan =="))
    let measured = try await frame.explain(.analyze)
    #expect(measured.contains("== Measured ==") && measured.contains(" 3 rows"))
    await session.close()
  }

  @Test func `Settings are the session's own`() async throws {
    let (one, other) = (try await session(), try await session())
    try await one.set("spark.sql.session.timeZone", to: "America/New_York")
    #expect(try await one.setting("spark.sql.session.timeZone") == "America/New_York")
    #expect(try await other.setting("spark.sql.session.timeZone") == "UTC")
    let frame = try one.createDataFrame(
      [[.timestamp(1_720_000_000_000_000)]], schema: Schema([StructField("at", .timestamp)]))
    #expect(try await frame.showString().contains("|2024-07-03 05:46:40|"))
    #expect(try await frame.first()?[0] == .timestamp(1_720_000_000_000_000))
    await one.close()
    await other.close()
  }

  @Test func `Errors are Spark's own words`() async throws {
    let session = try await session()
    await #expect {
      try await session.range(1).select("fare").collect()
    } throws: { error in
      let error = error as? GnistaError
      return error?.code == .unknownColumn && error?.message.contains("fare") == true
    }
    await #expect {
      try await session.range(1).select(expr("no_such_function(id)")).collect()
    } throws: { ($0 as? GnistaError)?.code == .unknownFunction }
    await #expect {
      try await session.sql("SELEC 1").collect()
    } throws: { ($0 as? GnistaError)?.code == .syntaxError }
    await #expect {
      try await session.sql("SELECT parse_json('{}') AS v").collect()
    } throws: { error in
      let message = (error as? GnistaError)?.message ?? ""
      return message.contains("'v' has the type variant") && message.contains("to_json")
    }
    await session.close()
  }

  @Test func `Ending early stops the query`() async throws {
    let session = try await session()
    var sum = 0
    for try await id in try await session.range(1_000_000).rows(as: Int.self) {
      sum += id
      if id == 10 { break }
    }
    #expect(sum == 55)
    #expect(try await session.range(10).count() == 10)
    await session.close()
  }
}
