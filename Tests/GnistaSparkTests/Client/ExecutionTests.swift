import Foundation
import GRPCCore
import GnistaCore
import SparkProto
import SwiftProtobuf
import Synchronization
import Testing

@testable import GnistaSpark

/// The life of an operation, against a server whose behaviour is written here.
@Suite("Running plans", .serialized, .timeLimit(.minutes(2)))
struct ExecutionTests {
  private static let rows = Spark_Connect_Plan.range(10)

  @Test func `responses come in order and the operation is released`() async throws {
    try await FakeSpark.withClient { fake, client in
      let execution = client.execute(Self.rows, tags: ["mine"])
      var kinds: [String] = []
      for try await response in execution {
        switch response {
        case .schema(let type): kinds.append("schema of \(type.struct.fields.count)")
        case .arrowBatch(let batch): kinds.append("\(batch.rowCount) row at \(batch.startOffset)")
        default: kinds.append("other")
        }
      }
      #expect(kinds == ["schema of 1", "1 row at 0"])
      #expect(await fake.waits { $0.released.contains { $0.release == .releaseAll(.init()) } })
      let request = try #require(fake.seen.executed.first)
      #expect(request.operationID == execution.operationID)
      #expect(request.tags == ["mine"])
      #expect(request.requestOptions.contains { $0.reattachOptions.reattachable })
      #expect(request.requestOptions.contains { $0.resultChunkingOptions.allowArrowBatchChunking })
    }
  }

  @Test func `commands give their results, and metrics and observations come too`() async throws {
    var script = FakeSpark.Script()
    script.execute = { request, _, writer in
      try await writer.write(
        FakeSpark.response(request.operationID, "1") { $0.mlCommandResult.operatorInfo.objRef.id = "model" })
      try await writer.write(
        FakeSpark.response(request.operationID, "2") { $0.sqlCommandResult.relation.range.end = 3 })
      try await writer.write(
        FakeSpark.response(request.operationID, "3") { response in
          response.metrics.metrics = [.with { $0.name = "Scan" }]
          response.observedMetrics = [.with { $0.name = "seen" }]
        })
      try await writer.write(
        FakeSpark.response(request.operationID, "4") {
          $0.checkpointCommandResult.relation.relationID = "kept"
        })
      try await FakeSpark.answer(request.operationID, first: 9, batches: 0, complete: true, to: writer)
    }
    try await FakeSpark.withClient(script) { _, client in
      var texts: [String] = []
      for response in try await client.run(.with { $0.sqlCommand.input.sql.query = "SELECT 1" }) {
        switch response {
        case .mlResult(let result): texts.append(result.operatorInfo.objRef.id)
        case .sqlResult(let relation): texts.append("range to \(relation.range.end)")
        case .metrics(let metrics): texts.append(metrics.metrics[0].name)
        case .observed(let observed): texts.append(observed[0].name)
        case .other(.checkpointCommandResult(let result)): texts.append(result.relation.relationID)
        default: texts.append("unexpected")
        }
      }
      #expect(texts == ["model", "range to 3", "seen", "Scan", "kept"])
    }
  }

  @Test func `a stream that the server cuts is gone on with`() async throws {
    var script = FakeSpark.Script()
    script.execute = { try await FakeSpark.answer($0.operationID, batches: 2, complete: false, to: $2) }
    script.reattach = { request, count, writer in
      try await FakeSpark.answer(
        request.operationID, first: 2 + count, complete: count == 2, to: writer)
    }
    try await FakeSpark.withClient(script) { fake, client in
      let texts = try await client.execute(Self.rows).batchTexts()
      #expect(texts == (0..<5).map { "batch \($0)" })
      #expect(fake.seen.reattached.map(\.lastResponseID) == ["row-1", "row-2", "row-3"])
      #expect(Set(fake.seen.reattached.map(\.operationID)) == [fake.seen.executed[0].operationID])
    }
  }

  @Test func `an error in the middle of a stream is survived`() async throws {
    var script = FakeSpark.Script()
    script.execute = { request, _, writer in
      try await FakeSpark.answer(request.operationID, batches: 1, complete: false, to: writer)
      throw RPCError(code: .unavailable, message: "going down")
    }
    script.reattach = { request, count, writer in
      guard count > 1 else {
        throw FakeSpark.error("[INVALID_CURSOR.DISCONNECTED] The cursor has been disconnected")
      }
      try await FakeSpark.answer(request.operationID, first: 1, complete: true, to: writer)
    }
    try await FakeSpark.withClient(script) { fake, client in
      let answer = try await client.execute(Self.rows).batchTexts()
      #expect(answer == ["batch 0", "batch 1"])
      #expect(fake.seen.reattached.count == 3)
    }
  }

  @Test func `an operation that never reached the server is sent again`() async throws {
    var script = FakeSpark.Script()
    script.execute = { request, count, writer in
      guard count > 0 else { throw RPCError(code: .unavailable, message: "connection reset") }
      try await FakeSpark.answer(request.operationID, complete: true, to: writer)
    }
    script.reattach = { _, _, _ in throw FakeSpark.error("[INVALID_HANDLE.OPERATION_NOT_FOUND] not found") }
    try await FakeSpark.withClient(script) { fake, client in
      let answer = try await client.execute(Self.rows).batchTexts()
      #expect(answer == ["batch 0"])
      #expect(fake.seen.executed.count == 2)
      #expect(Set(fake.seen.executed.map(\.operationID)).count == 1)
    }
  }

  @Test func `results that the server has forgotten are an error, not a second run`() async throws {
    var script = FakeSpark.Script()
    script.execute = { try await FakeSpark.answer($0.operationID, complete: false, to: $2) }
    script.reattach = { _, _, _ in throw FakeSpark.error("[INVALID_HANDLE.OPERATION_NOT_FOUND] not found") }
    try await FakeSpark.withClient(script) { fake, client in
      let error = try await #require(throws: GnistaError.self) {
        try await client.execute(Self.rows).batchTexts()
      }
      #expect(error.message.contains("has forgotten the running query"))
      #expect(fake.seen.executed.count == 1)
    }
  }

  @Test func `a server that ends every stream at once is given up`() async throws {
    var script = FakeSpark.Script()
    script.execute = { _, _, _ in }
    script.reattach = { _, _, _ in }
    try await FakeSpark.withClient(script) { fake, client in
      let error = try await #require(throws: GnistaError.self) {
        try await client.execute(Self.rows).batchTexts()
      }
      #expect(error.code == .unreachable)
      #expect(fake.seen.reattached.count == 5)
    }
  }

  @Test func `a delay that the server asks for is kept`() async throws {
    var script = FakeSpark.Script()
    script.execute = { request, count, writer in
      guard count > 0 else {
        throw FakeSpark.error("busy", code: .resourceExhausted, retryAfter: .milliseconds(300))
      }
    }
    script.reattach = { request, _, writer in
      try await FakeSpark.answer(request.operationID, complete: true, to: writer)
    }
    try await FakeSpark.withClient(script) { _, client in
      let start = ContinuousClock.now
      let answer = try await client.execute(Self.rows).batchTexts()
      #expect(answer == ["batch 0"])
      #expect(start.duration(to: .now) >= .milliseconds(300))
    }
  }

  // MARK: Parts of batches

  private static func parts(_ parts: [(row: Int64, index: Int64, count: Int64, text: String)])
    -> FakeSpark.Script
  {
    var script = FakeSpark.Script()
    script.execute = { request, _, writer in
      for (number, part) in parts.enumerated() {
        try await writer.write(
          FakeSpark.response(request.operationID, "\(number)") {
            $0.arrowBatch.rowCount = 2
            $0.arrowBatch.startOffset = part.row
            $0.arrowBatch.chunkIndex = part.index
            $0.arrowBatch.numChunksInBatch = part.count
            $0.arrowBatch.data = Data(part.text.utf8)
          })
      }
      try await writer.write(FakeSpark.response(request.operationID, "end") { $0.resultComplete = .init() })
    }
    return script
  }

  @Test func `a batch that comes in parts is put together`() async throws {
    let script = Self.parts([(0, 0, 3, "a"), (0, 1, 3, "b"), (0, 2, 3, "c"), (2, 0, 1, "d")])
    try await FakeSpark.withClient(script) { _, client in
      let answer = try await client.execute(Self.rows).batchTexts()
      #expect(answer == ["abc", "d"])
    }
  }

  @Test(arguments: [
    [(0, 0, 2, "a"), (2, 0, 1, "d")], [(0, 1, 2, "b")], [(0, 0, 3, "a"), (0, 2, 3, "c")], [(0, 0, 2, "a")],
    [(0, 0, 1, "a"), (3, 0, 1, "d")], [(0, 0, 1, "a"), (0, 0, 1, "a")],
  ])
  func `A missing or repeated part is an error`(_ list: [(Int64, Int64, Int64, String)]) async throws {
    try await FakeSpark.withClient(Self.parts(list.map { (row: $0.0, index: $0.1, count: $0.2, text: $0.3) }))
    {
      _, client in
      let error = try await #require(throws: GnistaError.self) {
        try await client.execute(Self.rows).batchTexts()
      }
      #expect(error.code == .malformedData)
    }
  }

  // MARK: Ending early

  /// A server that goes on sending until the client has enough.
  private static func endless(bytes: Int, sent: Sent, pause: Duration = .zero) -> FakeSpark.Script {
    var script = FakeSpark.Script()
    script.execute = { request, _, writer in
      for index in 0..<100_000 {
        try await writer.write(
          FakeSpark.response(request.operationID, "row-\(index)") {
            $0.arrowBatch.rowCount = 1
            $0.arrowBatch.startOffset = Int64(index)
            $0.arrowBatch.data = Data(count: bytes)
          })
        sent.count.withLock { $0 += 1 }
        if pause > .zero { try await Task.sleep(for: pause) }
      }
    }
    return script
  }

  private final class Sent: Sendable {
    let count = Mutex(0)
  }

  @Test func `a reader that is slow holds the server back`() async throws {
    let sent = Sent()
    try await FakeSpark.withClient(Self.endless(bytes: 1 << 20, sent: sent)) { _, client in
      let execution = client.execute(Self.rows)
      _ = try await execution.next()
      try await Task.sleep(for: .seconds(1))
      // What was not taken lies in the windows of HTTP/2 and the buffers of both sides, 8 MiB and some messages each.
      let count = sent.count.withLock(\.self)
      #expect(count < 60)
    }
  }

  @Test func `cancelling the task interrupts the operation`() async throws {
    var script = FakeSpark.Script()
    script.execute = { _, _, _ in try await Task.sleep(for: .seconds(60)) }
    try await FakeSpark.withClient(script) { fake, client in
      let execution = client.execute(Self.rows)
      let task = Task { try await execution.batchTexts() }
      #expect(await fake.waits { !$0.executed.isEmpty })
      let start = ContinuousClock.now
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(start.duration(to: .now) < .seconds(2))
      #expect(await fake.waits { $0.interrupted.map(\.operationID) == [execution.operationID] })
      #expect(await fake.waits { $0.released.contains { $0.release == .releaseAll(.init()) } })
    }
  }

  @Test func `letting a result go interrupts the operation`() async throws {
    let sent = Sent()
    try await FakeSpark.withClient(Self.endless(bytes: 10, sent: sent, pause: .milliseconds(5))) {
      fake, client in
      for try await response in client.execute(Self.rows) {
        if case .arrowBatch(let batch) = response, batch.startOffset > 2 { break }
      }
      #expect(await fake.waits { $0.interrupted.map(\.operationID) == [fake.seen.executed[0].operationID] })
    }
  }

  @Test func `what arrived of a large result is released while it is read`() async throws {
    let sent = Sent()
    try await FakeSpark.withClient(Self.endless(bytes: 1 << 20, sent: sent)) { fake, client in
      let execution = client.execute(Self.rows)
      for _ in 0..<20 { _ = try await execution.next() }
      #expect(await fake.waits { $0.released.contains { $0.releaseUntil.responseID.hasPrefix("row-") } })
    }
  }

  @Test func `a plan as deep as a server takes can be written and read`() throws {
    var relation = Spark_Connect_Plan.range(10).root
    for _ in 0..<500 {
      let input = relation
      relation = .with { $0.limit.input = input }
    }
    let bytes = try Spark_Connect_Plan.with { $0.root = relation }.serializedData()
    var options = BinaryDecodingOptions()
    options.messageDepthLimit = 1100
    let again = try Spark_Connect_Plan(serializedBytes: bytes, options: options)
    #expect(again.root.limit.hasInput)
  }

  // MARK: Progress

  @Test func `the server's progress is passed on`() async throws {
    var script = FakeSpark.Script()
    script.execute = { request, _, writer in
      try await writer.write(
        FakeSpark.response(request.operationID, "1") { response in
          response.executionProgress.numInflightTasks = 2
          response.executionProgress.stages = [
            .with {
              $0.numTasks = 6
              $0.numCompletedTasks = 3
              $0.inputBytesRead = 3 << 20
            },
            .with { $0.numTasks = 6 },
          ]
        })
      try await FakeSpark.answer(request.operationID, complete: true, to: writer)
    }
    try await FakeSpark.withClient(script) { _, client in
      let told = Mutex<[(Double?, String)]>([])
      let execution = client.execute(Self.rows) { fraction, text in
        told.withLock { $0.append((fraction, text)) }
      }
      _ = try await execution.batchTexts()
      let all = told.withLock(\.self)
      #expect(all.count == 1)
      #expect(all.first?.0 == 0.25)
      #expect(all.first?.1 == "3 of 12 tasks, 2 running, 3.0 MiB read")
    }
  }
}
