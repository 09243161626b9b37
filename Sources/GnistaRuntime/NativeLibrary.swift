/// A native library that Gnista loads at run time.
public enum NativeLibrary: String, Sendable, CaseIterable {
  /// DuckDB, the database inside the embedded engine.
  case duckdb
  /// OpenBLAS, dense linear algebra.
  case openblas

  /// The library's name in `runtime.lock` and on the command line.
  public var name: String { rawValue }

  /// The environment variable that names a file to load instead of any other.
  public var environmentVariable: String {
    switch self {
    case .duckdb: "GNISTA_LIBDUCKDB"
    case .openblas: "GNISTA_LIBOPENBLAS"
    }
  }

  /// The names under which a system-wide copy is looked for, in order.
  ///
  /// A name without a slash is looked up by the dynamic loader in its usual places.
  var systemNames: [String] {
    #if os(macOS)
      switch self {
      case .duckdb: ["/opt/homebrew/lib/libduckdb.dylib", "/usr/local/lib/libduckdb.dylib"]
      case .openblas:
        ["/opt/homebrew/opt/openblas/lib/libopenblas.dylib", "/usr/local/opt/openblas/lib/libopenblas.dylib"]
      }
    #else
      switch self {
      case .duckdb: ["libduckdb.so.2", "libduckdb.so"]
      case .openblas: ["libopenblas.so.0", "libopenblas.so"]
      }
    #endif
  }

  /// A function that every build of the library has, by its usual name.
  var probeFunction: String {
    switch self {
    case .duckdb: "duckdb_open"
    case .openblas: "cblas_dgemm"
    }
  }

  /// The ways in which builds of the library spell their functions, the likeliest first.
  var knownNamings: [SymbolNaming] {
    switch self {
    case .duckdb: [installedNaming]
    case .openblas:
      [
        SymbolNaming(prefix: "", suffix: "", integerBits: 32), installedNaming,
        SymbolNaming(prefix: "", suffix: "64_", integerBits: 64),
        SymbolNaming(prefix: "scipy_", suffix: "", integerBits: 32),
      ]
    }
  }

  /// How the library's functions are called in the file that the runtime installs.
  var installedNaming: SymbolNaming {
    switch self {
    case .duckdb: SymbolNaming(prefix: "", suffix: "", integerBits: 64)
    case .openblas: SymbolNaming(prefix: "scipy_", suffix: "64_", integerBits: 64)
    }
  }

  /// Name of the parameterless C function that returns the version as a C string.
  var versionFunction: String {
    switch self {
    case .duckdb: "duckdb_library_version"
    case .openblas: "openblas_get_config"
    }
  }

  /// The major versions of a system-wide copy that this program can work with; nil accepts any.
  ///
  /// DuckDB: functions that came with 2.0 are used, and the C API of 2.x is announced to go in 3.0.
  var acceptedMajorVersions: Set<Int>? { self == .duckdb ? [2] : nil }
}
