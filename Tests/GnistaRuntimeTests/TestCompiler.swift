import Foundation
import Testing

@testable import GnistaRuntime

/// The C compiler that comes with Swift, for shared objects with real code.
enum TestCompiler {
  /// Path of the compiler; nil where none is on PATH.
  static let path: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return ["clang", "cc"].lazy.flatMap { name in folders.lazy.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Compiles `source` to a shared object in `folder` and returns its path. Undefined names stay undefined.
  static func library(_ name: String, _ source: String, in folder: TestFolder) throws -> String {
    let input = try folder.write(name + ".c", Array(source.utf8))
    let output = "\(folder.path)/\(name).so"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path))
    process.arguments = ["-shared", "-fPIC", "-O1", "-o", output, input]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return output
  }
}
