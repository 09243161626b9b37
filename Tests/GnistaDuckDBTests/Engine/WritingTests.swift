import Foundation
import Gnista
import GnistaCore
import GnistaDuckDB
import GnistaFrame
import GnistaML
import Testing

@Suite("Writing on the embedded engine")
struct WritingTests {
  private let directory: TemporaryDirectory
  private let session: Session
  private let frame: DataFrame

  init() async throws {
    directory = try TemporaryDirectory()
    session = try await Session.embedded()
    try await session.set("spark.sql.session.timeZone", to: "UTC")
    frame = try session.createDataFrame(
      [["a", 1, .timestamp(0)], ["b", 2, .timestamp(1_500_000)], [.null, 1, .null]],
      schema: Schema([
        StructField("name", .string), StructField("part", .integer), StructField("at", .timestamp),
      ]))
  }

  @Test func `writes a directory as Spark does`() async throws {
    let path = directory.file("out")
    #expect(try await frame.write.option("header", true).csv(path) == 3)
    let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    #expect(names.contains("_SUCCESS"))
    #expect(names.filter { $0.hasPrefix("part-00000-") && $0.hasSuffix(".csv") }.count == 1)
    let part = try #require(names.first { $0.hasPrefix("part-") })
    let text = try String(contentsOfFile: path + "/" + part, encoding: .utf8)
    #expect(text.hasPrefix("name,part,at\na,1,1970-01-01"))
    #expect(directory.names == ["out"])
  }

  @Test func `noop computes all columns of all rows and keeps none`() async throws {
    #expect(try await frame.write.noop() == 3)
    #expect(try await session.range(0).write.noop() == 0)
    #expect(directory.names.isEmpty)
    let error = await #expect(throws: GnistaError.self) {
      try await frame.withColumn("bad", F.expr("raise_error(name)")).write.noop()
    }
    #expect(error?.message.contains("a") == true, "\(String(describing: error))")
  }

  @Test func `noop runs fitted stages, also those whose outputs are not selected`() async throws {
    func scored(_ handling: HandleInvalid) -> DataFrame {
      let rows = session.range(5_000).withColumn("x", F.expr("if(id % 4 = 3, double('NaN'), double(id))"))
      return Bucketizer().with {
        $0.inputCol = "x"
        $0.outputCol = "bucket"
        $0.splits = [0, 10, 10_000]
        $0.handleInvalid = handling
      }.transform(rows)
    }
    #expect(try await scored(.keep).write.noop() == 5_000)
    #expect(try await scored(.skip).select("bucket", "id").write.noop() == 3_750)
    let invalid = await #expect(throws: GnistaError.self) { try await scored(.error).write.noop() }
    #expect(invalid?.message.contains("handleInvalid") == true, "\(String(describing: invalid))")
    let unknown = await #expect(throws: GnistaError.self) {
      try await scored(.keep).select("buckett").write.noop()
    }
    #expect(unknown?.code == .unknownColumn)
  }

  @Test func `partitions by columns and reads them back`() async throws {
    let path = directory.file("out")
    try await frame.write.partitionBy("part").parquet(path)
    #expect(FileManager.default.fileExists(atPath: path + "/part=1"))
    let back = try await session.read.parquet(path).orderBy("name").select("name", "part").collect()
    #expect(back.map { $0[0] } == [.null, "a", "b"])
    #expect(back.map { $0[1].integerValue } == [1, 1, 2])
  }

  @Test func `obeys the modes`() async throws {
    let path = directory.file("out")
    try await frame.write.parquet(path)
    await #expect { try await frame.write.parquet(path) } throws: {
      ($0 as? GnistaError)?.code == .alreadyExists
    }
    #expect(try await frame.write.mode(.ignore).parquet(path) == 0)
    try await frame.write.mode(.append).parquet(path)
    #expect(try await session.read.parquet(path).count() == 6)
    try await frame.limit(1).write.mode(.overwrite).parquet(path)
    #expect(try await session.read.parquet(path).count() == 1)
  }

  @Test func `leaves the old data in place when a write fails`() async throws {
    let path = directory.file("out")
    try await frame.write.parquet(path)
    let failing = frame.select((lit(1) / (col("part") - 1)).alias("x"))
    await #expect(throws: GnistaError.self) { try await failing.write.mode(.overwrite).parquet(path) }
    #expect(try await session.read.parquet(path).count() == 3)
    #expect(directory.names == ["out"])
  }

  @Test func `overwrites the files that it reads`() async throws {
    let path = directory.file("out")
    try await frame.write.parquet(path)
    try await session.read.parquet(path).filter(col("part") == 1).write.mode(.overwrite).parquet(path)
    #expect(try await session.read.parquet(path).count() == 2)
  }

  @Test func `writes one file`() async throws {
    let path = directory.file("one.parquet")
    #expect(try await frame.write.file(.parquet, path) == 3)
    #expect(try await session.read.parquet(path).count() == 3)
  }

  @Test func `refuses nested values in delimited text and two columns of one name`() async throws {
    let nested = try session.createDataFrame(
      [[.array([1, 2])]], schema: Schema([StructField("list", .array(.integer))]))
    await #expect { try await nested.write.csv(directory.file("x")) } throws: {
      ($0 as? GnistaError)?.message.contains("column 'list' of type array<int> cannot be written as CSV")
        == true
    }
    let twice = frame.select("name", "name")
    await #expect { try await twice.write.parquet(directory.file("x")) } throws: {
      ($0 as? GnistaError)?.code == .duplicateColumn
    }
    #expect(directory.names == [])
  }

  @Test func `saves tables in a database file that another session opens`() async throws {
    let database = directory.file("trips.duckdb")
    let first = try await Session.embedded(at: database)
    try await first.range(5).write.saveAsTable("numbers")
    await #expect { try await first.range(2).write.saveAsTable("numbers") } throws: {
      ($0 as? GnistaError)?.code == .alreadyExists
    }
    try await first.range(2).write.mode(.append).saveAsTable("numbers")
    #expect(try await first.tables().map(\.name) == ["numbers"])
    await first.close()
    let second = try await Session.embedded(at: database)
    #expect(try await second.table("numbers").count() == 7)
    await #expect { try await second.table("nubers").count() } throws: {
      ($0 as? GnistaError)?.message.contains("did you mean 'numbers'?") == true
    }
    await second.close()
  }

  @Test func `names a place that cannot be written`() async throws {
    await #expect { try await frame.write.parquet("/proc/gnista/out") } throws: {
      ($0 as? GnistaError)?.code == .ioFailure
    }
  }

  @Test func `numbers that JSON lacks are texts, at any depth, and times are on the session's clock`()
    async throws
  {
    let odd = session.sql(
      """
      SELECT 'nan'::DOUBLE AS a, '-inf'::FLOAT AS b, 1.5::DOUBLE AS c, NULL::DOUBLE AS d, ['inf'::DOUBLE, 2] AS e,
        {'x': ['nan'::DOUBLE]} AS f, TIMESTAMPTZ '2024-01-02 03:04:05+00' AS g
      """
    )
    let path = directory.file("odd.json")
    try await odd.write.file(.json, path)
    let expected = """
      {"a":"NaN","b":"-Infinity","c":1.5,"d":null,"e":["Infinity",2.0],"f":{"x":["NaN"]},"g":"2024-01-02 03:04:05"}

      """
    #expect(try String(contentsOfFile: path, encoding: .utf8) == expected)
    let text = directory.file("odd.csv")
    try await odd.select("a", "b", "c", "d").write.file(.csv, text)
    #expect(try String(contentsOfFile: text, encoding: .utf8) == "NaN,-Infinity,1.5,\n")
  }

  @Test func `a file never takes the place of a directory or a device`() async throws {
    try FileManager.default.createDirectory(
      atPath: directory.file("folder"), withIntermediateDirectories: false)
    for path in [directory.file("folder"), "/dev/null"] {
      await #expect { try await frame.write.mode(.overwrite).file(.csv, path) } throws: {
        ($0 as? GnistaError)?.code == .alreadyExists && "\($0)".contains("not replaced by a file")
      }
    }
    #expect(directory.names == ["folder"])
  }

  @Test func `a link is followed`() async throws {
    try FileManager.default.createSymbolicLink(
      atPath: directory.file("link.csv"), withDestinationPath: "real.csv")
    try await frame.write.file(.csv, directory.file("link.csv"))
    #expect(directory.names == ["link.csv", "real.csv"])
  }

  @Test func `CSV refuses vectors and says how to take them apart`() async throws {
    let vectors = try session.createDataFrame(
      [[.vector(.dense([1, 2]))]], schema: Schema([StructField("v", .vector)]))
    await #expect { try await vectors.write.csv(directory.file("v")) } throws: {
      ($0 as? GnistaError)?.code == .typeMismatch && "\($0)".contains("vector_to_array(v)[0]")
    }
    #expect(directory.names == [])
  }
}
