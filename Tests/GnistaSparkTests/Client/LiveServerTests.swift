import Foundation
import GnistaCore
import SparkProto
import SwiftProtobuf
import Testing

@testable import GnistaSpark

/// The client against a real server.
@Suite("A real Spark server", .sparkServer, .serialized, .timeLimit(.minutes(5)))
struct LiveServerTests {
  private func withClient(
    options: SparkConnectOptions = .init(), through relay: CuttableRelay? = nil,
    _ body: (SparkConnectClient) async throws -> Void
  ) async throws {
    var server = try await SparkServer.remote()
    if let relay { server.port = relay.port }
    let client = try SparkConnectClient(server, options: options)
    try await body(client)
    await client.close()
  }

  private func sql(_ query: String) -> Spark_Connect_Plan { .with { $0.root.sql.query = query } }

  private func rows(_ execution: SparkExecution) async throws -> Int {
    var count = 0
    while let response = try await execution.next() {
      if case .arrowBatch(let batch) = response { count += batch.rowCount }
    }
    return count
  }

  @Test func `it says its version and the schema of a plan`() async throws {
    try await withClient { client in
      #expect(try await client.connect().hasPrefix("4."))
      let answer = try await client.analyze { $0.schema.plan = .range(3) }
      #expect(answer.schema.schema.struct.fields.map(\.name) == ["id"])
      let ddl = try await client.analyze { $0.ddlParse.ddlString = "a INT, b STRING" }
      #expect(ddl.ddlParse.parsed.struct.fields.count == 2)
    }
  }

  @Test func `rows come with a schema before them and metrics after them`() async throws {
    try await withClient { client in
      var kinds: [String] = []
      for try await response in client.execute(.range(5, partitions: 1)) {
        switch response {
        case .schema: kinds.append("schema")
        case .arrowBatch(let batch):
          kinds.append("\(batch.rowCount) rows")
          #expect(!batch.data.isEmpty)
        case .metrics: kinds.append("metrics")
        default: kinds.append("other")
        }
      }
      #expect(kinds == ["schema", "5 rows", "metrics"])
    }
  }

  @Test func `a command gives its relation`() async throws {
    try await withClient { client in
      let responses = try await client.run(.with { $0.sqlCommand.input.sql.query = "SELECT 1 AS one" })
      let relations = responses.filter { if case .sqlResult = $0 { true } else { false } }
      #expect(relations.count == 1)
    }
  }

  @Test func `an unknown column has Spark's message, condition and suggestion`() async throws {
    try await withClient { client in
      let error = try await #require(throws: GnistaError.self) {
        try await rows(client.execute(sql("SELECT ide FROM range(3)")))
      }
      #expect(error.code == .unknownColumn)
      #expect(error.message.hasPrefix("[UNRESOLVED_COLUMN.WITH_SUGGESTION]"))
      #expect(error.message.hasSuffix("SQLSTATE: 42703; line 1 pos 7"), "\(error.message)")
      #expect(error.location == .init(source: "query", line: 1, column: 8))
      let spark = try #require(error.cause as? SparkError)
      #expect(spark.errorClass == "UNRESOLVED_COLUMN.WITH_SUGGESTION")
      #expect(spark.sqlState == "42703")
      #expect(spark.messageParameters["objectName"] == "`ide`")
      #expect(spark.queryContexts.first?.fragment == "ide")
    }
  }

  @Test func `errors while a query runs and errors of syntax are told`() async throws {
    try await withClient { client in
      let zero = try await #require(throws: GnistaError.self) {
        try await rows(client.execute(sql("SELECT 1 / (id - 1) FROM range(3)")))
      }
      #expect(zero.code == .arithmetic, "\(zero)")
      let syntax = try await #require(throws: GnistaError.self) {
        try await rows(client.execute(sql("SELECT 1\nFRM t x y")))
      }
      #expect(syntax.code == .syntaxError)
      #expect(syntax.location?.line == 2, "\(syntax)")
    }
  }

  @Test func `settings belong to the session`() async throws {
    try await withClient { client in
      try await client.set(["spark.sql.session.timeZone": "Europe/Stockholm", "my.own": "1"])
      #expect(
        try await client.settings(["spark.sql.session.timeZone", "my.own", "no.such"])
          == ["spark.sql.session.timeZone": "Europe/Stockholm", "my.own": "1", "no.such": nil])
      let answer = try await client.allSettings(prefix: "my.")
      #expect(answer == ["my.own": "1"])
      let clone = try await client.clone()
      let answer2 = try await clone.settings(["my.own"])
      #expect(answer2 == ["my.own": "1"])
      await clone.close()
      try await client.unset(["my.own"])
      let answer3 = try await client.settings(["my.own"])
      #expect(answer3 == ["my.own": nil])
      let error = try await #require(throws: GnistaError.self) {
        try await client.set(["spark.sql.shuffle.partitions": "many"])
      }
      #expect(error.message.contains("spark.sql.shuffle.partitions"), "\(error)")
    }
  }

  @Test func `artifacts arrive, small and large`() async throws {
    try await withClient { client in
      let large = Data((0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
      let hashes = try await client.cache([Data("small".utf8), large])
      let answer = try await client.existing(hashes.map { "cache/\($0)" } + ["cache/none"]).count
      #expect(answer == 2)
    }
  }

  @Test func `cancelling stops the query on the server`() async throws {
    try await withClient { client in
      // Ten thousand million rows would take minutes.
      let execution = client.execute(
        sql("SELECT sum(a.id * b.id) FROM range(100000) a CROSS JOIN range(100000) b"))
      let task = Task { try await rows(execution) }
      try await Task.sleep(for: .seconds(3))
      task.cancel()
      let start = ContinuousClock.now
      await #expect(throws: CancellationError.self) { _ = try await task.value }
      await client.finishBackground(within: .seconds(10))
      // A session whose query was stopped has nothing left to interrupt.
      var left = try await client.interrupt(.all)
      for _ in 0..<20 where !left.isEmpty {
        try await Task.sleep(for: .milliseconds(200))
        left = try await client.interrupt(.all)
      }
      #expect(left == [])
      #expect(start.duration(to: .now) < .seconds(15))
    }
  }

  @Test func `a large result survives the loss of its connection, whole and once`() async throws {
    let relay = try await CuttableRelay(to: SparkServer.remote().port)
    try await withClient(through: relay) { client in
      try await client.connect()
      relay.cut(afterBytes: 3_000_000)
      let query = "SELECT id, cast(id AS string) AS text FROM range(0, 500000, 1, 1)"
      var (count, next) = (0, 0)
      for try await response in client.execute(sql(query)) {
        guard case .arrowBatch(let batch) = response else { continue }
        #expect(batch.startOffset == next)
        next += batch.rowCount
        count += 1
      }
      #expect(next == 500_000)
      #expect(count > 10)
      #expect(relay.connections >= 2)
    }
  }

  @Test func `large batches come in parts when the client asks for small ones`() async throws {
    var options = SparkConnectOptions()
    options.chunkBytes = 50_000
    try await withClient(options: options) { client in
      let execution = client.execute(sql("SELECT repeat('x', 100) AS text FROM range(0, 30000, 1, 1)"))
      var batches: [Int] = []
      while let response = try await execution.next() {
        if case .arrowBatch(let batch) = response { batches.append(batch.rowCount) }
      }
      #expect(batches.reduce(0, +) == 30_000)
    }
  }

  @Test func `a session that was released is gone`() async throws {
    let server = try await SparkServer.remote()
    let first = try SparkConnectClient(server)
    try await first.connect()
    var again = server
    again.sessionID = first.sessionID
    let second = try SparkConnectClient(again)
    try await second.connect()
    #expect(second.serverSession == first.serverSession)
    await first.close()
    let error = try await #require(throws: GnistaError.self) { try await second.connect() }
    #expect(error.code == .sessionExpired, "\(error)")
    await second.close()
  }

  @Test func `progress is told while a query runs`() async throws {
    try await withClient { client in
      let told = Told()
      let execution = client.execute(
        sql("SELECT count(*) FROM range(30000) a CROSS JOIN range(30000) b WHERE a.id * b.id % 7 = 1")
      ) { _, text in told.add(text) }
      _ = try await rows(execution)
      #expect(told.texts.contains { $0.contains(" of ") && $0.contains("tasks") })
    }
  }

  private final class Told: @unchecked Sendable {
    // Sendable because the lock guards the list.
    private let lock = NSLock()
    private var list: [String] = []
    var texts: [String] { lock.withLock { list } }
    func add(_ text: String) { lock.withLock { list.append(text) } }
  }

  @Test func `deeply nested plans are sent and answered`() async throws {
    try await withClient { client in
      var relation = Spark_Connect_Plan.range(10).root
      for _ in 0..<60 {
        let input = relation
        relation = .with { relation in
          relation.filter.input = input
          relation.filter.condition.expressionString.expression = "id >= 0"
        }
      }
      let plan = Spark_Connect_Plan.with { $0.root = relation }
      let answer = try await rows(client.execute(plan))
      #expect(answer == 10)
    }
  }

  @Test func `many small queries run at once`() async throws {
    try await withClient { client in
      let counts = try await withThrowingTaskGroup(of: Int.self) { group in
        for index in 0..<12 { group.addTask { try await rows(client.execute(.range(Int64(index)))) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(counts.sorted() == Array(0..<12))
    }
  }
}
