import CDuckDB
import GnistaCore
import GnistaRuntime
import Synchronization

/// Loads DuckDB once in a process.
enum DuckDBLibrary {
  private static let loaded = Mutex<LoadedLibrary?>(nil)

  /// Makes the functions of `CDuckDB` callable.
  ///
  /// - Throws: ``GnistaError`` `MISSING_LIBRARY` that names the command which installs or mends it.
  static func load() throws {
    try loaded.withLock { loaded in
      guard loaded == nil else { return }
      let plan = try NativeLibraries.locate(.duckdb)
      let library = try LoadedLibrary(opening: plan)
      let missing = withExtendedLifetime(library) {
        gnista_duckdb_bind(
          { context, name in
            guard let context, let name else { return nil }
            let library = Unmanaged<LoadedLibrary>.fromOpaque(context).takeUnretainedValue()
            return library.address(of: String(cString: name))
          }, Unmanaged.passUnretained(library).toOpaque())
      }
      if let missing {
        throw GnistaError(
          .missingLibrary,
          "'\(plan.path)' lacks the function \(String(cString: missing)): it is too old or not DuckDB; "
            + "run 'gnista runtime install duckdb', or name a newer library in GNISTA_LIBDUCKDB")
      }
      loaded = library
    }
  }

  /// The loaded library's version, such as `v2.0.0`.
  static var version: String { duckdb_library_version().map { String(cString: $0) } ?? "unknown" }
}
