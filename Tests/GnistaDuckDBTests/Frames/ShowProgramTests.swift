import FramePrograms
import Gnista
import GnistaCore
import GnistaFrame
import Testing

@Suite("Programs that print")
struct ShowProgramTests {
  @Test(arguments: ShowPrograms.programs) func `A program gives Spark's text`(_ program: FrameProgram)
    async throws
  {
    #expect(try await program.differences(in: GoldenTables.embedded) == [])
  }

  @Test func `Every program of the golden file is written down`() throws {
    #expect(try FrameProgram.missing("show", from: ShowPrograms.programs) == [])
  }

  @Test func `Timestamps are shown on the session's wall clock`() async throws {
    let session = try await Session.embedded()
    try await session.set("spark.sql.session.timeZone", to: "America/New_York")
    let frame = try session.createDataFrame(
      [[.timestamp(1_720_000_000_000_000)]], schema: Schema([StructField("at", .timestamp)]))
    #expect(try await frame.showString().contains("|2024-07-03 05:46:40|"))
  }
}
