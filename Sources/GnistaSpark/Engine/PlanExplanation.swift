import Foundation
import GnistaCore
import GnistaFrame
import SparkProto
import SwiftProtobuf

/// Text about how Spark runs a relation.
struct PlanExplanation {
  private let client: SparkConnectClient

  init(_ client: SparkConnectClient) { self.client = client }

  /// The text. ``GnistaFrame/ExplainMode/analyze`` runs the query, drops its rows and adds what the operators counted.
  func text(of relation: Spark_Connect_Relation, mode: ExplainMode) async throws -> String {
    let answer = try await client.analyze {
      $0.explain.plan.root = relation
      $0.explain.explainMode = mode == .simple ? .simple : .extended
    }
    guard mode == .analyze else { return answer.explain.explainString }
    return answer.explain.explainString + "\n" + (try await measured(relation))
  }

  private func measured(_ relation: Spark_Connect_Relation) async throws -> String {
    let start = ContinuousClock.now
    var rows = 0
    var lines: [String] = []
    for try await response in client.execute(.with { $0.root = relation }) {
      switch response {
      case .arrowBatch(let batch): rows += batch.rowCount
      case .metrics(let metrics): lines += Self.lines(metrics)
      default: break
      }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let head = "== Measured ==\n" + String(format: "%.3f s, %ld rows\n", seconds, rows)
    return head + lines.map { $0 + "\n" }.joined()
  }

  private static func lines(_ metrics: Spark_Connect_ExecutePlanResponse.Metrics) -> [String] {
    metrics.metrics.map { operation in
      let values = operation.executionMetrics.sorted { $0.key < $1.key }.map { _, value in
        "\(value.name): \(value.value)"
      }
      return operation.name + (values.isEmpty ? "" : " (" + values.joined(separator: ", ") + ")")
    }
  }
}
