import FramePrograms
import Gnista
import GnistaFrame

extension GoldenTables {
  /// The tables in a session of the embedded engine, which all programs share.
  static var embedded: GoldenTables { get async throws { try await opening.value } }

  private static let opening = Task {
    let session = try await Session.embedded()
    try await session.set("spark.sql.session.timeZone", to: "UTC")
    return try GoldenTables(session)
  }
}
