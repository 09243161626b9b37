import FramePrograms
import Gnista
import GnistaCore
import GnistaFrame
import Testing

@Suite("Programs over missing values")
struct NaProgramTests {
  @Test(arguments: NaPrograms.programs) func `A program gives Spark's rows`(_ program: FrameProgram)
    async throws
  {
    #expect(try await program.differences(in: GoldenTables.embedded) == [])
  }

  @Test func `Every program of the golden file is written down`() throws {
    #expect(try FrameProgram.missing("na", from: NaPrograms.programs) == [])
  }

  @Test func `Errors name the column and the kinds`() async throws {
    let tables = try await GoldenTables.embedded
    await #expect {
      _ = try await tables.gaps.na.fill(1, subset: ["agee"])
    } throws: { ($0 as? GnistaError)?.message.contains("did you mean 'age'?") == true }
    await #expect {
      _ = try await tables.gaps.na.replace(["a": 1, 2: 3])
    } throws: { ($0 as? GnistaError)?.code == .invalidArgument }
  }
}
