internal import Foundation
internal import GRPCCore
internal import GnistaCore
internal import SparkProto
internal import SwiftProtobuf
internal import Synchronization

/// Bytes that a session keeps on the server under a name.
struct SparkArtifact: Sendable {
  /// Where the bytes come from.
  enum Content: Sendable {
    /// Bytes in memory.
    case data(Data)
    /// A file, which is read piece by piece.
    case file(URL)
  }

  /// The name with its folder: `cache/<sha256>`, `pyfiles/name.py`, `files/…`, `archives/…`, `jars/…`.
  var name: String
  /// The bytes.
  var content: Content
}

extension SparkConnectClient {
  /// Sends artifacts. Small ones travel together, larger ones in pieces; each piece has a checksum.
  ///
  /// - Throws: `MALFORMED_DATA` when one did not arrive whole; `IO_FAILURE` when a file cannot be read.
  func addArtifacts(_ artifacts: [SparkArtifact]) async throws {
    guard !artifacts.isEmpty else { return }
    let sources = try artifacts.map { (name: $0.name, source: try ArtifactSource($0.content)) }
    // gRPC hides what goes wrong while a request is written.
    let broken = Mutex<GnistaError?>(nil)
    let response: Spark_Connect_AddArtifactsResponse = try await repeating { patience in
      do {
        return try await self.attempt(
          SparkMethod.AddArtifacts.descriptor, connectTime: patience, deadline: self.options.longCallTime
        ) { writer in
          do {
            try await self.send(sources, to: writer)
          } catch let error as GnistaError {
            broken.withLock { $0 = error }
            throw error
          }
        }
      } catch {
        throw broken.withLock(\.self) ?? error
      }
    }
    try observe(response.serverSideSessionID)
    let damaged = response.artifacts.filter { !$0.isCrcSuccessful }.map(\.name)
    guard damaged.isEmpty else {
      throw GnistaError(
        .malformedData,
        "these artifacts reached the Spark server at \(server) damaged: \(damaged.joined(separator: ", ")). Send them "
          + "again.")
    }
  }

  /// Which of some artifacts the server has already.
  func existing(_ names: [String]) async throws -> Set<String> {
    guard !names.isEmpty else { return [] }
    var request = Spark_Connect_ArtifactStatusesRequest()
    request.sessionID = sessionID
    request.userContext = userContext
    request.clientType = clientType
    request.names = names
    if let serverSession { request.clientObservedServerSideSessionID = serverSession }
    let response: Spark_Connect_ArtifactStatusesResponse = try await call(
      SparkMethod.ArtifactStatus.descriptor, request)
    try observe(response.serverSideSessionID)
    return Set(names.filter { response.statuses[$0]?.exists == true })
  }

  /// Sees that the server keeps some bytes, for relations too large to travel in a plan.
  ///
  /// - Returns: the hash of each, by which a cached local relation names it.
  func cache(_ blobs: [Data]) async throws -> [String] {
    let hashes = blobs.map { SHA256.hexDigest(of: [UInt8]($0)) }
    let there = try await existing(Array(Set(hashes.map { "cache/\($0)" })))
    var sent: Set<String> = []
    var missing: [SparkArtifact] = []
    for (hash, blob) in zip(hashes, blobs)
    where !there.contains("cache/\(hash)") && sent.insert(hash).inserted {
      missing.append(SparkArtifact(name: "cache/\(hash)", content: .data(blob)))
    }
    try await addArtifacts(missing)
    return hashes
  }

  // MARK: Sending

  private func send(
    _ sources: [(name: String, source: ArtifactSource)],
    to writer: RPCWriter<Spark_Connect_AddArtifactsRequest>
  ) async throws {
    var batch = Spark_Connect_AddArtifactsRequest.Batch()
    var batchBytes = 0
    func flush() async throws {
      guard !batch.artifacts.isEmpty else { return }
      var request = artifactRequest()
      request.batch = batch
      (batch, batchBytes) = (.init(), 0)
      try await writer.write(request)
    }
    for (name, source) in sources {
      guard source.count > options.artifactChunkBytes else {
        let piece = Self.piece(try source.read(at: 0, source.count))
        if batchBytes + source.count > options.artifactChunkBytes { try await flush() }
        batchBytes += source.count
        batch.artifacts.append(
          .with {
            $0.name = name
            $0.data = piece
          })
        continue
      }
      try await flush()
      try await sendInPieces(name, source, to: writer)
    }
    try await flush()
  }

  private func sendInPieces(
    _ name: String, _ source: ArtifactSource, to writer: RPCWriter<Spark_Connect_AddArtifactsRequest>
  ) async throws {
    let size = options.artifactChunkBytes
    for start in stride(from: 0, to: source.count, by: size) {
      let piece = Self.piece(try source.read(at: start, min(size, source.count - start)))
      var request = artifactRequest()
      if start == 0 {
        request.beginChunk = .with {
          $0.name = name
          $0.totalBytes = Int64(source.count)
          $0.numChunks = Int64((source.count + size - 1) / size)
          $0.initialChunk = piece
        }
      } else {
        request.chunk = piece
      }
      try await writer.write(request)
    }
  }

  private func artifactRequest() -> Spark_Connect_AddArtifactsRequest {
    .with { request in
      request.sessionID = sessionID
      request.userContext = userContext
      request.clientType = clientType
      if let serverSession { request.clientObservedServerSideSessionID = serverSession }
    }
  }

  private static func piece(_ bytes: Data) -> Spark_Connect_AddArtifactsRequest.ArtifactChunk {
    .with {
      $0.crc = Int64(CRC32.checksum([UInt8](bytes)))
      $0.data = bytes
    }
  }
}

/// The bytes of an artifact, read from where they are.
private struct ArtifactSource: Sendable {
  let count: Int
  private let data: Data
  private let file: FileHandle?

  init(_ content: SparkArtifact.Content) throws {
    switch content {
    case .data(let data):
      (self.data, file, count) = (data, nil, data.count)
    case .file(let url):
      do {
        let file = try FileHandle(forReadingFrom: url)
        count = Int(try file.seekToEnd())
        (data, self.file) = (Data(), file)
      } catch {
        throw GnistaError(.ioFailure, "cannot read \(url.path) to send it to Spark: \(error)", cause: error)
      }
    }
  }

  /// A piece of the bytes.
  func read(at start: Int, _ length: Int) throws -> Data {
    guard let file else {
      let first = data.startIndex + start
      return Data(data[first..<first + length])
    }
    try file.seek(toOffset: UInt64(start))
    let piece = try file.read(upToCount: length) ?? Data()
    guard piece.count == length else {
      throw GnistaError(.ioFailure, "a file became shorter while it was sent to Spark; send it again")
    }
    return piece
  }
}
