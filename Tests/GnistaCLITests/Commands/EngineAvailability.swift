import GnistaDuckDB
import GnistaFrame
import Testing

/// Whether the embedded engine can be used here.
enum EngineAvailability {
  static let isInstalled = (try? Session.embeddedEngineVersion()) != nil
}

extension Trait where Self == ConditionTrait {
  /// Skips where DuckDB is not installed.
  static var needsEngine: Self {
    .enabled(
      if: EngineAvailability.isInstalled, "DuckDB is not installed: run 'gnista runtime install duckdb'")
  }
  /// Skips where the program has not been built beside the tests.
  static var needsProgram: Self {
    .enabled(if: GnistaProgram.isBuilt, "the program gnista is not built: run 'swift build'")
  }
}
