import FramePrograms
import Gnista
import GnistaCore
import GnistaFrame
import Testing

@Suite("Programs over groups, windows and generators")
struct GroupProgramTests {
  @Test(arguments: GroupPrograms.programs) func `A program gives Spark's rows`(_ program: FrameProgram)
    async throws
  {
    #expect(try await program.differences(in: GoldenTables.embedded) == [])
  }

  @Test func `Every program of the golden files is written down`() throws {
    #expect(try FrameProgram.missing("groups", from: GroupPrograms.programs) == [])
    #expect(try FrameProgram.missing("generators", from: GroupPrograms.programs) == [])
  }
}
