import Foundation
import GnistaCore
import Testing

@testable import GnistaRuntime

/// Runs with the real libraries, fetched from the package index that pip uses.
///
/// They are kept in a folder of the build, so that they are fetched once. Skipped when `GNISTA_TEST_OFFLINE` is
/// set, because the machine then has no package index.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["GNISTA_TEST_OFFLINE"] == nil), .serialized)
struct InstalledLibrariesTests {
  private static func settings() throws -> RuntimeSettings {
    var settings = try RuntimeSettings.current()
    settings.environment["GNISTA_LIBDUCKDB"] = nil
    settings.environment["GNISTA_LIBOPENBLAS"] = nil
    if settings.environment["GNISTA_HOME"] == nil {
      settings.environment["GNISTA_HOME"] = FileManager.default.currentDirectoryPath + "/.build/gnista-home"
    }
    settings.usesSystemLibraries = false
    return settings
  }

  @Test func `The installed DuckDB answers a query through its C interface`() throws {
    let settings = try Self.settings()
    try RuntimeInstaller(settings: settings).install(["duckdb"])
    let plan = try NativeLibraries(settings: settings).locate(.duckdb)
    #expect(plan.origin == .installed)
    let library = try LoadedLibrary(opening: plan)
    #expect(library.version == "v" + (try settings.manifest.entry(named: "duckdb").version))
    #expect(try TinyDuckDB(library).int64("select 42 + count(*) from range(1000)") == 1042)
  }

  @Test func `The installed OpenBLAS multiplies with the integers that the plan says`() throws {
    let settings = try Self.settings()
    try RuntimeInstaller(settings: settings).install(["openblas"])
    let plan = try NativeLibraries(settings: settings).locate(.openblas)
    #expect(plan.naming.integerBits == 64)
    let library = try LoadedLibrary(opening: plan)
    #expect(library.version?.contains("USE64BITINT") == true)
    typealias Dot =
      @convention(c) (Int, UnsafePointer<Double>, Int, UnsafePointer<Double>, Int) -> Double
    let address = try #require(library.address(of: "cblas_ddot"))
    #expect(unsafeBitCast(address, to: Dot.self)(3, [1, 2, 3], 1, [4, 5, 6], 1) == 32)
    #expect(library.hasFunction("dposv_"), "LAPACK is in the same file")
  }
}

/// Just enough of DuckDB's C interface to run one query.
struct TinyDuckDB {
  private typealias Pointer = UnsafeMutableRawPointer
  private typealias Open = @convention(c) (UnsafePointer<CChar>?, UnsafeMutablePointer<Pointer?>) -> Int32
  private typealias Connect = @convention(c) (Pointer?, UnsafeMutablePointer<Pointer?>) -> Int32
  private typealias Query = @convention(c) (Pointer?, UnsafePointer<CChar>, Pointer) -> Int32
  private typealias Value = @convention(c) (Pointer, UInt64, UInt64) -> Int64
  private typealias Destroy = @convention(c) (Pointer) -> Void

  private let library: LoadedLibrary

  init(_ library: LoadedLibrary) { self.library = library }

  private func function<F>(_ name: String, _ type: F.Type) throws -> F {
    unsafeBitCast(try #require(library.address(of: name), "\(name)"), to: type)
  }

  /// The first value of the first row of `query`.
  func int64(_ query: String) throws -> Int64 {
    var database: Pointer?
    var connection: Pointer?
    #expect(try function("duckdb_open", Open.self)(nil, &database) == 0)
    #expect(try function("duckdb_connect", Connect.self)(database, &connection) == 0)
    // duckdb_result has 48 bytes; more are harmless.
    let result = Pointer.allocate(byteCount: 256, alignment: 16)
    result.initializeMemory(as: UInt8.self, repeating: 0, count: 256)
    defer { result.deallocate() }
    #expect(try function("duckdb_query", Query.self)(connection, query, result) == 0)
    let value = try function("duckdb_value_int64", Value.self)(result, 0, 0)
    try function("duckdb_destroy_result", Destroy.self)(result)
    withUnsafeMutablePointer(to: &connection) { pointer in
      _ = try? function("duckdb_disconnect", Destroy.self)(Pointer(pointer))
    }
    withUnsafeMutablePointer(to: &database) { pointer in
      _ = try? function("duckdb_close", Destroy.self)(Pointer(pointer))
    }
    return value
  }
}
