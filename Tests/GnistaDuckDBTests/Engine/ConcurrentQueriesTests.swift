import Gnista
import GnistaCore
import GnistaFrame
import Testing

@Suite("Queries at the same time")
struct ConcurrentQueriesTests {
  private struct Adding: BatchTransform {
    let name: String
    var inputColumns: [String] { ["x"] }
    var mayDropRows: Bool { false }
    func outputFields(for input: Schema) throws -> [StructField] { [StructField(name, .double)] }
    func apply(to batch: inout RowBatch) throws {
      let values = try batch.column("x").doubleValues ?? []
      batch.append(StructField(name, .double), .doubles(values.map { $0 + 1 }))
    }
  }

  @Test func `share rows in memory, kept rows and functions of stages`() async throws {
    let session = try await Session.embedded()
    for round in 0..<8 {
      let rows = try session.createDataFrame(columns: [("x", .doubles((0..<500).map(Double.init)))])
      let frame = rows.withColumn("y", col("x") * 2).cache().transform([Adding(name: "z\(round)")])
      let sums = try await withThrowingTaskGroup(of: Double.self) { group in
        for _ in 0..<8 {
          group.addTask {
            let sum = frame.filter(col("y") >= 0).groupBy().sum("z\(round)")
            return try await sum.collect()[0][0].doubleValue ?? .nan
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(sums == [Double](repeating: 125_250, count: 8))
    }
  }
}
