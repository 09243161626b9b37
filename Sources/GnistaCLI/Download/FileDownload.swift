internal import Foundation
internal import GnistaCore
internal import Synchronization

#if canImport(FoundationNetworking)
  internal import FoundationNetworking
#endif

/// Fetches one file over HTTP and goes on where an earlier attempt ended.
///
/// What has come lies in `<path>.part`, the server's mark of its version in `<path>.part.etag`. A later attempt asks
/// for the rest of that version; when the server has another one, or cannot give a part, it begins anew. The file
/// appears under its name only when it has the length that the server announced.
final class FileDownload: NSObject, Sendable {
  private let url: URL
  private let path: String
  private let progress: @Sendable (_ bytes: Int, _ total: Int?) -> Void
  private let state = Mutex(Transfer())

  /// What the delegate knows of the transfer under way.
  struct Transfer {
    var handle: FileHandle?
    var received = 0
    var total: Int?
    var failure: GnistaError?
    var continuation: CheckedContinuation<Void, any Error>?
  }

  /// - Parameters:
  ///   - progress: told the bytes there are and those there will be; called from any thread.
  init(_ url: URL, to path: String, progress: @escaping @Sendable (_ bytes: Int, _ total: Int?) -> Void) {
    self.url = url
    self.path = path
    self.progress = progress
  }

  private var partial: String { path + ".part" }
  private var mark: String { path + ".part.etag" }

  /// Fetches the file.
  ///
  /// - Returns: its number of bytes.
  /// - Throws: `GnistaError` `FILE_NOT_FOUND` when the server does not have it, `DOWNLOAD_FAILED` when there is no
  ///   network, the server refuses or the connection ends early, `IO_FAILURE`; `CancellationError`.
  func run() async throws -> Int {
    var request = URLRequest(url: url)
    let present = Self.size(of: partial) ?? 0
    if present > 0, let version = FileManager.default.contents(atPath: mark) {
      request.setValue("bytes=\(present)-", forHTTPHeaderField: "Range")
      request.setValue(String(decoding: version, as: UTF8.self), forHTTPHeaderField: "If-Range")
    }
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    request.setValue("gnista/\(GnistaVersion.current)", forHTTPHeaderField: "User-Agent")
    let session = URLSession(configuration: .ephemeral, delegate: self, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    let task = session.dataTask(with: request)
    do {
      try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          state.withLock { $0.continuation = continuation }
          task.resume()
        }
      } onCancel: {
        task.cancel()
      }
    } catch {
      try Task.checkCancellation()
      throw explained(error)
    }
    return try finish()
  }

  /// Checks the length and puts the file in place.
  private func finish() throws -> Int {
    let (received, total) = state.withLock { ($0.received, $0.total) }
    if let total, received != total {
      throw GnistaError(
        .downloadFailed,
        "the connection ended after \(received) of \(total) bytes of \(url); run the command again to "
          + "go on from there")
    }
    do {
      if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
      try FileManager.default.moveItem(atPath: partial, toPath: path)
      try? FileManager.default.removeItem(atPath: mark)
    } catch {
      throw GnistaError(.ioFailure, "'\(path)' cannot be written; choose another place", cause: error)
    }
    return received
  }

  private func explained(_ error: any Error) -> any Error {
    if error is GnistaError { return error }
    let received = state.withLock(\.received)
    let kept = received > 0 ? " \(received) bytes are kept; run the command again to go on from there." : ""
    return GnistaError(
      .downloadFailed,
      "\(url) cannot be fetched: \(error.localizedDescription). Check the network and the proxy settings, or give "
        + "another place with --base-url.\(kept)", cause: error)
  }

  private static func size(of path: String) -> Int? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
  }
}

extension FileDownload: URLSessionDataDelegate {
  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    do {
      try begin(response)
      completionHandler(.allow)
    } catch let error as GnistaError {
      state.withLock { $0.failure = error }
      completionHandler(.cancel)
    } catch {
      completionHandler(.cancel)
    }
  }

  /// Opens the partial file at the place where the answer's bytes belong.
  private func begin(_ response: URLResponse) throws {
    guard let answer = response as? HTTPURLResponse else { return }
    let present = Self.size(of: partial) ?? 0
    let length = answer.value(forHTTPHeaderField: "Content-Length").flatMap { Int($0) }
    var start = 0
    switch answer.statusCode {
    case 200: break
    case 206:
      let range = answer.value(forHTTPHeaderField: "Content-Range") ?? ""
      guard range.hasPrefix("bytes \(present)-") else {
        throw GnistaError(
          .downloadFailed,
          "\(url): the server answered with the wrong part (\(range)); delete '\(partial)' and "
            + "run the command again")
      }
      start = present
    case 404, 403:
      throw GnistaError(
        .fileNotFound,
        "\(url) does not exist (HTTP \(answer.statusCode)); the city publishes a month about two months later, the "
          + "first is 2009-01")
    default:
      throw GnistaError(
        .downloadFailed, "\(url): the server answered HTTP \(answer.statusCode); try again later")
    }
    if start == 0 {
      try? FileManager.default.removeItem(atPath: mark)
      _ = FileManager.default.createFile(atPath: partial, contents: nil)
      let version =
        answer.value(forHTTPHeaderField: "ETag") ?? answer.value(forHTTPHeaderField: "Last-Modified")
      // A weak mark does not promise equal bytes, so nothing can be added to what has come under it.
      if let version, !version.hasPrefix("W/") {
        _ = FileManager.default.createFile(atPath: mark, contents: Data(version.utf8))
      }
    }
    guard let handle = FileHandle(forWritingAtPath: partial) else {
      throw GnistaError(.ioFailure, "'\(partial)' cannot be written; choose another place with --output")
    }
    try handle.seekToEnd()
    state.withLock { [start] in
      $0.handle = handle
      $0.received = start
      $0.total = length.map { $0 + start }
    }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let (received, total) = state.withLock { state in
      guard state.failure == nil else { return (state.received, state.total) }
      do {
        try state.handle?.write(contentsOf: data)
        state.received += data.count
      } catch {
        state.failure = GnistaError(
          .ioFailure, "'\(partial)' cannot be written; free disk space and run the command again",
          cause: error)
        dataTask.cancel()
      }
      return (state.received, state.total)
    }
    progress(received, total)
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    let (continuation, failure) = state.withLock { state in
      try? state.handle?.close()
      state.handle = nil
      defer { state.continuation = nil }
      return (state.continuation, state.failure)
    }
    if let failure {
      continuation?.resume(throwing: failure)
    } else if let error {
      continuation?.resume(throwing: error)
    } else {
      continuation?.resume()
    }
  }
}
