internal import GRPCCore
internal import GRPCProtobuf

/// A call that failed, and how far it had come.
struct CallFailure: Error {
  /// What gRPC says.
  var error: RPCError
  /// Whether a connection was there, so that the call may have reached the server.
  var reachedServer: Bool
  /// Details that came with the status, if any.
  let status: GoogleRPCStatus?

  init(_ error: RPCError, reachedServer: Bool) {
    self.error = error
    self.reachedServer = reachedServer
    // Details that cannot be read are none; the status itself still says what happened.
    status = (try? error.unpackGoogleRPCStatus()) ?? nil
  }

  /// How long the server asks to wait before the call is repeated.
  var retryDelay: Duration? { status?.details.lazy.compactMap(\.retryInfo).first?.delay }

  /// What Spark says of its exception in the status itself; long texts are cut short there.
  var info: ErrorDetails.ErrorInfo? { status?.details.lazy.compactMap(\.errorInfo).first }

  /// The condition of the server's error, such as `INVALID_HANDLE.SESSION_CLOSED`, where the status names it.
  var errorClass: String? {
    if let name = info?.metadata["errorClass"], !name.isEmpty { return name }
    // Errors of the protocol itself carry their condition only in the message.
    let text = error.message
    guard let open = text.firstIndex(of: "["), let close = text[open...].firstIndex(of: "]") else {
      return nil
    }
    let name = text[text.index(after: open)..<close]
    let isCondition =
      name.contains(where: \.isLetter)
      && name.allSatisfy { $0.isUppercase || $0.isNumber || "._".contains($0) }
    return isCondition ? String(name) : nil
  }

  /// The texts of the error and of what caused it, outermost first.
  var texts: [String] {
    var texts = [error.message]
    var cause = error.cause
    while let next = cause {
      if let rpc = next as? RPCError {
        texts.append(rpc.message)
        cause = rpc.cause
      } else {
        texts.append("\(next)")
        cause = nil
      }
    }
    return texts
  }
}
