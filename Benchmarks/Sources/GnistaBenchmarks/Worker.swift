import Foundation
import Gnista

/// Runs requests one after another on one session, so that later runs are warm.
actor Worker {
  private var session: Session?
  private var fit: FitBenchmark?
  private var scoring: ScoringBenchmark?

  /// Runs the request of a line.
  func answer(_ line: String) async -> String {
    var answer: Answer
    do {
      answer = try await run(JSONDecoder().decode(Request.self, from: Data(line.utf8)))
    } catch {
      answer = Answer()
      answer.error = "\(error)"
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(answer) else { return #"{"error":"the answer is not JSON"}"# }
    return String(decoding: data, as: UTF8.self)
  }

  private func run(_ request: Request) async throws -> Answer {
    let session = try await session(request)
    switch request.task {
    case "versions":
      var answer = Answer()
      answer.versions = [
        "Gnista": GnistaVersion.current, "DuckDB in Gnista": try Session.embeddedEngineVersion(),
      ]
      return answer
    case "csv": return try await CSVBenchmark(session: session, data: request.data).run()
    case "fit":
      if fit == nil { fit = try await FitBenchmark(session: session, data: request.data) }
      guard let fit else { return Answer() }
      return try await fit.run()
    case "fit-memory": return try await FitBenchmark.memory(session: session, data: request.data)
    case "score-noop", "score-rows", "score-aggregate":
      if scoring == nil { scoring = try await ScoringBenchmark(session: session, data: request.data) }
      guard let scoring else { return Answer() }
      return switch request.task {
      case "score-noop": try await scoring.noop()
      case "score-rows": try await scoring.rows()
      default: try await scoring.aggregate()
      }
    default: throw GnistaError(.invalidArgument, "there is no benchmark '\(request.task)'")
    }
  }

  private func session(_ request: Request) async throws -> Session {
    if let session { return session }
    let opened = try await Session.embedded(options: ["threads": String(request.threads)])
    session = opened
    return opened
  }
}

/// Measures the wall-clock seconds of some work.
func seconds(_ work: () async throws -> Void) async rethrows -> Double {
  let clock = ContinuousClock()
  let start = clock.now
  try await work()
  return (clock.now - start) / .seconds(1)
}
