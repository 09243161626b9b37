import Foundation
import Gnista
import GnistaCore
import GnistaDuckDB
import GnistaFrame
import Synchronization
import Testing

@Suite("Running frames on the embedded engine")
struct RunningTests {
  /// Counts the rows that pass through it.
  private final class Counting: BatchTransform {
    let rows = Atomic<Int>(0)
    let inputColumns = ["id"]
    let mayDropRows = false

    func outputFields(for input: Schema) throws -> [StructField] {
      [StructField("x", .double), StructField("y", .double)]
    }

    func apply(to batch: inout RowBatch) throws {
      rows.add(batch.count, ordering: .relaxed)
      let values = try batch.column("id").doubleValues ?? []
      batch.append(StructField("x", .double), .doubles(values))
      batch.append(StructField("y", .double), .doubles(values.map { -$0 }))
    }
  }

  @Test func `calls a run of stages once a row, however many outputs are used`() async throws {
    let session = try await Session.embedded()
    let stage = Counting()
    let frame = session.range(10_000).transform([stage]).select((col("x") + col("y")).alias("z")).filter(
      col("z") == 0)
    #expect(try await frame.count() == 10_000)
    #expect(stage.rows.load(ordering: .relaxed) == 10_000)
  }

  @Test func `streams with bounded memory and stops when the reader stops`() async throws {
    let session = try await Session.embedded()
    var seen = 0
    for try await batch in try await session.range(50_000_000).batches() {
      seen += batch.count
      if seen > 10_000 { break }
    }
    #expect(seen < 20_000)
    // The connection is free again.
    #expect(try await session.range(3).count() == 3)
  }

  @Test func `stops a query when its task is cancelled`() async throws {
    let session = try await Session.embedded()
    let task = Task {
      try await session.range(3_000_000).crossJoin(session.range(3_000_000).toDF("other")).groupBy(
        (col("id") % 7).alias("k")
      ).count().count()
    }
    try await Task.sleep(for: .milliseconds(300))
    let before = ContinuousClock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(ContinuousClock.now - before < .seconds(10))
  }

  @Test func `runs many queries at once`() async throws {
    let session = try await Session.embedded()
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for size in 1...40 {
        group.addTask { try await session.range(size * 1_000).filter("id % 2 = 0").count() }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts.sorted() == (1...40).map { $0 * 500 })
  }

  @Test func `keeps cached rows until they are let go`() async throws {
    let session = try await Session.embedded()
    let stage = Counting()
    let cached = session.range(100).transform([stage]).cache()
    #expect(try await cached.filter(col("x") > 49).count() == 50)
    #expect(try await cached.filter(col("y") < -49).count() == 50)
    #expect(stage.rows.load(ordering: .relaxed) == 100)
    try await cached.unpersist()
    #expect(try await cached.count() == 100)
    #expect(stage.rows.load(ordering: .relaxed) >= 100)
  }

  @Test func `brings a stage's error to the caller as it is`() async throws {
    struct Failing: BatchTransform {
      let inputColumns = ["id"]
      let mayDropRows = false
      func outputFields(for input: Schema) throws -> [StructField] { [StructField("x", .double)] }
      func apply(to batch: inout RowBatch) throws {
        throw GnistaError(.unseenCategory, "label 'z' was not seen")
      }
    }
    let session = try await Session.embedded()
    let frame = session.range(10).transform([Failing()])
    for action in [frame, frame.filter(col("x") > 0)] {
      await #expect { _ = try await action.collect() } throws: { error in
        let error = error as? GnistaError
        return error?.code == .unseenCategory && error?.message.contains("label 'z' was not seen") == true
      }
    }
  }

  @Test func `explains a frame with its plan and its query`() async throws {
    let session = try await Session.embedded()
    let text = try await session.range(5).filter("id > 2").explain(.extended)
    #expect(text.contains("Filter id > 2"))
    #expect(text.contains("== SQL =="))
    #expect(text.contains("== Engine =="))
  }

  @Test func `refuses work after the session is closed`() async throws {
    let session = try await Session.embedded()
    await session.close()
    await #expect { _ = try await session.range(1).count() } throws: {
      ($0 as? GnistaError)?.message.contains("session is closed") == true
    }
  }

  @Test func `reports progress of long work`() async throws {
    let session = try await Session.embedded()
    let reports = Mutex<Int>(0)
    for try await _ in try await session.range(10_000).batches(progress: { _, _ in
      reports.withLock { $0 += 1 }
    }) {}
    #expect(reports.withLock { $0 } > 0)
  }
}
