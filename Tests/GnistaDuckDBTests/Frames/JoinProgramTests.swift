import FramePrograms
import Gnista
import GnistaCore
import GnistaFrame
import Testing

@Suite("Programs over two frames")
struct JoinProgramTests {
  @Test(arguments: JoinPrograms.programs) func `A program gives Spark's rows`(_ program: FrameProgram)
    async throws
  {
    #expect(try await program.differences(in: GoldenTables.embedded) == [])
  }

  @Test func `Every program of the golden file is written down`() throws {
    #expect(try FrameProgram.missing("joins", from: JoinPrograms.programs) == [])
  }
}
