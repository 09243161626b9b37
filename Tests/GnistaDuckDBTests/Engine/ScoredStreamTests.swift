import Gnista
import GnistaCore
import GnistaFrame
import GnistaML
import Testing

@Suite("Streams of scored rows")
struct ScoredStreamTests {
  /// A frame of many rows behind a fitted stage; `limit` above which the stage fails.
  private func scored(_ session: Session, rows: Int, failingAt limit: Double? = nil) -> DataFrame {
    let frame = session.range(rows).withColumn("x", F.expr("double(id)"))
    return Bucketizer().with {
      $0.inputCol = "x"
      $0.outputCol = "bucket"
      $0.splits = [-.infinity, 10, limit ?? .infinity]
    }.transform(frame)
  }

  @Test func `Rows come in order, whatever works on them at the same time`() async throws {
    let session = try await Session.embedded()
    var next: Int64 = 0
    for try await batch in try await scored(session, rows: 300_000).batches() {
      guard case .long(let ids) = try batch.column("id").storage else {
        Issue.record("the ids are not whole numbers")
        return
      }
      for id in ids {
        #expect(id == next)
        next += 1
      }
    }
    #expect(next == 300_000)
  }

  @Test func `A stream that is let go early gives its connection back`() async throws {
    let session = try await Session.embedded()
    for _ in 0..<40 {
      for try await batch in try await scored(session, rows: 2_000_000).batches() {
        #expect(batch.count > 0)
        break
      }
    }
    #expect(try await scored(session, rows: 1_000).count() == 1_000)
  }

  @Test func `What fails behind some rows is thrown after them, and the session goes on`() async throws {
    let session = try await Session.embedded()
    var seen = 0
    let error = await #expect(throws: GnistaError.self) {
      for try await batch in try await scored(session, rows: 500_000, failingAt: 400_000).batches() {
        seen += batch.count
      }
    }
    #expect(error?.message.contains("400001.0") == true, "\(String(describing: error))")
    #expect(seen > 0 && seen <= 400_001)
    #expect(try await session.range(5).count() == 5)
  }

  @Test func `Cancelling ends a stream soon`() async throws {
    let session = try await Session.embedded()
    let frame = scored(session, rows: 2_000_000_000)
    let reading = Task {
      var rows = 0
      for try await batch in try await frame.batches() { rows += batch.count }
      return rows
    }
    try await Task.sleep(for: .milliseconds(200))
    reading.cancel()
    await #expect(throws: CancellationError.self) { try await reading.value }
    #expect(try await session.range(5).count() == 5)
  }
}
