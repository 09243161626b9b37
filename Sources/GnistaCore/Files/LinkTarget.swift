internal import Foundation

/// Where links lead.
package enum LinkTarget {
  /// The place that a path leads to, through any number of links, the last of which may lead to nothing yet.
  ///
  /// - Throws: ``GnistaError`` `IO_FAILURE` when the links go in a circle.
  package static func of(_ path: String) throws -> String {
    var url = URL(fileURLWithPath: path)
    // As many links as systems follow themselves.
    for _ in 0..<40 {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: url.path) else {
        return url.standardizedFileURL.path
      }
      url = URL(fileURLWithPath: next, relativeTo: url.deletingLastPathComponent()).absoluteURL
    }
    throw GnistaError(.ioFailure, "'\(path)' is a link that leads back to itself; give another name")
  }
}
