internal import ArgumentParser
internal import GnistaCore
internal import GnistaRuntime

/// `gnista doctor`: says whether everything Gnista needs is there and works.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check the native libraries and what installs them.",
    discussion: """
      Compares the hashes of installed libraries, opens each and asks it for its version; looks for python3 and \
      pip, at the room on the disk and whether GNISTA_HOME can be written. Changes nothing. For everything that \
      is not in order it names the command that mends it.

      Exit status: 0 when all that Gnista's main work needs is in order (warnings and missing optional libraries \
      do not count), 69 when something needed is missing or damaged.

      EXAMPLES
        gnista doctor
        gnista doctor --json
      """)

  @Flag(help: "Print as JSON.")
  var json = false

  func run() async throws {
    let settings = try RuntimeSettings.current()
    let findings = Doctor(settings: settings).examine()
    let isHealthy = !findings.contains(where: \.isFatal)
    if json {
      print(try JSONText.of(Report(healthy: isHealthy, home: settings.home, findings: findings)))
    } else {
      let rows = findings.map { [$0.subject, $0.state.rawValue, $0.detail] }
      print(AlignedText.of(header: ["CHECK", "STATE", "DETAIL"], rows: rows))
      for finding in findings {
        guard let remedy = finding.remedy else { continue }
        print("\(finding.subject): \(remedy)")
      }
      print(isHealthy ? "Everything needed is in order." : "Something needed is missing or damaged.")
    }
    guard isHealthy else { throw ExitCode(ErrorCode.missingLibrary.exitStatus) }
  }

  private struct Report: Encodable {
    var healthy: Bool
    var home: String
    var findings: [DoctorFinding]
  }
}
