/// Whoever read the output has gone away, as `head` does when it has seen enough: no reason to complain.
struct OutputClosed: Error {
  /// 128 and the number of SIGPIPE: what a shell reports for a program that ended by that signal.
  static let exitStatus: Int32 = 141
}
