import FramePrograms
import Gnista
import GnistaCore
import GnistaFrame
import Testing

@Suite("Programs over further operations")
struct OperationProgramTests {
  @Test(arguments: OperationPrograms.programs) func `A program gives Spark's rows`(_ program: FrameProgram)
    async throws
  {
    #expect(try await program.differences(in: GoldenTables.embedded) == [])
  }

  @Test func `Every program of the golden file is written down`() throws {
    #expect(try FrameProgram.missing("operations", from: OperationPrograms.programs) == [])
  }

  @Test func `What cannot be is an error that says so`() async throws {
    let t = try await GoldenTables.embedded
    func message(_ frame: DataFrame) async -> String {
      do {
        _ = try await frame.collect()
        return ""
      } catch { return "\(error)" }
    }
    let twice = t.trips.select(F.window("at", "1 day"), F.window("at", "2 days").alias("w"))
    #expect(await message(twice).contains("one operation can have one window of time, not 2"))
    #expect(
      await message(t.trips.filter(F.window("at", "1 day").isNotNull())).contains(
        "belong to select, withColumn"))
    #expect(await message(t.trips.select(F.session_window("at", "1 day"))).contains("belongs to groupBy"))
    #expect(await message(t.trips.select(F.window("at", "1 month"))).contains("months and years vary"))
    #expect(await message(t.trips.select(F.window("at", "soon"))).contains("'soon' is no length"))
    #expect(await message(t.mixed.select(col("t").withField("a", lit(1)))).contains("has no fields"))
    #expect(
      await message(t.mixed.select(col("place").dropFields("no", "street"))).contains("one field at least"))
    #expect(await message(t.trips.select(t.trips.colRegex("("))).contains("'(' is no regular expression"))
    let far = Window.orderBy("day").rangeBetween(-1.5, 0)
    #expect(await message(t.trips.select(F.count("id").over(far))).contains("ordered by values of type date"))
  }

  @Test func `Each row is given to a function in order`() async throws {
    let t = try await GoldenTables.embedded
    var ids: [Int] = []
    try await t.trips.orderBy(F.desc("id")).select("id").foreach { ids.append($0["id"]?.integerValue ?? 0) }
    #expect(ids == Array((1...8).reversed()))
  }
}
