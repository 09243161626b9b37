import Foundation
import GnistaCore
import Testing

@testable import GnistaRuntime

struct SharedObjectTests {
  private static let names = (0..<213).map { "PyName_\($0)" } + ["_Py_NoneStruct", "other"]

  @Test func `ELF's hash of a name has the published value`() {
    #expect(ELFStub.hash("printf") == 0x0779_05a6)
    #expect(ELFStub.hash("exit") == 0x0006_cf04)
    #expect(ELFStub.hash("") == 0)
  }

  @Test(arguments: [ELFFile.Machine.x8664, .aarch64])
  func `A written stub reads back as whole, for its processor, without undefined symbols`(
    machine: ELFFile.Machine
  ) throws {
    let bytes = ELFStub(machine: machine, soName: "libstub.so", symbols: Self.names).bytes()
    let file = try ELFFile(ByteReader(Data(bytes)))
    #expect(file.machine == machine)
    #expect(file.extent == bytes.count)
    #expect(try file.undefinedSymbols() == [])
  }

  @Test func `Undefined symbols are listed in order, defined ones are not`() throws {
    let symbols = ["PyB", "defined", "_Py_A", "malloc"]
    var bytes = ELFStub(machine: .x8664, soName: "libstub.so", symbols: symbols).bytes()
    // The symbols follow the hash table (2 + 2 + 5 numbers of 4 bytes) on the next multiple of 8.
    let table = (64 + 4 * 56 + 9 * 4 + 7) / 8 * 8
    for index in [1, 3, 4] {
      bytes[table + index * 24 + 6] = 0
      bytes[table + index * 24 + 7] = 0
    }
    let folder = try TestFolder()
    let path = try folder.write("lib.so", bytes)
    #expect(try ELFFile(ByteReader(Data(bytes))).undefinedSymbols() == ["PyB", "_Py_A", "malloc"])
    #expect(try SharedObject.pythonSymbols(at: path) == ["PyB", "_Py_A"])
  }

  @Test func `A stub loads, and each of its names is its own zeroed storage`() throws {
    let folder = try TestFolder()
    let path = try folder.write(
      "libstub.so", ELFStub(machine: .current, soName: "libstub-all.so", symbols: Self.names).bytes())
    let plan = LoadPlan(
      library: .duckdb, origin: .installed, steps: [.init(path: path, isGlobal: false, isLazy: false)],
      naming: SymbolNaming(prefix: "", suffix: "", integerBits: 64), version: nil)
    let library = try LoadedLibrary(opening: plan)
    var addresses: [Int] = []
    for name in Self.names {
      let address = try #require(library.address(of: name), "\(name)")
      let storage = UnsafeRawBufferPointer(start: address, count: ELFStub.bytesPerSymbol)
      #expect(storage.allSatisfy { $0 == 0 }, "\(name)")
      // Writable: an interpreter's objects are counted in place.
      address.storeBytes(of: 1, as: Int.self)
      address.storeBytes(of: 0, as: Int.self)
      addresses.append(Int(bitPattern: address))
    }
    addresses.sort()
    #expect(addresses.allSatisfy { $0 % 64 == 0 })
    #expect(zip(addresses, addresses.dropFirst()).allSatisfy { $1 - $0 >= ELFStub.bytesPerSymbol })
    #expect(library.address(of: "not_there") == nil)
  }

  @Test func `Files that are not whole shared objects are refused without a crash`() throws {
    let whole = ELFStub(machine: .x8664, soName: "libstub.so", symbols: Self.names).bytes()
    let folder = try TestFolder()
    #expect(SharedObject.truncation(at: try folder.write("whole.so", whole)) == nil)
    for length in [0, 3, 40, 63, 64, 200, 300, whole.count / 2, whole.count - 1] {
      let path = try folder.write("cut.so", Array(whole.prefix(length)))
      #expect(SharedObject.truncation(at: path) != nil, "\(length) bytes")
      // The symbols stand in the first half or so; before that there is nothing to list.
      if length > 300 { continue }
      let error = #expect(throws: GnistaError.self, "\(length) bytes") {
        try SharedObject.pythonSymbols(at: path)
      }
      #expect(error?.code == .malformedData, "\(length) bytes")
    }
    // Every single altered byte of the headers and tables gives an answer or an error, never a trap.
    for position in stride(from: 0, to: min(whole.count, 4096), by: 3) {
      var bytes = whole
      bytes[position] ^= 0xff
      _ = try? ELFFile(ByteReader(Data(bytes))).undefinedSymbols()
    }
  }

  #if os(Linux)
    @Test func `The names that this very program expects are found`() throws {
      let bytes = try #require(ByteReader(path: "/proc/self/exe"))
      let names = try ELFFile(bytes).undefinedSymbols()
      #expect(names.contains("malloc") || names.contains("swift_retain"))
      #expect(Set(names).count > 100)
    }
  #endif

  @Test func `Undefined symbols of a Mach-O file are listed without the underscore`() throws {
    let bytes = MachOSample.bytes(undefined: ["_PyB", "__Py_A", "_malloc"], defined: ["_PyDefined"])
    let file = try MachOFile(ByteReader(Data(bytes)))
    #expect(try file.undefinedSymbols() == ["PyB", "_Py_A", "malloc"])
    #expect(file.extent == bytes.count)
    let folder = try TestFolder()
    #expect(try SharedObject.pythonSymbols(at: folder.write("lib.so", bytes)) == ["PyB", "_Py_A"])
    let cut = try folder.write("cut.so", Array(bytes.dropLast()))
    #expect(SharedObject.truncation(at: cut) != nil)
  }

  @Test func `The source of a compiled stub defines every name`() {
    let source = PythonStub.source(["PyA", "PyB"])
    #expect(source.contains("char PyA[512]") && source.contains("char PyB[512]"))
  }
}

/// A Mach-O file with one segment and a symbol table, as small as it can be.
enum MachOSample {
  static func bytes(undefined: [String], defined: [String]) -> [UInt8] {
    var strings: [UInt8] = [0]
    var symbols: [UInt8] = []
    for (name, type) in undefined.map({ ($0, UInt8(0x01)) }) + defined.map({ ($0, 0x0f) }) {
      symbols += number(strings.count, 4) + [type, 0, 0, 0] + number(0, 8)
      strings += Array(name.utf8) + [0]
    }
    // A debugging entry, which is no symbol.
    symbols += number(0, 4) + [0x64, 0, 0, 0] + number(0, 8)
    let commandSize = 72 + 24
    let symbolStart = 32 + commandSize
    let total = symbolStart + symbols.count + strings.count
    var out = number(0xfeed_facf, 4) + number(0x0100_000c, 4) + number(0, 4) + number(6, 4)
    out += number(2, 4) + number(commandSize, 4) + number(0, 8)
    out += number(0x19, 4) + number(72, 4) + [UInt8](repeating: 0, count: 16)
    out += number(0, 8) + number(total, 8) + number(0, 8) + number(total, 8) + number(0, 16)
    out += number(2, 4) + number(24, 4) + number(symbolStart, 4) + number(symbols.count / 16, 4)
    out += number(symbolStart + symbols.count, 4) + number(strings.count, 4)
    return out + symbols + strings
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }
}
