internal import Foundation
internal import GRPCCore
internal import GRPCProtobuf
internal import GnistaCore
internal import SparkProto

/// Turns what gRPC and Spark say of a failed call into an error that says what to do.
struct ErrorTranslation {
  /// The server that was called.
  let server: SparkConnectionString

  // MARK: The connection

  /// The error of a server that cannot be reached.
  ///
  /// - Parameters:
  ///   - failure: the last attempt.
  ///   - waited: how long was tried.
  ///   - wasConnected: whether the server had been there before.
  func unreachable(_ failure: CallFailure, waited: Duration, wasConnected: Bool) -> GnistaError {
    let reason = Self.reason(failure)
    if let mismatch = mismatch(failure) { return mismatch }
    if wasConnected {
      return GnistaError(
        .unreachable,
        "the Spark server at \(server) was lost and could not be reached again within \(waited.seconds) s "
          + "(\(reason)). What ran there may be lost: see whether the server runs, open a new session, and run "
          + "it again.", cause: failure.error)
    }
    let text = reason.lowercased()
    var remedy =
      if text.contains("resolve") || text.contains("not known") {
        "there is no machine of that name; check the host in the connection string"
      } else {
        "check that the server runs and that host and port are right (15002 is Spark Connect's own port; "
          + "7077 and 4040 are others of Spark's)"
      }
    if server.usesTLS, text.contains("no answer") { remedy += ". The connection uses TLS. \(withoutTLS)" }
    return GnistaError(
      .unreachable, "cannot reach the Spark server at \(server): \(reason). Remedy: \(remedy).",
      cause: failure.error)
  }

  /// Whether it is of no use to try again.
  func isHopeless(_ failure: CallFailure) -> Bool { mismatch(failure) != nil }

  /// The error of sides that disagree about TLS, if it is one.
  private func mismatch(_ failure: CallFailure) -> GnistaError? {
    let text = failure.texts.joined(separator: " | ")
    if text.contains("certificate") || text.contains("CERTIFICATE") || text.contains("unableToValidate") {
      return GnistaError(
        .unreachable,
        "the certificate of the Spark server at \(server) is not trusted (\(Self.reason(failure))). Give the "
          + "certificate of its authority in the file that GRPC_DEFAULT_SSL_ROOTS_FILE_PATH names, and use the host "
          + "name that the certificate is made for.", cause: failure.error)
    }
    if server.usesTLS, !failure.reachedServer,
      ["handshake", "WRONG_VERSION", "uncleanShutdown", "closed the connection before"].contains(
        where: text.contains)
    {
      return GnistaError(
        .unreachable,
        "the Spark server at \(server) does not answer in TLS (\(Self.reason(failure))). \(withoutTLS).",
        cause: failure.error)
    }
    if !server.usesTLS, !failure.reachedServer, text.contains("closed the connection before") {
      return GnistaError(
        .unreachable,
        "what listens at \(server) closed the connection at once. If it is a server with TLS, add use_ssl=true to "
          + "the connection string; otherwise check the port.", cause: failure.error)
    }
    return nil
  }

  /// What to do about a server that uses no TLS.
  private var withoutTLS: String {
    let remedy =
      server.useSSL == true
      ? "leave use_ssl=true out of the connection string"
      : "the token makes the connection use TLS, which a server on this machine is spared with use_ssl=false and the "
        + "host localhost or 127.0.0.1"
    return "If the server uses none, \(remedy)"
  }

  /// The most telling text of a failed connection.
  private static func reason(_ failure: CallFailure) -> String {
    let texts = failure.texts
    let known = [
      ("Connection refused", "connection refused"), ("refused", "connection refused"),
      ("timed out", "no answer"), ("No route", "no route to the host"),
      ("unreachable", "the network cannot be reached"),
    ]
    for (part, reason) in known where texts.contains(where: { $0.contains(part) }) { return reason }
    return texts.last ?? failure.error.message
  }

  // MARK: The server's answers

  /// The error of a call that the server refused.
  ///
  /// - Parameters:
  ///   - failure: what came.
  ///   - details: what the server says when asked for more, if it does.
  func refused(_ failure: CallFailure, details: Spark_Connect_FetchErrorDetailsResponse?) -> GnistaError {
    let spark = Self.sparkError(failure, details)
    let message = Self.withoutPlan(spark.fullMessage.isEmpty ? failure.error.message : spark.fullMessage)
    if let error = handle(failure, spark, message) ?? status(failure, spark, message) { return error }
    return GnistaError(
      Self.code(spark.errorClass, message), message, cause: spark, location: Self.location(message))
  }

  /// The error of an operation whose results are gone on the server.
  func resultLost(_ failure: CallFailure) -> GnistaError {
    GnistaError(
      .engineFailure,
      "the Spark server at \(server) has forgotten the running query, some of whose rows had come already "
        + "(\(failure.error.message)). It was restarted, or the query was left alone for longer than "
        + "spark.connect.execute.manager.detachedTimeout. Run it again.", cause: failure.error)
  }

  /// The error of a session that another server process has begun anew.
  func restarted() -> GnistaError {
    GnistaError(
      .sessionExpired,
      "the Spark server at \(server) was restarted: the session's temporary views, cached frames, settings and "
        + "models are gone. Open a new session.")
  }

  /// Errors of sessions and operations.
  private func handle(_ failure: CallFailure, _ spark: SparkError, _ message: String) -> GnistaError? {
    guard let name = failure.errorClass, name.hasPrefix("INVALID_HANDLE.") else { return nil }
    switch name {
    case "INVALID_HANDLE.SESSION_CHANGED":
      var error = restarted()
      error.cause = spark
      return error
    case "INVALID_HANDLE.SESSION_CLOSED", "INVALID_HANDLE.SESSION_NOT_FOUND":
      return GnistaError(
        .sessionExpired,
        "the session on the Spark server at \(server) is closed: it was released, or nothing ran in it for longer "
          + "than spark.connect.session.manager.defaultSessionTimeout (60 minutes unless set). Open a new session. "
          + "(\(message))", cause: spark)
    case "INVALID_HANDLE.OPERATION_ABANDONED":
      return GnistaError(
        .engineFailure,
        "the Spark server at \(server) gave the query up, because nobody took its rows for longer than "
          + "spark.connect.execute.manager.detachedTimeout (5 minutes unless set). Run it again. (\(message))",
        cause: spark)
    default: return GnistaError(.engineFailure, message, cause: spark)
    }
  }

  /// Errors that gRPC's status alone tells.
  private func status(_ failure: CallFailure, _ spark: SparkError, _ message: String) -> GnistaError? {
    let error = failure.error
    if message.contains("configured maximum payload size") {
      return GnistaError(
        .messageTooLarge,
        "a message of the server is larger than this client's 128 MiB: make the batches smaller with "
          + "spark.sql.execution.arrow.maxRecordsPerBatch or spark.connect.grpc.arrow.maxBatchSize. (\(message))",
        cause: spark)
    }
    switch error.code {
    case .unauthenticated:
      let remedy =
        server.token == nil
        ? "it wants a token: add ;token=… to the connection string, or set SPARK_CONNECT_AUTHENTICATE_TOKEN"
        : "the token is wrong or has expired; give a new one with ;token=… or SPARK_CONNECT_AUTHENTICATE_TOKEN"
      return GnistaError(
        .unauthenticated,
        "the Spark server at \(server) does not let this client in: \(remedy). (\(message))",
        cause: spark)
    case .permissionDenied where failure.info == nil:
      return GnistaError(
        .unauthenticated,
        "the Spark server at \(server) does not allow this to \(server.userID.map { "the user \($0)" } ?? "this user")"
          + ": \(message)", cause: spark)
    case .resourceExhausted:
      return GnistaError(
        .messageTooLarge,
        "the request is larger than the server takes (spark.connect.grpc.maxInboundMessageSize, 128 MiB unless set). "
          + "(\(message))", cause: spark)
    case .unimplemented:
      return GnistaError(
        .unsupportedVersion,
        "the server at \(server) does not know a call that Gnista needs: it is no Spark Connect server of version "
          + "4.0 or later. (\(message))", cause: spark)
    case .deadlineExceeded:
      return GnistaError(
        .unreachable, "the Spark server at \(server) did not answer in time (\(message)); try again.",
        cause: spark)
    case .cancelled:
      return GnistaError(.cancelled, "the Spark server cancelled the query: \(message)", cause: spark)
    case .unavailable:
      return GnistaError(
        .unreachable,
        "the Spark server at \(server) could not serve the call, though it was repeated: \(message)",
        cause: spark)
    case .unknown where failure.info == nil && error.message.contains("HTTP"),
      .internalError where failure.info == nil && error.message.contains("content-type"):
      return GnistaError(
        .unreachable, "what listens at \(server) is no Spark Connect server: \(message). Check the port.",
        cause: spark)
    default: return nil
    }
  }

  // MARK: Details

  private static func sparkError(
    _ failure: CallFailure, _ details: Spark_Connect_FetchErrorDetailsResponse?
  ) -> SparkError {
    var spark = SparkError()
    spark.fullMessage = failure.status?.message ?? failure.error.message
    spark.errorClass = failure.errorClass
    if let info = failure.info {
      spark.sqlState = info.metadata["sqlState"].flatMap { $0.isEmpty ? nil : $0 }
      spark.messageParameters = strings(info.metadata["messageParameters"]) ?? [:]
      spark.exceptionClasses = list(info.metadata["classes"]) ?? [info.reason]
    }
    guard let details, details.hasRootErrorIdx, details.errors.indices.contains(Int(details.rootErrorIdx))
    else {
      return spark
    }
    let root = details.errors[Int(details.rootErrorIdx)]
    spark.fullMessage = root.message
    spark.exceptionClasses = root.errorTypeHierarchy
    spark.stackTrace = root.stackTrace.map { element in
      let place = element.hasFileName ? "\(element.fileName):\(element.lineNumber)" : "\(element.lineNumber)"
      return "\(element.declaringClass).\(element.methodName)(\(place))"
    }
    if root.hasSparkThrowable {
      let throwable = root.sparkThrowable
      if throwable.hasErrorClass { spark.errorClass = throwable.errorClass }
      if throwable.hasSqlState { spark.sqlState = throwable.sqlState }
      spark.messageParameters = throwable.messageParameters
      spark.queryContexts = throwable.queryContexts.map(context)
    }
    // The chain may not come back to itself, whatever the server sends.
    var (index, seen): (Int?, Set<Int>) = (
      root.hasCauseIdx ? Int(root.causeIdx) : nil, [Int(details.rootErrorIdx)]
    )
    while let next = index, details.errors.indices.contains(next), seen.insert(next).inserted {
      let cause = details.errors[next]
      spark.causes.append(cause.message)
      index = cause.hasCauseIdx ? Int(cause.causeIdx) : nil
    }
    return spark
  }

  private static func context(_ context: Spark_Connect_FetchErrorDetailsResponse.QueryContext)
    -> SparkError.QueryContext
  {
    SparkError.QueryContext(
      isSQL: context.contextType == .sql, objectType: context.objectType, objectName: context.objectName,
      startIndex: Int(context.startIndex), stopIndex: Int(context.stopIndex), fragment: context.fragment,
      callSite: context.callSite, summary: context.summary)
  }

  private static func strings(_ json: String?) -> [String: String]? {
    json.flatMap { try? JSONDecoder().decode([String: String].self, from: Data($0.utf8)) }
  }

  private static func list(_ json: String?) -> [String]? {
    json.flatMap { try? JSONDecoder().decode([String].self, from: Data($0.utf8)) }
  }

  /// The message without the plan that Spark appends to it: a user of frames did not write that plan.
  static func withoutPlan(_ message: String) -> String {
    guard let range = message.range(of: #"SQLSTATE: \w{5}[^\n]*;\n"#, options: .regularExpression) else {
      return message.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    return String(message[..<range.upperBound].dropLast(2))
  }

  /// Line and column of an error in a text of SQL.
  private static func location(_ message: String) -> GnistaError.Location? {
    if let match = message.firstMatch(of: /== SQL(?: of [^\n]*)? \(line (\d+), position (\d+)\) ==/),
      let line = Int(match.1), let column = Int(match.2)
    {
      return .init(source: "query", line: line, column: column)
    }
    // Positions in this form count from 0.
    if let match = message.firstMatch(of: /SQLSTATE: \w{5}(?:; line| \(line) (\d+),? pos (\d+)/),
      let line = Int(match.1),
      let position = Int(match.2)
    {
      return .init(source: "query", line: line, column: position + 1)
    }
    return nil
  }

  /// Gnista's code for a condition of Spark's.
  static func code(_ condition: String?, _ message: String) -> ErrorCode {
    guard let condition else {
      return message.hasPrefix("[PARSE_") ? .syntaxError : .engineFailure
    }
    let main = condition.split(separator: ".").first.map(String.init) ?? condition
    if let code = codes[main] { return code }
    if main.hasPrefix("PARSE_") { return .syntaxError }
    if main.hasPrefix("UNSUPPORTED_") { return .unsupported }
    if main.hasPrefix("INVALID_PARAMETER") || main.hasPrefix("WRONG_NUM_ARGS") { return .invalidArgument }
    if main.hasPrefix("MALFORMED_") || main.hasPrefix("CANNOT_PARSE") { return .malformedData }
    if main.hasPrefix("CAST_") { return .arithmetic }
    return .engineFailure
  }

  private static let codes: [String: ErrorCode] = [
    "UNRESOLVED_COLUMN": .unknownColumn, "UNRESOLVED_FIELD": .unknownColumn,
    "FIELD_NOT_FOUND": .unknownColumn,
    "UNRESOLVED_USING_COLUMN_FOR_JOIN": .unknownColumn, "UNRESOLVED_MAP_KEY": .unknownColumn,
    "CANNOT_RESOLVE_DATAFRAME_COLUMN": .unknownColumn, "COLUMN_NOT_FOUND": .unknownColumn,
    "AMBIGUOUS_REFERENCE": .ambiguousColumn, "AMBIGUOUS_COLUMN_REFERENCE": .ambiguousColumn,
    "COLUMN_ALREADY_EXISTS": .duplicateColumn,
    "UNRESOLVED_ROUTINE": .unknownFunction, "ROUTINE_NOT_FOUND": .unknownFunction,
    "TABLE_OR_VIEW_NOT_FOUND": .unknownTable, "VIEW_NOT_FOUND": .unknownTable,
    "SCHEMA_NOT_FOUND": .unknownTable,
    "TABLE_OR_VIEW_ALREADY_EXISTS": .alreadyExists, "TEMP_TABLE_OR_VIEW_ALREADY_EXISTS": .alreadyExists,
    "VIEW_ALREADY_EXISTS": .alreadyExists, "PATH_ALREADY_EXISTS": .alreadyExists,
    "PATH_NOT_FOUND": .fileNotFound,
    "DATATYPE_MISMATCH": .typeMismatch, "INCOMPATIBLE_COLUMN_TYPE": .typeMismatch,
    "CANNOT_UP_CAST_DATATYPE": .typeMismatch, "UNEXPECTED_INPUT_TYPE": .typeMismatch,
    "DIVIDE_BY_ZERO": .arithmetic, "REMAINDER_BY_ZERO": .arithmetic, "ARITHMETIC_OVERFLOW": .arithmetic,
    "BINARY_ARITHMETIC_OVERFLOW": .arithmetic, "NUMERIC_VALUE_OUT_OF_RANGE": .arithmetic,
    "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION": .arithmetic, "INVALID_ARRAY_INDEX": .arithmetic,
    "INVALID_ARRAY_INDEX_IN_ELEMENT_AT": .arithmetic, "INTERVAL_ARITHMETIC_OVERFLOW": .arithmetic,
    "FAILED_READ_FILE": .malformedData, "UNABLE_TO_INFER_SCHEMA": .malformedData,
    "NOT_NULL_ASSERT_VIOLATION": .invalidValue,
    "OPERATION_CANCELED": .cancelled, "OPERATION_CANCELLED": .cancelled,
    "CONNECT_INVALID_PLAN": .engineFailure,
  ]
}
