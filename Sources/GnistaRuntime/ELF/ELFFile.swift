internal import GnistaCore

/// A 64-bit little-endian ELF shared object, read as far as its dynamic symbols.
///
/// Source of the layout: System V Application Binary Interface, chapters 4 and 5 (object files, program loading).
/// Only program headers are used, since section headers may be stripped.
struct ELFFile {
  /// The processors that the runtime knows; the raw value is ELF's `e_machine`.
  enum Machine: Int {
    case x8664 = 62
    case aarch64 = 183
  }

  private struct Segment {
    var type: Int
    var offset: Int
    var address: Int
    var fileSize: Int
  }

  private enum SegmentType {
    static let load = 1
    static let dynamic = 2
  }

  private enum DynamicTag {
    static let hash = 4
    static let stringTable = 5
    static let symbolTable = 6
    static let gnuHash = 0x6fff_fef5
  }

  /// The processor that the file is for.
  let machine: Machine
  private let bytes: ByteReader
  private let segments: [Segment]

  /// Whether `bytes` begin as every ELF file does.
  static func isELF(_ bytes: ByteReader) -> Bool {
    (0..<4).map { try? bytes.byte($0) } == [0x7f, 0x45, 0x4c, 0x46]
  }

  /// Reads the headers.
  ///
  /// - Throws: `GnistaError` with code `malformedData` when the file is not a 64-bit little-endian ELF file for a
  ///   known processor, or when its headers point outside it.
  init(_ bytes: ByteReader) throws {
    guard Self.isELF(bytes) else { throw Self.malformed("it does not begin with ELF's mark") }
    do {
      guard try bytes.byte(4) == 2, try bytes.byte(5) == 1 else {
        throw Self.malformed("it is not a 64-bit little-endian file")
      }
      let machine = try bytes.uint16(18)
      guard let known = Machine(rawValue: machine) else {
        throw Self.malformed("its processor number \(machine) is not known")
      }
      let table = try bytes.uint64(32)
      let entrySize = try bytes.uint16(54)
      self.segments = try (0..<bytes.uint16(56)).map { index in
        let start = table + index * entrySize
        return Segment(
          type: try bytes.uint32(start), offset: try bytes.uint64(start + 8),
          address: try bytes.uint64(start + 16), fileSize: try bytes.uint64(start + 32))
      }
      self.machine = known
      self.bytes = bytes
    } catch is ByteReader.OutOfBounds {
      throw Self.malformed("its headers point outside the file")
    }
  }

  /// The number of bytes that the file must at least have for all of its segments to be there.
  var extent: Int {
    segments.filter { $0.type == SegmentType.load }.map { $0.offset + $0.fileSize }.max() ?? 0
  }

  /// The names of the symbols that the file expects from elsewhere, in the order of its symbol table.
  ///
  /// - Throws: `GnistaError` with code `malformedData` when the symbol table cannot be followed.
  func undefinedSymbols() throws -> [String] {
    do {
      let dynamic = try dynamicTable()
      guard let symbols = dynamic[DynamicTag.symbolTable], let strings = dynamic[DynamicTag.stringTable]
      else {
        throw Self.malformed("it has no dynamic symbols")
      }
      let symbolTable = try fileOffset(symbols)
      let stringTable = try fileOffset(strings)
      var names: [String] = []
      // Symbol 0 is reserved. In a symbol: name at 0, section at 6 (0 = undefined), 24 bytes in all.
      for index in 1..<max(1, try symbolCount(dynamic)) {
        let symbol = symbolTable + index * 24
        guard try bytes.uint16(symbol + 6) == 0 else { continue }
        names.append(try bytes.cString(stringTable + bytes.uint32(symbol)))
      }
      return names
    } catch is ByteReader.OutOfBounds {
      throw Self.malformed("its symbol table points outside the file")
    }
  }

  private func dynamicTable() throws -> [Int: Int] {
    guard let segment = segments.first(where: { $0.type == SegmentType.dynamic }) else {
      throw Self.malformed("it is not a shared object")
    }
    var table: [Int: Int] = [:]
    for offset in stride(from: segment.offset, to: segment.offset + segment.fileSize, by: 16) {
      // Tags and values that do not fit are none of those looked for.
      guard let tag = try? bytes.uint64(offset), let value = try? bytes.uint64(offset + 8) else { continue }
      if tag == 0 { break }
      table[tag] = value
    }
    return table
  }

  /// How many symbols there are, or how many of them can be undefined.
  ///
  /// The old hash table counts all symbols; GNU's covers defined ones only, which stand behind all undefined ones.
  private func symbolCount(_ dynamic: [Int: Int]) throws -> Int {
    if let table = dynamic[DynamicTag.hash] { return try bytes.uint32(fileOffset(table) + 4) }
    if let table = dynamic[DynamicTag.gnuHash] { return try bytes.uint32(fileOffset(table) + 4) }
    throw Self.malformed("its symbol table has no hash table")
  }

  private func fileOffset(_ address: Int) throws -> Int {
    for segment in segments where segment.type == SegmentType.load {
      if address >= segment.address, address < segment.address + segment.fileSize {
        return address - segment.address + segment.offset
      }
    }
    throw ByteReader.OutOfBounds()
  }

  private static func malformed(_ what: String) -> GnistaError {
    GnistaError(.malformedData, "the shared object cannot be read: \(what)")
  }
}
