internal import Foundation
internal import GnistaCore

/// The Java that runs Apache Spark on this machine.
public struct JavaTool: Sendable {
  /// The oldest version that Spark 4 runs on.
  static let oldest = 17

  /// Path of the program.
  public let path: String
  /// What it calls its version, such as `17.0.15`.
  public let version: String

  /// Finds Java, in `JAVA_HOME` or else on `PATH`, and asks for its version.
  ///
  /// - Throws: `GnistaError` with code `missingLibrary`, which says how to get one, when there is none, it does not run,
  ///   or it is older than Java 17.
  public init(settings: RuntimeSettings) throws {
    path = try Self.find(settings)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-version"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardError = pipe
    do {
      try process.run()
    } catch {
      throw GnistaError(.missingLibrary, "\(path) cannot be started; \(Self.remedy)", cause: error)
    }
    let answer = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0, let version = Self.version(in: answer) else {
      throw GnistaError(
        .missingLibrary, "\(path) does not answer as Java does; \(Self.remedy)",
        cause: PythonTool.Complaint(description: answer))
    }
    guard Self.major(version) >= Self.oldest else {
      throw GnistaError(
        .missingLibrary,
        "\(path) is Java \(version), and Apache Spark needs Java \(Self.oldest) or newer; \(Self.remedy)")
    }
    self.version = version
  }

  private static func find(_ settings: RuntimeSettings) throws -> String {
    if let home = settings.value("JAVA_HOME") {
      let path = home + "/bin/java"
      guard FileManager.default.isExecutableFile(atPath: path) else {
        throw GnistaError(
          .missingLibrary,
          "JAVA_HOME names '\(home)', which has no bin/java; set it to a Java \(oldest), or unset it")
      }
      return path
    }
    let folders = (settings.value("PATH") ?? "").split(separator: ":").map { String($0) + "/java" }
    guard let found = folders.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      throw GnistaError(.missingLibrary, "no java on PATH, which Apache Spark needs; \(remedy)")
    }
    return found
  }

  private static let remedy =
    "install Java \(oldest) (Debian, Ubuntu: 'apt install openjdk-17-jre-headless', Fedora: "
    + "'dnf install java-17-openjdk-headless', macOS: 'brew install openjdk@17') or set JAVA_HOME to one"

  /// The version in what `java -version` says: the first text between quotation marks.
  static func version(in answer: String) -> String? {
    let parts = answer.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.count >= 3 && !parts[1].isEmpty ? String(parts[1]) : nil
  }

  /// The number that says what a Java can do: 17 of `17.0.15`, 8 of `1.8.0_392`.
  static func major(_ version: String) -> Int {
    let numbers = version.split { !$0.isNumber }.compactMap { Int($0) }
    if numbers.first == 1, numbers.count > 1 { return numbers[1] }
    return numbers.first ?? 0
  }
}
