import Gnista
import GnistaTestSupport
import Testing

@Suite("Every registered stage conforms")
struct RegistryConformanceTests {
  @Test("A stage passes all checks with its fixture", arguments: Registry.standard.stages.map(\.name))
  func conforms(stage: String) async throws {
    let session = try await Session.embedded()
    let failures = try await StageConformance(stage, session: session).failures()
    for failure in failures { Issue.record("\(stage): \(failure)") }
    await session.close()
  }
}
