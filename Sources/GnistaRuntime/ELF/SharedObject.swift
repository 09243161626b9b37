internal import GnistaCore

/// Questions about a shared object that are answered without loading it.
enum SharedObject {
  /// Says so when the file at `path` is shorter than its own headers claim; nil for a whole file.
  ///
  /// It is asked before loading because the loader maps such a file without complaint, and the process then dies
  /// with SIGBUS when a page beyond the end is touched. A file of a format not known here gives nil: the loader
  /// refuses it with a message.
  static func truncation(at path: String) -> String? {
    guard let bytes = ByteReader(path: path) else { return nil }
    if bytes.count < 64 { return "the file has only \(bytes.count) bytes" }
    do {
      let extent: Int
      if ELFFile.isELF(bytes) {
        extent = try ELFFile(bytes).extent
      } else if MachOFile.isMachO(bytes) {
        extent = try MachOFile(bytes).extent
      } else {
        return nil
      }
      return bytes.count < extent ? "the file has \(bytes.count) bytes and should have \(extent)" : nil
    } catch {
      return (error as? GnistaError)?.message ?? "\(error)"
    }
  }

  /// The names that the shared object at `path` expects from a Python interpreter, sorted.
  ///
  /// - Throws: `GnistaError` with code `malformedData` when the file is not a readable shared object.
  static func pythonSymbols(at path: String) throws -> [String] {
    guard let bytes = ByteReader(path: path) else {
      throw GnistaError(.ioFailure, "\(path) cannot be read")
    }
    let names =
      try MachOFile.isMachO(bytes)
      ? MachOFile(bytes).undefinedSymbols() : ELFFile(bytes).undefinedSymbols()
    return Set(names.filter { $0.hasPrefix("Py") || $0.hasPrefix("_Py") }).sorted()
  }
}
