import FramePrograms
import Gnista
import GnistaCore
import GnistaFrame
import Testing

@Suite("Programs of statistics")
struct StatisticProgramTests {
  @Test(arguments: StatisticPrograms.programs) func `A program gives Spark's answer`(_ program: FrameProgram)
    async throws
  {
    #expect(try await program.differences(in: GoldenTables.embedded) == [])
  }

  @Test func `Every program of the golden file is written down`() throws {
    #expect(try FrameProgram.missing("statistics", from: StatisticPrograms.programs) == [])
  }

  @Test func `Errors name what is wrong`() async throws {
    let tables = try await GoldenTables.embedded
    func message(_ body: () async throws -> some Any) async -> String? {
      do {
        _ = try await body()
        return nil
      } catch {
        return (error as? GnistaError)?.message
      }
    }
    #expect(
      await message { try await tables.trips.summary("meen") }?.contains("did you mean 'mean'?") == true)
    #expect(await message { try await tables.trips.summary("120%") }?.contains("from 0% to 100%") == true)
    #expect(
      await message { try await tables.trips.stat.corr("city", "fare") }
        == "corr needs numeric columns, but 'city' is a string")
    #expect(
      await message { try await tables.trips.stat.approxQuantile("fare", [1.5], relativeError: 0) }?
        .contains("between 0 and 1") == true)
    #expect(await message { try await tables.trips.stat.freqItems(["fare"], support: 0) } != nil)
    #expect(await message { try tables.trips.stat.sampleBy("city", fractions: ["Oslo": 2]) } != nil)
  }
}
