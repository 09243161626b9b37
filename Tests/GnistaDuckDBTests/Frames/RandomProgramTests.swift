import FramePrograms
import Gnista
import GnistaCore
import GnistaFrame
import Testing

@Suite("Programs with random numbers")
struct RandomProgramTests {
  @Test(arguments: RandomPrograms.programs) func `A program gives Spark's rows`(_ program: FrameProgram)
    async throws
  {
    #expect(try await program.differences(in: GoldenTables.embedded) == [])
  }

  @Test func `Every program of the golden file is written down`() throws {
    #expect(try FrameProgram.missing("random", from: RandomPrograms.programs) == [])
  }

  @Test func `A split gives every row once`() async throws {
    let session = try await Session.embedded()
    let parts = try session.range(20_000).randomSplit([0.5, 0.3, 0.2], seed: 1)
    var ids: [Int] = []
    for part in parts { ids += try await part.collectColumn("id", as: Int.self) }
    #expect(ids.sorted() == Array(0..<20_000))
  }
}
