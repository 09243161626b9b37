internal import Foundation
internal import GnistaCore

/// Makes the small library that stands in for a Python interpreter when a Python extension module is loaded for
/// the C functions it also exports.
///
/// The extension expects a few hundred `Py…` names from the process. It refers to some as data, so they have to
/// exist when it is loaded; none is used unless its `PyInit_…` function is called, which Gnista never does. The
/// stub defines all of them as zeroed storage.
///
/// On Linux the file is written directly, without a compiler. On macOS a library has to be signed to be loaded,
/// which the system's linker does: there the stub is made with `cc`, part of the command-line tools that Swift
/// needs anyway. The macOS way has not been tried on a Mac.
struct PythonStub {
  /// Base name of the stub.
  static let name = "libgnista_pystub"

  /// Makes the stub that the extension module at `library` needs.
  ///
  /// - Returns: the stub's file name inside `folder`, or nil when the module expects nothing from Python.
  /// - Throws: `GnistaError` when the module cannot be read or the stub cannot be made.
  static func make(
    for library: String, in folder: String, settings: RuntimeSettings
  ) throws -> String? {
    let symbols = try SharedObject.pythonSymbols(at: library)
    guard !symbols.isEmpty, let bytes = ByteReader(path: library) else { return nil }
    if MachOFile.isMachO(bytes) {
      try compile(symbols, folder: folder, settings: settings)
      return name + ".dylib"
    }
    let machine = try ELFFile(bytes).machine
    let stub = ELFStub(machine: machine, soName: name + ".so", symbols: symbols)
    try Data(stub.bytes()).write(to: URL(fileURLWithPath: "\(folder)/\(name).so"))
    return name + ".so"
  }

  /// C source that defines `symbols` as zeroed storage.
  static func source(_ symbols: [String]) -> String {
    symbols.map { "char \($0)[\(ELFStub.bytesPerSymbol)] __attribute__((aligned(64)));\n" }.joined()
  }

  private static func compile(_ symbols: [String], folder: String, settings: RuntimeSettings) throws {
    let sourcePath = "\(folder)/\(name).c"
    try Data(source(symbols).utf8).write(to: URL(fileURLWithPath: sourcePath))
    defer { try? FileManager.default.removeItem(atPath: sourcePath) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/cc")
    process.arguments = ["-dynamiclib", "-arch", "arm64", "-o", "\(folder)/\(name).dylib", sourcePath]
    process.environment = settings.environment.merging(["TMPDIR": folder]) { _, own in own }
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
      process.waitUntilExit()
    } catch {
      throw GnistaError(
        .missingLibrary, "/usr/bin/cc cannot be started; run 'xcode-select --install'", cause: error)
    }
    guard process.terminationStatus == 0 else {
      throw GnistaError(
        .missingLibrary,
        "/usr/bin/cc failed with status \(process.terminationStatus); run 'xcode-select --install', "
          + "or install DuckDB with 'brew install duckdb'")
    }
  }
}
