import Foundation
import GnistaCore
import SparkProto
import Testing

@testable import GnistaSpark

@Suite("Artifacts", .timeLimit(.minutes(1)))
struct ArtifactTests {
  @Test(arguments: [
    ("", 0), ("123456789", 0xCBF4_3926), ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
  ])
  func `The checksum is zlib's`(text: String, checksum: UInt32) {
    #expect(CRC32.checksum([UInt8](text.utf8)) == checksum)
  }

  private static let options: SparkConnectOptions = {
    var options = SparkConnectOptions.quick
    options.artifactChunkBytes = 10
    return options
  }()

  @Test func `small artifacts travel together and large ones in pieces`() async throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("gnista-\(UUID().uuidString)")
    try Data("0123456789abcdefghijABC".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try await FakeSpark.withClient(options: Self.options) { fake, client in
      try await client.addArtifacts([
        .init(name: "files/a", content: .data(Data("aaaa".utf8))),
        .init(name: "files/b", content: .data(Data("bbbb".utf8))),
        .init(name: "files/c", content: .data(Data("cccc".utf8))),
        .init(name: "files/large", content: .file(file)),
        .init(name: "files/empty", content: .data(Data())),
      ])
      let sent = fake.seen.artifacts
      try #require(sent.count == 6)
      #expect(sent[0].batch.artifacts.map(\.name) == ["files/a", "files/b"])
      #expect(sent[1].batch.artifacts.map(\.name) == ["files/c"])
      #expect(sent[2].beginChunk.name == "files/large")
      #expect(sent[2].beginChunk.totalBytes == 23)
      #expect(sent[2].beginChunk.numChunks == 3)
      let pieces = [sent[2].beginChunk.initialChunk, sent[3].chunk, sent[4].chunk]
      #expect(pieces.map { String(decoding: $0.data, as: UTF8.self) } == ["0123456789", "abcdefghij", "ABC"])
      #expect(pieces.allSatisfy { Int64(CRC32.checksum([UInt8]($0.data))) == $0.crc })
      #expect(sent[5].batch.artifacts.map(\.name) == ["files/empty"])
    }
  }

  @Test func `local data is cached once under its hash`() async throws {
    try await FakeSpark.withClient(options: Self.options) { fake, client in
      let blobs = [Data("one".utf8), Data("two".utf8), Data("one".utf8)]
      let hashes = try await client.cache(blobs)
      #expect(hashes == blobs.map { SHA256.hexDigest(of: [UInt8]($0)) })
      let count = fake.seen.artifacts.flatMap(\.batch.artifacts).count
      #expect(count == 2)
      let answer = try await client.cache(blobs)
      #expect(answer == hashes)
      #expect(fake.seen.artifacts.flatMap(\.batch.artifacts).count == count)
    }
  }

  @Test func `an artifact that arrives damaged is an error`() async throws {
    var script = FakeSpark.Script()
    script.artifactsArriveWhole = false
    try await FakeSpark.withClient(script) { _, client in
      let error = try await #require(throws: GnistaError.self) {
        try await client.addArtifacts([.init(name: "files/x", content: .data(Data([1])))])
      }
      #expect(error.code == .malformedData)
      #expect(error.message.contains("files/x"))
    }
  }

  @Test func `a file that cannot be read is named`() async throws {
    try await FakeSpark.withClient { _, client in
      let error = try await #require(throws: GnistaError.self) {
        try await client.addArtifacts([
          .init(name: "files/x", content: .file(URL(fileURLWithPath: "/no/such/file")))
        ])
      }
      #expect(error.code == .ioFailure, "\(error)")
      #expect(error.message.contains("/no/such/file"))
    }
  }
}
