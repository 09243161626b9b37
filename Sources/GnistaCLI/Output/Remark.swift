internal import Foundation

/// What is told besides the result, on standard error so that results can go through a pipe.
enum Remark {
  /// Writes a line.
  static func write(_ text: String) {
    // A remark that cannot be shown must not end the work.
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }
}
