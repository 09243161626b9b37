import Foundation
import Gnista

/// The resident memory of this process, as Linux tells it.
enum ProcessMemory {
  /// Makes the present memory the peak; the result is its size in bytes.
  static func resetPeak() throws -> Int {
    // 5 resets the peak; see proc(5).
    try "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    return try field("VmRSS")
  }

  /// The greatest memory since the reset, in bytes.
  static func peak() throws -> Int { try field("VmHWM") }

  private static func field(_ name: String) throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name + ":") }),
      let kibibytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
    else { throw GnistaError(.unsupported, "this system does not tell the memory of a process") }
    return kibibytes << 10
  }
}
