import Foundation
import GnistaCore
import Testing

@testable import GnistaRuntime

@Suite(.enabled(if: TestCompiler.path != nil))
struct NativeLibrariesTests {
  /// C source of a library that says it is DuckDB `version`.
  private static func duckdb(_ version: String) -> String {
    "const char *duckdb_library_version(void) { return \"\(version)\"; }\nint duckdb_open(void) { return 0; }\n"
  }

  /// Settings that find nothing, with a home in `folder`.
  private static func settings(_ folder: TestFolder) throws -> RuntimeSettings {
    var settings = RuntimeSettings(
      environment: ["GNISTA_HOME": folder.path + "/home", "PATH": ""],
      manifest: try RuntimeManifest.embedded(),
      platform: .linuxX8664)
    settings.systemNames = [.duckdb: [], .openblas: []]
    return settings
  }

  @Test(arguments: NativeLibrary.allCases)
  func `A library that is nowhere is answered with the command that installs it`(library: NativeLibrary)
    throws
  {
    let settings = try Self.settings(TestFolder())
    let error = #expect(throws: GnistaError.self) { try NativeLibraries(settings: settings).locate(library) }
    #expect(error?.code == .missingLibrary)
    #expect(error?.message.contains("run 'gnista runtime install \(library.name)'") == true)
    #expect(error?.message.contains(library.environmentVariable) == true)
  }

  @Test func `The environment's library goes before the system's`() throws {
    let folder = try TestFolder()
    var settings = try Self.settings(folder)
    let chosen = try TestCompiler.library("chosen", Self.duckdb("v2.7.0"), in: folder)
    settings.systemNames[.duckdb] = [try TestCompiler.library("system", Self.duckdb("v2.1.0"), in: folder)]
    #expect(try NativeLibraries(settings: settings).locate(.duckdb).origin == .system)
    settings.environment["GNISTA_LIBDUCKDB"] = chosen
    let plan = try NativeLibraries(settings: settings).locate(.duckdb)
    #expect(plan.origin == .environment(variable: "GNISTA_LIBDUCKDB"))
    #expect(try LoadedLibrary(opening: plan).version == "v2.7.0")
  }

  @Test func `An environment variable that names no file, or no DuckDB, is an error of its own`() throws {
    let folder = try TestFolder()
    var settings = try Self.settings(folder)
    settings.environment["GNISTA_LIBDUCKDB"] = "/no/such/file"
    var error = #expect(throws: GnistaError.self) { try NativeLibraries(settings: settings).locate(.duckdb) }
    #expect(error?.message.contains("GNISTA_LIBDUCKDB names '/no/such/file', which is not a file") == true)
    settings.environment["GNISTA_LIBDUCKDB"] = try TestCompiler.library("other", "int other;\n", in: folder)
    error = #expect(throws: GnistaError.self) { try NativeLibraries(settings: settings).locate(.duckdb) }
    #expect(error?.message.contains("is not duckdb: it has no function 'duckdb_open'") == true)
    settings.environment["GNISTA_LIBDUCKDB"] = try folder.write("text.so", Array(repeating: 0x20, count: 200))
    error = #expect(throws: GnistaError.self) { try NativeLibraries(settings: settings).locate(.duckdb) }
    #expect(error?.message.contains("duckdb cannot be loaded from") == true)
    #expect(error?.message.contains("set GNISTA_LIBDUCKDB to a working copy") == true)
  }

  @Test(arguments: ["v1.4.2", "v3.0.0", "unknown"])
  func `A system DuckDB of another major version is passed over, and the doctor says so`(version: String)
    throws
  {
    let folder = try TestFolder()
    var settings = try Self.settings(folder)
    settings.systemNames[.duckdb] = [try TestCompiler.library("system", Self.duckdb(version), in: folder)]
    let error = #expect(throws: GnistaError.self) { try NativeLibraries(settings: settings).locate(.duckdb) }
    #expect(error?.message.contains("duckdb is not installed") == true)
    let finding = try #require(Doctor(settings: settings).examine().first { $0.subject == "duckdb" })
    #expect(finding.state == .missing && finding.isFatal)
    #expect(finding.detail.contains("is version \(version), Gnista needs 2.x"))
  }

  @Test(arguments: [
    ("int cblas_dgemm; const char *openblas_get_config(void) { return \"OpenBLAS 0.3\"; }", "", "", 32),
    (
      "int cblas_dgemm; const char *openblas_get_config(void) { return \"OpenBLAS 0.3 USE64BITINT\"; }", "",
      "", 64
    ),
    ("int cblas_dgemm64_;", "", "64_", 64),
    ("int scipy_cblas_dgemm64_;", "scipy_", "64_", 64),
  ])
  func `How an OpenBLAS spells its functions is found out`(
    source: String, prefix: String, suffix: String, bits: Int
  ) throws {
    let folder = try TestFolder()
    var settings = try Self.settings(folder)
    settings.systemNames[.openblas] = [try TestCompiler.library("blas", source, in: folder)]
    let plan = try NativeLibraries(settings: settings).locate(.openblas)
    #expect(plan.naming == SymbolNaming(prefix: prefix, suffix: suffix, integerBits: bits))
  }

  /// The whole way of DuckDB's wheel, on a small library that needs Python's names as data and as functions.
  @Test func `An installed extension module loads behind its stub, and damage to it is told`() throws {
    let folder = try TestFolder()
    let module = try TestCompiler.library(
      "module",
      """
      extern char PyExc_ValueError[]; extern int PyErr_Occurred(void);
      void *needed_as_data = PyExc_ValueError;
      int needed_as_function(void) { return PyErr_Occurred(); }
      \(Self.duckdb("v2.0.0"))
      """, in: folder)
    var settings = try Self.settings(folder)
    let entry = try settings.manifest.entry(named: "duckdb")
    let installed = settings.folder(of: entry)
    try FileManager.default.createDirectory(atPath: installed, withIntermediateDirectories: true)
    let library = installed + "/_duckdb.abi3.so"
    try FileManager.default.copyItem(atPath: module, toPath: library)
    let stub = try #require(try PythonStub.make(for: library, in: installed, settings: settings))
    try InstallationRecord(
      name: "duckdb", version: "2.0.0", wheel: "", wheelSHA256: try settings.wheel(of: entry).sha256,
      files: [stub, "_duckdb.abi3.so"].map { name in
        .init(
          path: name, size: try #require(FileHash.size(of: "\(installed)/\(name)")),
          sha256: try FileHash.sha256(of: "\(installed)/\(name)"))
      }
    ).write(to: installed)

    let plan = try NativeLibraries(settings: settings).locate(.duckdb)
    #expect(
      plan.steps == [
        .init(path: "\(installed)/\(stub)", isGlobal: true, isLazy: false),
        .init(path: library, isGlobal: false, isLazy: true),
      ])
    #expect(try LoadedLibrary(opening: plan).version == "v2.0.0")
    func duckdb() throws -> DoctorFinding {
      try #require(Doctor(settings: settings).examine().first { $0.subject == "duckdb" })
    }
    #expect(try duckdb().state == .ok)

    // One altered byte: same size, other hash. Written as a new file, because the old one is open in this process.
    var bytes = try Data(contentsOf: URL(fileURLWithPath: library))
    bytes[bytes.count - 1] ^= 1
    try FileManager.default.removeItem(atPath: library)
    try bytes.write(to: URL(fileURLWithPath: library))
    var finding = try duckdb()
    #expect(finding.state == .damaged && finding.isFatal)
    #expect(finding.detail.contains("does not have the hash it was installed with"))
    #expect(finding.remedy == "run 'gnista runtime install duckdb --force'")

    try FileManager.default.removeItem(atPath: library)
    try bytes.prefix(bytes.count / 8).write(to: URL(fileURLWithPath: library))
    finding = try duckdb()
    #expect(finding.state == .damaged && finding.remedy == "run 'gnista runtime install duckdb --force'")
    let error = #expect(throws: GnistaError.self) { try NativeLibraries(settings: settings).locate(.duckdb) }
    #expect(error?.code == .missingLibrary)
    #expect(error?.message.contains("the installed duckdb is damaged") == true)
    #expect(error?.message.contains("gnista runtime install duckdb --force") == true)

    settings.environment["GNISTA_LIBDUCKDB"] = library
    let truncated = #expect(throws: GnistaError.self) {
      try NativeLibraries(settings: settings).locate(.duckdb)
    }
    #expect(truncated?.message.contains("and should have") == true)
  }
}
