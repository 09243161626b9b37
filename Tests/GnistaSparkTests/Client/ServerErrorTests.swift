import Foundation
import GRPCCore
import GnistaCore
import SparkProto
import SwiftProtobuf
import Synchronization
import Testing

@testable import GnistaSpark

/// What becomes of a server's errors.
@Suite("Errors of a Spark server", .timeLimit(.minutes(1)))
struct ServerErrorTests {
  private func failure(
    _ error: RPCError, parameters: String = ""
  ) async throws -> (GnistaError, FakeSpark.Seen) {
    var script = FakeSpark.Script()
    script.execute = { _, _, _ in throw error }
    script.reattach = { _, _, _ in throw error }
    script.details = { request in
      guard request.errorID == "e-1" else { return .init() }
      return .with { details in
        details.rootErrorIdx = 0
        details.errors = [
          .with { root in
            root.message =
              "[UNRESOLVED_COLUMN.WITH_SUGGESTION] no `nope` here. SQLSTATE: 42703;\n'Project\n+- Range"
            root.errorTypeHierarchy = ["org.apache.spark.sql.AnalysisException"]
            root.causeIdx = 1
            root.sparkThrowable.errorClass = "UNRESOLVED_COLUMN.WITH_SUGGESTION"
            root.sparkThrowable.sqlState = "42703"
            root.sparkThrowable.messageParameters = ["objectName": "`nope`"]
            root.sparkThrowable.queryContexts = [
              .with {
                $0.contextType = .sql
                $0.startIndex = 7
                $0.stopIndex = 10
                $0.fragment = "nope"
              }
            ]
            root.stackTrace = [
              .with {
                $0.declaringClass = "org.A"
                $0.methodName = "run"
                $0.fileName = "A.scala"
                $0.lineNumber = 3
              }
            ]
          },
          .with { cause in
            cause.message = "the deeper reason"
            cause.causeIdx = 0
          },
        ]
      }
    }
    var result: (GnistaError, FakeSpark.Seen)?
    try await FakeSpark.withClient(script, parameters: parameters) { fake, client in
      let error = try await #require(throws: GnistaError.self) {
        try await client.execute(.range(1)).batchTexts()
      }
      result = (error, fake.seen)
    }
    return try #require(result)
  }

  @Test func `an error has the server's message, condition, values, context and causes`() async throws {
    let (error, _) = try await failure(
      FakeSpark.error(
        "[UNRESOLVED_COLUMN… cut short", errorClass: "UNRESOLVED_COLUMN.WITH_SUGGESTION", errorID: "e-1"))
    #expect(error.code == .unknownColumn)
    #expect(error.message == "[UNRESOLVED_COLUMN.WITH_SUGGESTION] no `nope` here. SQLSTATE: 42703")
    let spark = try #require(error.cause as? SparkError)
    #expect(spark.errorClass == "UNRESOLVED_COLUMN.WITH_SUGGESTION")
    #expect(spark.sqlState == "42703")
    #expect(spark.messageParameters == ["objectName": "`nope`"])
    #expect(spark.queryContexts.map(\.fragment) == ["nope"])
    #expect(spark.queryContexts.first?.isSQL == true)
    #expect(spark.causes == ["the deeper reason"])
    #expect(spark.stackTrace == ["org.A.run(A.scala:3)"])
    #expect(spark.fullMessage.contains("'Project"))
    #expect("\(spark)" == "Spark: UNRESOLVED_COLUMN.WITH_SUGGESTION, SQLSTATE 42703: the deeper reason")
  }

  @Test func `without details the status says what it can`() async throws {
    let (error, _) = try await failure(
      FakeSpark.error(
        "[TABLE_OR_VIEW_NOT_FOUND] no table", errorClass: "TABLE_OR_VIEW_NOT_FOUND", errorID: "gone"))
    #expect(error.code == .unknownTable)
    #expect(error.message == "[TABLE_OR_VIEW_NOT_FOUND] no table")
    let spark = try #require(error.cause as? SparkError)
    #expect(spark.messageParameters == ["objectName": "`nope`"])
    #expect(spark.exceptionClasses.first == "org.apache.spark.sql.AnalysisException")
  }

  @Test(arguments: [
    ("PARSE_SYNTAX_ERROR", "SYNTAX_ERROR"), ("UNRESOLVED_ROUTINE", "UNKNOWN_FUNCTION"),
    ("AMBIGUOUS_REFERENCE", "AMBIGUOUS_COLUMN"), ("DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES", "TYPE_MISMATCH"),
    ("DIVIDE_BY_ZERO", "ARITHMETIC"), ("CAST_INVALID_INPUT", "ARITHMETIC"),
    ("PATH_NOT_FOUND", "FILE_NOT_FOUND"),
    ("PATH_ALREADY_EXISTS", "ALREADY_EXISTS"), ("UNSUPPORTED_FEATURE.X", "UNSUPPORTED"),
    ("OPERATION_CANCELED", "CANCELLED"), ("CONNECT_ML.CACHE_INVALID", "ENGINE_FAILURE"),
  ])
  func `A condition has a code`(condition: String, code: String) {
    #expect(ErrorTranslation.code(condition, "").rawValue == code)
  }

  @Test func `a place in a text of SQL becomes a location`() async throws {
    let (error, _) = try await failure(
      FakeSpark.error(
        "[PARSE_SYNTAX_ERROR] bad.\n== SQL (line 2, position 8) ==\nSELEC", errorClass: "PARSE_SYNTAX_ERROR"))
    #expect(error.location == .init(source: "query", line: 2, column: 8))
  }

  @Test(arguments: [
    (RPCError.Code.unauthenticated, "", "UNAUTHENTICATED", "it wants a token"),
    (.unauthenticated, ";token=old;use_ssl=false", "UNAUTHENTICATED", "the token is wrong or has expired"),
    (.permissionDenied, ";user_id=eva", "UNAUTHENTICATED", "does not allow this to the user eva"),
    (.resourceExhausted, "", "MESSAGE_TOO_LARGE", "spark.connect.grpc.maxInboundMessageSize"),
    (.unimplemented, "", "UNSUPPORTED_VERSION", "4.0 or later"),
    (.unavailable, "", "UNREACHABLE", "though it was repeated"),
  ])
  func `A status alone becomes a text with a remedy`(
    status: RPCError.Code, parameters: String, code: String, part: String
  ) async throws {
    let (error, seen) = try await failure(
      RPCError(code: status, message: "the status"), parameters: parameters)
    #expect(error.code.rawValue == code)
    #expect(error.message.contains(part), "\(error.message)")
    #expect(error.message.contains("the status"))
    #expect(!error.message.contains("old"))
    #expect(seen.executed.count + seen.reattached.count == (status == .unavailable ? 6 : 1))
  }

  @Test(arguments: [
    ("SESSION_CHANGED", "was restarted"), ("SESSION_CLOSED", "defaultSessionTimeout"),
    ("OPERATION_ABANDONED", "detachedTimeout"),
  ])
  func `A lost session says what was lost and why`(name: String, part: String) async throws {
    let (error, _) = try await failure(FakeSpark.error("[INVALID_HANDLE.\(name)] gone"))
    #expect(error.message.contains(part), "\(error.message)")
    #expect(error.code == (name.hasPrefix("SESSION") ? .sessionExpired : .engineFailure))
  }

  @Test func `a server that answers under another session id was restarted`() async throws {
    try await FakeSpark.withClient { fake, client in
      try await client.connect()
      fake.script.withLock { $0.serverSession = "server-2" }
      let error = try await #require(throws: GnistaError.self) { try await client.connect() }
      #expect(error.code == .sessionExpired)
      #expect(error.message.contains("was restarted"))
    }
  }

  @Test func `an old server is refused`() async throws {
    try await FakeSpark.withClient(.init(version: "3.5.7")) { _, client in
      let error = try await #require(throws: GnistaError.self) { try await client.connect() }
      #expect(error.code == .unsupportedVersion)
      #expect(error.message.contains("'3.5.7'; Gnista needs Spark 4.0"))
    }
  }

  @Test func `a request that is too large is not sent`() async throws {
    var options = SparkConnectOptions.quick
    options.maxMessageBytes = 2 << 20
    try await FakeSpark.withClient(options: options) { fake, client in
      var plan = Spark_Connect_Plan()
      plan.root.localRelation.data = .init(count: 3 << 20)
      let error = try await #require(throws: GnistaError.self) { try await client.execute(plan).batchTexts() }
      #expect(error.code == .messageTooLarge)
      #expect(error.message.contains("maxInboundMessageSize"))
      #expect(fake.seen.executed.isEmpty)
    }
  }

  @Test func `an answer that is too large names the setting`() async throws {
    var script = FakeSpark.Script()
    script.execute = { request, _, writer in
      try await writer.write(
        FakeSpark.response(request.operationID, "1") { $0.arrowBatch.data = .init(count: 3 << 20) })
    }
    let execute = script.execute
    script.reattach = { _, count, writer in try await execute(.init(), count, writer) }
    var options = SparkConnectOptions.quick
    options.maxMessageBytes = 2 << 20
    try await FakeSpark.withClient(script, options: options) { _, client in
      let error = try await #require(throws: GnistaError.self) {
        try await client.execute(.range(1)).batchTexts()
      }
      #expect(error.code == .messageTooLarge, "\(error)")
      #expect(error.message.contains("maxRecordsPerBatch"))
    }
  }
}
