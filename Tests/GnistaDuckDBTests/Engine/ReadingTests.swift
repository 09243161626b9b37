import Foundation
import Gnista
import GnistaCore
import GnistaDuckDB
import GnistaFrame
import Testing

@Suite("Reading files on the embedded engine")
struct ReadingTests {
  private let directory: TemporaryDirectory
  private let session: Session

  init() async throws {
    directory = try TemporaryDirectory()
    session = try await Session.embedded()
    try await session.set("spark.sql.session.timeZone", to: "UTC")
  }

  private func failure(_ body: () async throws -> Void) async -> GnistaError? {
    do {
      try await body()
      return nil
    } catch {
      return error as? GnistaError
    }
  }

  @Test func `infers types and names from a header`() async throws {
    let path = try directory.write(
      "id,price,day,at,ok,text\n1,2.5,2024-02-29,2024-02-29 10:00:00,true,a b\n2,,2024-03-01,2024-03-01 11:30:15.5,false,\"x,\"\"y\"\"\"\n",
      to: "a.csv")
    let frame = session.read.option("header", true).option("inferSchema", true).csv(path)
    let schema = try await frame.schema
    #expect(schema.fields.map(\.dataType) == [.long, .double, .date, .timestamp, .boolean, .string])
    let rows = try await frame.collect()
    #expect(rows[1][1] == .null)
    #expect(rows[1][5] == "x,\"y\"")
    #expect(SparkText.text(of: rows[1][3]) == "2024-03-01 11:30:15.5")
  }

  @Test func `takes the given schema and another delimiter, quote and null`() async throws {
    let path = try directory.write("1;NA;'a;b'\n2;7;c\n", to: "a.csv")
    let schema = Schema([StructField("x", .integer), StructField("y", .short), StructField("z", .string)])
    let frame = session.read.schema(schema).option("sep", ";").option("quote", "'").option("nullValue", "NA")
      .csv(path)
    #expect(try await frame.schema.fields.map(\.dataType) == [.integer, .short, .string])
    #expect(try await frame.collect().map(\.values) == [[1, .null, "a;b"], [2, .short(7), "c"]])
  }

  @Test func `keeps an empty quoted text and makes an empty field null`() async throws {
    let path = try directory.write("a,b\n\"\",\n", to: "a.csv")
    let rows = try await session.read.option("header", true).csv(path).collect()
    #expect(rows[0].values == ["", .null])
  }

  @Test func `reads a pattern in the dates that the option gives`() async throws {
    let path = try directory.write("d,t\n31/01/2016,31/01/2016 13:45\n", to: "a.csv")
    let schema = Schema([StructField("d", .date), StructField("t", .timestamp)])
    let frame = session.read.schema(schema).option("header", true).option("dateFormat", "dd/MM/yyyy")
      .option("timestampFormat", "dd/MM/yyyy HH:mm").csv(path)
    let row = try #require(try await frame.first())
    #expect(row.values.map { SparkText.text(of: $0) } == ["2016-01-31", "2016-01-31 13:45:00"])
  }

  @Test func `reads instants on the session's wall clock`() async throws {
    let path = try directory.write("t\n2024-07-01 12:00:00\n", to: "a.csv")
    try await session.set("spark.sql.session.timeZone", to: "America/New_York")
    let frame = session.read.option("header", true).option("inferSchema", true).csv(path)
    #expect(try await frame.first()?[0] == .timestamp(1_719_849_600_000_000))
  }

  @Test func `reads directories, globs and Hive partitions`() async throws {
    _ = try directory.write("{\"v\": 1}\n", to: "t/month=1/a.json")
    _ = try directory.write("{\"v\": 2}\n", to: "t/month=2/b.json")
    _ = try directory.write("not data", to: "t/_SUCCESS")
    let frame = session.read.json(directory.file("t"))
    #expect(
      try await frame.orderBy("v").collect().map(\.values) == [[.long(1), .long(1)], [.long(2), .long(2)]])
    let globbed = session.read.json(directory.file("t/*/b.json"))
    #expect(try await globbed.select("v").collect().map(\.values) == [[.long(2)]])
  }

  @Test func `reads lines of text`() async throws {
    let path = try directory.write("one\r\ntwo\n\nfour\n", to: "a.txt")
    #expect(try await session.read.text(path).collect().map { $0[0] } == ["one", "two", "", "four"])
  }

  @Test func `names a file that does not exist`() async {
    let error = await failure { _ = try await session.read.csv("nowhere/trips.csv").collect() }
    #expect(error?.code == .fileNotFound)
    #expect(error?.message.contains("'nowhere/trips.csv' does not exist") == true)
  }

  @Test func `names a directory without files of the format`() async throws {
    _ = try directory.write("x", to: "d/readme.md")
    let error = await failure { _ = try await session.read.parquet(directory.file("d")).collect() }
    #expect(error?.code == .fileNotFound)
    #expect(error?.message.contains("holds no parquet file") == true)
  }

  @Test func `names an empty file`() async throws {
    let path = try directory.write("", to: "empty.csv")
    let error = await failure { _ = try await session.read.option("header", true).csv(path).collect() }
    #expect(error?.code == .malformedData)
    #expect(error?.message.contains("is empty") == true)
  }

  @Test func `tells the line of a broken quote`() async throws {
    let path = try directory.write("a,b\n1,\"x\n3,4\n", to: "a.csv")
    let error = await failure {
      _ = try await session.read.option("header", true).option("inferSchema", true).csv(path).collect()
    }
    #expect(error?.code == .malformedData)
    #expect(error?.location?.line == 2)
    #expect(error?.message.contains("unterminated quote") == true)
  }

  @Test func `tells the line of a value that does not fit the schema`() async throws {
    let path = try directory.write("a\n1\nx\n", to: "a.csv")
    let error = await failure {
      _ = try await session.read.option("header", true).schema(Schema([StructField("a", .integer)])).csv(path)
        .collect()
    }
    #expect(error?.code == .malformedData)
    #expect(error?.location?.line == 3)
  }

  @Test func `tells a file in another encoding`() async throws {
    let path = directory.file("latin.csv")
    try Data([0x61, 0x0A, 0xE5, 0xE4, 0xF6, 0x0A]).write(to: URL(fileURLWithPath: path))
    let error = await failure { _ = try await session.read.option("header", true).csv(path).collect() }
    #expect(error?.code == .malformedData)
    #expect(error?.message.lowercased().contains("encoding") == true)
    let read = session.read.option("header", true).option("encoding", "latin-1").csv(path)
    #expect(try await read.first()?[0] == "åäö")
  }

  @Test func `pads or drops malformed lines when told to`() async throws {
    let path = try directory.write("a,b\n1,2\n3\n", to: "a.csv")
    let padded = session.read.option("header", true).option("mode", "PERMISSIVE").csv(path)
    #expect(try await padded.collect().map(\.values) == [["1", "2"], ["3", .null]])
    let dropped = session.read.option("header", true).option("mode", "DROPMALFORMED").csv(path)
    #expect(try await dropped.collect().map(\.values) == [["1", "2"]])
  }

  @Test func `refuses an option that has no effect`() async throws {
    let path = try directory.write("a\n1\n", to: "a.csv")
    let error = await failure { _ = try await session.read.option("heder", true).csv(path).collect() }
    #expect(error?.code == .invalidArgument)
    #expect(error?.message.contains("did you mean 'header'?") == true)
  }

  @Test func `names a damaged Parquet file`() async throws {
    let path = try directory.write("PAR1 nonsense PAR1", to: "a.parquet")
    let error = await failure { _ = try await session.read.parquet(path).collect() }
    #expect(error != nil)
    #expect(error?.message.contains("a.parquet") == true)
  }
}
