import FramePrograms
import Foundation
import GnistaCore
import GnistaFrame
import GnistaSpark
import Testing

/// The golden programs on a real server: the same lines of Swift, and the same rows as on the embedded engine.
@Suite("Programs on Spark", .sparkServer, .timeLimit(.minutes(10)))
struct SparkProgramTests {
  /// One session for all programs, in which Spark has one partition, as it had when the golden files were made.
  private static let opening = Task {
    let session = try await Session.spark(SparkServer.remote())
    try await session.set("spark.sql.session.timeZone", to: "UTC")
    try await session.set("spark.sql.shuffle.partitions", to: "1")
    try await session.set("spark.sql.leafNodeDefaultParallelism", to: "1")
    return try GoldenTables(session)
  }

  private static let known = Result { try KnownDifferences("spark-differences")["programs"] }

  @Test(arguments: FrameProgram.all) func `A program gives the golden answer`(_ program: FrameProgram)
    async throws
  {
    let tables = try await Self.opening.value
    var found: [String]
    do {
      found = try await program.differences(in: tables)
    } catch {
      found = ["\(error)"]
    }
    let reason = try Self.known.get()["\(program.file)/\(program.name)"]
    if let reason {
      #expect(!found.isEmpty, "is listed as different, but agrees: \(reason)")
    } else {
      #expect(found == [])
    }
  }
}
