import GnistaCore
import SparkProto
import SwiftProtobuf
import Testing

@testable import GnistaSpark

/// A server of its own, because it is killed.
@Suite("A Spark server that is killed", .ownSparkServer, .serialized, .timeLimit(.minutes(5)))
struct KilledServerTests {
  @Test func `a collect is told within ten seconds that its server was killed`() async throws {
    let home = try #require(SparkServer.home)
    let server = try SparkServerProcess(home: home)
    try await server.waitUntilReady()
    let client = try SparkConnectClient(server.remote)
    // The rows are many, so that the result is still coming when the server goes.
    let execution = client.execute(
      .with { $0.root.sql.query = "SELECT id, repeat('x', 500) AS text FROM range(0, 4000000, 1, 400)" })
    var batches = 0
    while batches < 3, let response = try await execution.next() {
      if case .arrowBatch = response { batches += 1 }
    }
    #expect(batches == 3)
    server.stop()
    let start = ContinuousClock.now
    let error = try await #require(throws: GnistaError.self) { while try await execution.next() != nil {} }
    #expect(start.duration(to: .now) < .seconds(10))
    #expect(error.code == .unreachable)
    #expect(error.message.contains("was lost and could not be reached again"), "\(error.message)")
    await client.close()
  }
}
