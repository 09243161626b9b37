internal import GnistaCore

/// A 64-bit Mach-O file for one processor, read as far as its symbols.
///
/// Source of the layout: Apple's `mach-o/loader.h` and `mach-o/nlist.h`, as documented in "OS X ABI Mach-O File
/// Format Reference".
struct MachOFile {
  private enum Command {
    static let symbolTable = 0x2
    static let segment = 0x19
  }

  private let bytes: ByteReader
  private let commands: [(kind: Int, offset: Int)]

  /// Whether `bytes` begin as a 64-bit Mach-O file for one processor does.
  static func isMachO(_ bytes: ByteReader) -> Bool {
    (try? bytes.uint32(0)) == 0xfeed_facf
  }

  /// Reads the load commands.
  ///
  /// - Throws: `GnistaError` with code `malformedData` when the file is not such a file.
  init(_ bytes: ByteReader) throws {
    guard Self.isMachO(bytes) else { throw Self.malformed("it does not begin with Mach-O's mark") }
    do {
      var commands: [(kind: Int, offset: Int)] = []
      var offset = 32
      for _ in 0..<(try bytes.uint32(16)) {
        commands.append((try bytes.uint32(offset), offset))
        offset += max(8, try bytes.uint32(offset + 4))
      }
      self.commands = commands
      self.bytes = bytes
    } catch is ByteReader.OutOfBounds {
      throw Self.malformed("its load commands point outside the file")
    }
  }

  /// The number of bytes that the file must at least have for all of its segments to be there.
  var extent: Int {
    let ends = commands.filter { $0.kind == Command.segment }.map { command in
      ((try? bytes.uint64(command.offset + 40)) ?? 0) + ((try? bytes.uint64(command.offset + 48)) ?? 0)
    }
    return ends.max() ?? 0
  }

  /// The names of the symbols that the file expects from elsewhere, without Mach-O's leading underscore.
  ///
  /// - Throws: `GnistaError` with code `malformedData` when the symbol table cannot be followed.
  func undefinedSymbols() throws -> [String] {
    guard let command = commands.first(where: { $0.kind == Command.symbolTable }) else {
      throw Self.malformed("it has no symbol table")
    }
    do {
      let table = try bytes.uint32(command.offset + 8)
      let count = try bytes.uint32(command.offset + 12)
      let strings = try bytes.uint32(command.offset + 16)
      var names: [String] = []
      for index in 0..<count {
        let symbol = table + index * 16
        let type = try bytes.byte(symbol + 4)
        // No debugging entry (0xe0), external (0x01), and of the type "undefined" (0x0e all clear).
        guard type & 0xe0 == 0, type & 0x01 != 0, type & 0x0e == 0 else { continue }
        let name = try bytes.cString(strings + bytes.uint32(symbol))
        names.append(name.hasPrefix("_") ? String(name.dropFirst()) : name)
      }
      return names
    } catch is ByteReader.OutOfBounds {
      throw Self.malformed("its symbol table points outside the file")
    }
  }

  private static func malformed(_ what: String) -> GnistaError {
    GnistaError(.malformedData, "the shared object cannot be read: \(what)")
  }
}
