/// Writes a minimal ELF shared object that defines names as zeroed storage.
///
/// The result has one read-only segment (headers, hash table, symbols, strings) and one writable segment (the
/// dynamic table, then storage that takes no room in the file). It holds no code: a name from it may be looked up
/// and read, and must not be called. Source of the layout: System V Application Binary Interface, chapters 4 and 5.
struct ELFStub {
  /// Bytes of storage per name: enough for any structure of the Python C API (a type object has 416).
  static let bytesPerSymbol = 512
  /// Segments lie this far apart, so that they load with pages of up to 64 KiB, as some ARM systems have.
  private static let pageSize = 0x10000

  /// The processor to write for.
  var machine: ELFFile.Machine
  /// The name that the file gives itself.
  var soName: String
  /// The names to define.
  var symbols: [String]

  /// The bytes of the file.
  func bytes() -> [UInt8] {
    var strings = StringTable()
    let nameOffsets = symbols.map { strings.add($0) }
    let soNameOffset = strings.add(soName)

    let headerSize = 64 + 4 * 56
    let hash = hashTable()
    let hashStart = headerSize
    let symbolStart = align(hashStart + hash.count, 8)
    let stringStart = symbolStart + (symbols.count + 1) * 24
    let readOnlySize = stringStart + strings.bytes.count
    // In the file the dynamic table follows at once; in memory it lies on a page of its own, at the same
    // distance from the start of a page, as loading demands.
    let dynamicStart = align(readOnlySize, 16)
    let dynamicAddress = align(dynamicStart, Self.pageSize) + dynamicStart % Self.pageSize
    let dynamic: [(tag: Int, value: Int)] = [
      (14, soNameOffset),  // DT_SONAME
      (4, hashStart), (6, symbolStart), (5, stringStart),  // DT_HASH, DT_SYMTAB, DT_STRTAB
      (10, strings.bytes.count), (11, 24),  // DT_STRSZ, DT_SYMENT
      (0, 0),
    ]
    let dynamicSize = dynamic.count * 16
    let storageAddress = align(dynamicAddress + dynamicSize, 64)
    let memorySize = storageAddress + symbols.count * Self.bytesPerSymbol - dynamicAddress

    var out = LittleEndianBytes()
    header(&out)
    // Type, flags (4 read, 2 write), offset, address, size in the file, size in memory, alignment.
    segment(&out, 1, 4, 0, 0, readOnlySize, readOnlySize, Self.pageSize)
    segment(&out, 1, 6, dynamicStart, dynamicAddress, dynamicSize, memorySize, Self.pageSize)
    segment(&out, 2, 6, dynamicStart, dynamicAddress, dynamicSize, dynamicSize, 8)
    segment(&out, 0x6474_e551, 6, 0, 0, 0, 0, 16)  // PT_GNU_STACK: the stack need not be executable
    out.append(hash)
    out.pad(to: symbolStart)
    out.append([UInt8](repeating: 0, count: 24))
    for (index, nameOffset) in nameOffsets.enumerated() {
      out.uint32(nameOffset)
      out.append([0x11, 0])  // global object, default visibility
      out.uint16(1)  // any section that is not "undefined" or "absolute" will do: there is no section table
      out.uint64(storageAddress + index * Self.bytesPerSymbol)
      out.uint64(Self.bytesPerSymbol)
    }
    out.append(strings.bytes)
    out.pad(to: dynamicStart)
    for entry in dynamic {
      out.uint64(entry.tag)
      out.uint64(entry.value)
    }
    return out.bytes
  }

  private func header(_ out: inout LittleEndianBytes) {
    out.append([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])  // 64 bits, little-endian, version 1, System V
    out.uint64(0)
    out.uint16(3)  // shared object
    out.uint16(machine.rawValue)
    out.uint32(1)
    out.uint64(0)  // no entry point
    out.uint64(64)  // program headers follow this header
    out.uint64(0)  // no section headers
    out.uint32(0)
    for value in [64, 56, 4, 64, 0, 0] { out.uint16(value) }
  }

  private func segment(
    _ out: inout LittleEndianBytes, _ type: Int, _ flags: Int, _ offset: Int, _ address: Int,
    _ fileSize: Int, _ memorySize: Int, _ alignment: Int
  ) {
    out.uint32(type)
    out.uint32(flags)
    for value in [offset, address, address, fileSize, memorySize, alignment] { out.uint64(value) }
  }

  /// The System V hash table: counts, then the first symbol of each bucket, then for each symbol the next one.
  private func hashTable() -> [UInt8] {
    let bucketCount = max(1, symbols.count / 2)
    var buckets = [Int](repeating: 0, count: bucketCount)
    var chain = [Int](repeating: 0, count: symbols.count + 1)
    for (index, name) in symbols.enumerated() {
      let bucket = Int(Self.hash(name)) % bucketCount
      chain[index + 1] = buckets[bucket]
      buckets[bucket] = index + 1
    }
    var out = LittleEndianBytes()
    for value in [bucketCount, chain.count] + buckets + chain { out.uint32(value) }
    return out.bytes
  }

  /// ELF's hash of a name (System V ABI, figure 5-13).
  static func hash(_ name: String) -> UInt32 {
    var hash: UInt32 = 0
    for byte in name.utf8 {
      hash = hash << 4 &+ UInt32(byte)
      let high = hash & 0xf000_0000
      hash = (hash ^ high >> 24) & ~high
    }
    return hash
  }

  private func align(_ value: Int, _ boundary: Int) -> Int { (value + boundary - 1) / boundary * boundary }
}

/// Zero-terminated strings one after another, beginning with the empty one.
private struct StringTable {
  var bytes: [UInt8] = [0]

  /// Adds `string` and returns where it begins.
  mutating func add(_ string: String) -> Int {
    let offset = bytes.count
    bytes.append(contentsOf: string.utf8)
    bytes.append(0)
    return offset
  }
}

/// Bytes being written, with numbers in little-endian order.
private struct LittleEndianBytes {
  var bytes: [UInt8] = []

  mutating func append(_ more: [UInt8]) { bytes.append(contentsOf: more) }
  mutating func uint16(_ value: Int) { number(value, bytes: 2) }
  mutating func uint32(_ value: Int) { number(value, bytes: 4) }
  mutating func uint64(_ value: Int) { number(value, bytes: 8) }

  mutating func pad(to offset: Int) {
    bytes.append(contentsOf: [UInt8](repeating: 0, count: max(0, offset - bytes.count)))
  }

  private mutating func number(_ value: Int, bytes count: Int) {
    for position in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * position))) }
  }
}
