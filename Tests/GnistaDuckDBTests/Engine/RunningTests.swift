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

  @Test func `calls a run of stages once a row when rows are chosen by its outputs`() async throws {
    let session = try await Session.embedded()
    let stage = Counting()
    let frame = session.range(10_000).transform([stage]).filter(col("x") > 4_999).select("x", "y")
      .filter(col("y") > -9_000)
    #expect(try await frame.collect().count == 4_000)
    #expect(stage.rows.load(ordering: .relaxed) == 10_000)
  }

  @Test func `keeps the order of rows while stages work on many at once`() async throws {
    let session = try await Session.embedded()
    let stage = Counting()
    var next = 0
    for try await batch in try await session.range(200_000).transform([stage]).batches() {
      let ids = try batch.column("id").doubleValues
      #expect(ids == (next..<next + batch.count).map(Double.init))
      #expect(try batch.column("y").doubleValues == ids?.map { -$0 })
      next += batch.count
    }
    #expect(next == 200_000)
    #expect(stage.rows.load(ordering: .relaxed) == 200_000)
  }

  @Test func `gives the rows before the one that a stage fails on`() async throws {
    struct Limited: BatchTransform {
      let inputColumns = ["id"]
      let mayDropRows = false
      func outputFields(for input: Schema) throws -> [StructField] { [StructField("x", .double)] }
      func apply(to batch: inout RowBatch) throws {
        let values = try batch.column("id").doubleValues ?? []
        if values.contains(where: { $0 >= 60_000 }) { throw GnistaError(.invalidValue, "60000 is too much") }
        batch.append(StructField("x", .double), .doubles(values))
      }
    }
    let session = try await Session.embedded()
    var rows = 0
    await #expect {
      for try await batch in try await session.range(100_000).transform([Limited()]).batches() {
        rows += batch.count
      }
    } throws: {
      ($0 as? GnistaError)?.message.contains("60000 is too much") == true
    }
    // Portions are of at most eight chunks of 2,048 rows.
    #expect(rows <= 60_000 && rows >= 60_000 - 9 * 2_048)
  }

  @Test func `reads texts of all lengths with nulls between them`() async throws {
    let session = try await Session.embedded()
    let frame = session.sql(
      "SELECT CASE WHEN i % 7 = 3 THEN NULL ELSE repeat('äb', CAST(i % 11 AS INTEGER)) END AS t FROM range(5000) AS r(i)"
    )
    let rows = try await frame.collect()
    #expect(rows.count == 5_000)
    for (index, row) in rows.enumerated() {
      #expect(row[0].stringValue == (index % 7 == 3 ? nil : String(repeating: "äb", count: index % 11)))
    }
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
    // The query would take hours; a minute is for machines that run all tests at once on few processors.
    #expect(ContinuousClock.now - before < .seconds(60))
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
