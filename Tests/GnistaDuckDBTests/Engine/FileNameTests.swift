import Foundation
import Gnista
import GnistaCore
import GnistaDuckDB
import GnistaFrame
import Testing

@Suite("The names of the files that rows come from")
struct FileNameTests {
  private let directory: TemporaryDirectory
  private let session: Session

  init() async throws {
    directory = try TemporaryDirectory()
    session = try await Session.embedded()
  }

  private func texts(_ frame: DataFrame) async throws -> [[String]] {
    try await frame.collect().map { $0.values.map { SparkText.text(of: $0) ?? "NULL" } }
  }

  @Test func `every format gives the file of each row as a URI`() async throws {
    let one = try directory.write("id\n1\n2\n", to: "one.csv")
    let two = try directory.write("id\n3\n", to: "two words.csv")
    let trips = session.read.option("header", true).option("inferSchema", true).csv(one, two)
    let uris = [one, one, two].map { URL(filePath: $0).absoluteString }
    let named = trips.withColumn("file", F.input_file_name()).orderBy("id")
    #expect(try await texts(named) == zip(1...3, uris).map { ["\($0)", $1] })
    #expect(uris[2].hasSuffix("/two%20words.csv"))
    _ = try await trips.filter("id < 3").write.mode(.overwrite).parquet(directory.file("table"))
    let parquet = session.read.parquet(directory.file("table")).select(F.input_file_name())
    #expect(try await parquet.columns == ["input_file_name()"])
    #expect(
      try await texts(parquet).allSatisfy { $0[0].hasPrefix("file:///") && $0[0].hasSuffix(".parquet") })
    let lines = try directory.write("{\"a\":1}\n", to: "lines.json")
    #expect(
      try await texts(session.read.json(lines).select("a", F.input_file_name()))[0][1].hasSuffix(
        "/lines.json"))
    let text = try directory.write("x\ny\n", to: "plain.txt")
    #expect(try await texts(session.read.text(text).select("*", F.input_file_name())).map(\.count) == [2, 2])
  }

  @Test func `the name passes through filters and added columns, and stands in groupings and conditions`()
    async throws
  {
    let one = try directory.write("id\n1\n2\n", to: "one.csv")
    let two = try directory.write("id\n3\n", to: "two.csv")
    let rows = session.read.option("header", true).csv(one, two).filter("id > 1").withColumn(
      "twice", col("id") * 2)
    #expect(try await rows.columns == ["id", "twice"])
    let counts = rows.groupBy(F.regexp_extract(F.input_file_name(), "([a-z]+).csv", 1).alias("file")).count()
    #expect(try await texts(counts.orderBy("file")) == [["one", "1"], ["two", "1"]])
    #expect(try await rows.filter(F.input_file_name().endsWith("two.csv")).count() == 1)
    #expect(try await texts(rows.filter(F.input_file_name().endsWith("two.csv"))) == [["3", "6"]])
    #expect(try await texts(session.range(1).select("id", F.input_file_name())) == [["0", ""]])
  }

  @Test func `where the name is no longer known, the error says what to do`() async throws {
    let one = try directory.write("id\n1\n", to: "one.csv")
    let distinct = session.read.option("header", true).csv(one).distinct()
    let error = await #expect(throws: GnistaError.self) {
      _ = try await distinct.select(F.input_file_name()).collect()
    }
    #expect(error?.message.contains("add it as a column before") == true)
  }
}
