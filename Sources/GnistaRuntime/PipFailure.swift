internal import GnistaCore

/// A run of pip that failed, and what that means for the user.
struct PipFailure {
  var entry: RuntimeEntry
  var wheel: RuntimeWheel
  var outcome: PythonTool.Outcome

  /// The error to throw: code `downloadFailed`, or `ioFailure` when the disk is full.
  var error: GnistaError {
    let (code, message) = verdict
    return GnistaError(code, message, cause: PythonTool.Complaint(description: outcome.tail))
  }

  private var verdict: (ErrorCode, String) {
    let subject = "\(entry.name) \(entry.version)"
    if says("THESE PACKAGES DO NOT MATCH THE HASHES") {
      return (
        .downloadFailed,
        "what the package index gave for \(subject) does not have the pinned hash and was not installed; "
          + "check the index that pip uses ('python3 -m pip config list')"
      )
    }
    if says("No space left on device") || says("Errno 28") {
      return (
        .ioFailure, "the disk is full: \(subject) needs room under GNISTA_HOME; free some or set GNISTA_HOME"
      )
    }
    // pip repeats a connection that fails and then says that it found no version at all, so look at this first.
    let network = [
      "Failed to establish a new connection", "NewConnectionError", "ConnectTimeout", "ReadTimeout",
      "Temporary failure in name resolution", "Name or service not known", "ProxyError", "SSLError",
      "Connection aborted", "Connection reset", "Network is unreachable", "Could not fetch URL",
      "Max retries exceeded", "HTTPError",
    ]
    if network.contains(where: says) {
      return (
        .downloadFailed,
        "\(subject) could not be fetched because the package index was not reached; check the network "
          + "(HTTPS_PROXY and pip's index-url are honoured), or on a machine without one fetch \(wheel.file) "
          + "elsewhere and run 'gnista runtime install \(entry.name) --from FOLDER'"
      )
    }
    if says("No matching distribution found") || says("Could not find a version") {
      return (
        .downloadFailed,
        "the place pip looks in has no \(wheel.file); check pip's index-url, update pip "
          + "('python3 -m pip install --upgrade pip'), or give a folder that holds it with --from"
      )
    }
    return (.downloadFailed, "pip failed with status \(outcome.status) while fetching \(subject)")
  }

  private func says(_ text: String) -> Bool { outcome.output.contains(text) }
}
