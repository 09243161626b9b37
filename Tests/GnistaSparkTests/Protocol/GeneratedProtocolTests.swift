import Foundation
import GRPCCore
import GnistaCore
import SparkProto
import SwiftProtobuf
import Testing

/// Sources/SparkProto against what the script that makes it wrote down. `make proto ARGS=--check` makes the files anew
/// and compares; that needs pyspark, grpcio-tools and a build, and is left out here because it takes minutes.
@Suite("The generated protocol")
struct GeneratedProtocolTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/SparkProto")

  private static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".swift") }.sorted()

  private struct Head {
    let proto: String
    let version: String
    let protoHash: String
    let bodyHash: String
    let body: Data
  }

  private static func head(of name: String) throws -> Head {
    let data = try Data(contentsOf: folder.appendingPathComponent(name))
    var lines: [String] = []
    var rest = data[...]
    for _ in 0..<4 {
      let end = try #require(rest.firstIndex(of: UInt8(ascii: "\n")))
      lines.append(String(decoding: rest[..<end], as: UTF8.self))
      rest = rest[(end + 1)...]
    }
    let source = try #require(
      lines[1].wholeMatch(
        of: /\/\/ source: spark\/connect\/(\w+\.proto) of Apache Spark ([\d.]+), sha256 ([0-9a-f]{64})/))
    let body = try #require(lines[2].wholeMatch(of: /\/\/ sha256 of what follows: ([0-9a-f]{64})/))
    return Head(
      proto: String(source.1), version: String(source.2), protoHash: String(source.3),
      bodyHash: String(body.1), body: Data(rest))
  }

  @Test func `every protocol file that a client needs is there`() {
    let parts = [
      "base", "catalog", "commands", "common", "expressions", "ml", "ml_common", "pipelines", "relations",
      "types",
    ]
    #expect(Set(Self.names) == Set(parts.map { "\($0).pb.swift" } + ["base.grpc.swift"]))
  }

  @Test(arguments: names)
  func `A generated file has not been edited by hand`(_ name: String) throws {
    let head = try Self.head(of: name)
    var hash = SHA256()
    hash.update([UInt8](head.body))
    #expect(hash.hexDigest() == head.bodyHash)
    #expect(head.version == "4.3.0")
  }

  @Test func `both files made from one protocol file name the same source`() throws {
    #expect(
      try Self.head(of: "base.grpc.swift").protoHash == (try Self.head(of: "base.pb.swift").protoHash))
  }

  @Test func `a message survives its bytes`() throws {
    var command = Spark_Connect_MlCommand()
    command.fit.estimator.name = "org.apache.spark.ml.clustering.KMeans"
    command.fit.dataset.range.end = 10
    command.fit.params.params["k"] = .with { $0.integer = 3 }
    let again = try Spark_Connect_MlCommand(serializedBytes: command.serializedData())
    #expect(again == command)
    #expect(
      Spark_Connect_SparkConnectService.descriptor.fullyQualifiedService
        == "spark.connect.SparkConnectService")
  }
}
