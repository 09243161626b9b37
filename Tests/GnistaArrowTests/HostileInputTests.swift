import Foundation
import GnistaCore
import Testing

@testable import GnistaArrow

/// Damaged input must give an error or rows, and never a trap. For a longer run, `GNISTA_FUZZ_CASES` sets the number of
/// changed streams and `GNISTA_FUZZ_SEED` which they are.
@Suite("Damaged and hostile Arrow streams")
struct HostileInputTests {
  /// Reads all there is; returns the error that ended it. Another error than Gnista's own fails the test.
  private static func read(_ bytes: Data) throws -> GnistaError? {
    do {
      var reader = try ArrowStreamReader(bytes)
      while let batch = try reader.next() { _ = try batch.rows() }
      return nil
    } catch let error as GnistaError {
      return error
    }
  }

  @Test(arguments: ["integers", "decimals", "nested", "dictionaries", "replaced", "metadata", "old"])
  func `A stream cut at any byte gives an error or fewer rows`(_ name: String) throws {
    let golden = try ArrowGolden(name)
    var ends = 0
    for length in 0..<golden.stream.count {
      let error = try Self.read(golden.stream.prefix(length))
      if let error { #expect(error.code == .malformedData, "\(length): \(error)") } else { ends += 1 }
    }
    // Only a cut between two messages, or one of the last eight bytes, looks like an end.
    let messages = (golden.expected["batches"]?.arrayValue?.count ?? 0) + 12
    #expect(ends > 0 && ends <= messages)
  }

  @Test func `Changed bytes never trap`() throws {
    func setting(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }
    let cases = setting("GNISTA_FUZZ_CASES") ?? 10_000
    let sent = try #require(ArrowGolden.file("spark")["cases"]?.arrayValue).compactMap {
      Data(base64Encoded: $0["stream"]?.stringValue ?? "")
    }
    let streams = try ArrowGolden.names.map { try ArrowGolden($0).stream } + sent
    var random = XORShiftRandom(seed: Int64(setting("GNISTA_FUZZ_SEED") ?? 20_260_101))
    func below(_ bound: Int) -> Int { Int(random.next(bits: 31)) % bound }
    let values: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF]
    var errors = 0
    for _ in 0..<cases {
      var bytes = [UInt8](streams[below(streams.count)])
      for _ in 0...below(4) {
        let place = below(bytes.count)
        switch below(4) {
        case 0: bytes[place] ^= 1 << UInt8(below(8))
        case 1: bytes[place] = values[below(values.count)]
        case 2:
          // A whole word, where lengths and offsets stand.
          let word = place & ~3
          for byte in word..<min(word + 4, bytes.count) { bytes[byte] = byte == word ? UInt8(below(256)) : 0 }
        default:
          let word = place & ~7
          for byte in word..<min(word + 8, bytes.count) { bytes[byte] = 0xFF }
        }
      }
      if try Self.read(Data(bytes)) != nil { errors += 1 }
    }
    #expect(errors > cases / 10 && errors < cases)
  }

  private static func framed(_ message: FlatContent, body: [UInt8] = []) -> Data {
    framed(message.message(), body: body)
  }

  private static func framed(_ bytes: [UInt8], body: [UInt8] = []) -> Data {
    let padded = bytes + [UInt8](repeating: 0, count: (8 - bytes.count % 8) % 8)
    var length = UInt32(padded.count)
    var data = Data([0xFF, 0xFF, 0xFF, 0xFF])
    for _ in 0..<4 {
      data.append(UInt8(truncatingIfNeeded: length))
      length >>= 8
    }
    return data + padded + body
  }

  private static func schema(_ fields: [ArrowField], version: Int16 = 4, endianness: Int16 = 0) -> Data {
    let table = SchemaEncoder.schema(ArrowSchema(fields))
    let changed = FlatContent(
      Dictionary(
        uniqueKeysWithValues: table.fields.map { ($0.slot, $0.slot == 0 ? .int16(endianness) : $0.value) }))
    return framed(FlatContent([0: .int16(version), 1: .int8(1), 2: .table(changed), 3: .int64(0)]))
  }

  private static func batch(
    rows: Int64, _ nodes: [(Int64, Int64)], _ buffers: [(Int64, Int64)], body: [UInt8] = []
  ) -> Data {
    let table = FlatContent([0: .int64(rows), 1: .pairs(nodes), 2: .pairs(buffers)])
    return framed(
      FlatContent([0: .int16(4), 1: .int8(3), 2: .table(table), 3: .int64(Int64(body.count))]), body: body)
  }

  @Test func `Big-endian streams and old versions are refused by name`() throws {
    let field = ArrowField("a", .boolean)
    #expect(try Self.read(Self.schema([field], endianness: 1))?.message.contains("big-endian") == true)
    let old = try Self.read(Self.schema([field], version: 2))
    #expect(old?.code == .unsupported && old?.message.contains("version V3") == true)
  }

  @Test func `Few bytes cannot stand for many rows`() throws {
    let null = Self.schema([ArrowField("n", .null)])
    #expect(try Self.read(null + Self.batch(rows: 1 << 30, [(1 << 30, 1 << 30)], []))?.code == .unsupported)
    #expect(try Self.read(null + Self.batch(rows: .max, [(.max, .max)], []))?.code == .malformedData)
    #expect(try Self.read(null + Self.batch(rows: -1, [(-1, 0)], []))?.code == .malformedData)
    #expect(try Self.read(null + Self.batch(rows: 3, [(3, 3)], [])) == nil)
    let none = Self.schema([ArrowField("s", .structure)])
    #expect(try Self.read(none + Self.batch(rows: 1 << 30, [(1 << 30, 0)], [(0, 0)]))?.code == .unsupported)
    #expect(try Self.read(Self.schema([]) + Self.batch(rows: 1 << 30, [], []))?.code == .unsupported)
    let bytes = Self.schema([ArrowField("a", .binary), ArrowField("b", .integer(bits: 8, signed: true))])
    // Two buffers over the same bytes.
    let shared = Self.batch(
      rows: 8, [(8, 0), (8, 0)], [(0, 0), (0, 40), (0, 8), (0, 0), (0, 8)],
      body: [UInt8](repeating: 0, count: 40))
    #expect(try Self.read(bytes + shared)?.code == .malformedData)
  }

  @Test func `Nested types are bounded`() throws {
    func nested(_ depth: Int) -> ArrowField {
      (0..<depth).reduce(ArrowField("x", .null)) { inner, _ in .list(of: inner, named: "x") }
    }
    #expect(try Self.read(Self.schema([nested(63)])) == nil)
    let error = try Self.read(Self.schema([nested(64)]))
    #expect(error?.code == .unsupported && error?.message.contains("column 'x' nests more than 64") == true)
  }

  @Test func `Tables that are shared cannot unfold to any size`() throws {
    // Thirty structs, each with two parts, of which the second is made to point to the first: a thousand million fields.
    let depth = 30
    let end = ArrowField("x", .null)
    let field = (0..<depth).reduce(end) { inner, _ in ArrowField("x", .structure, children: [inner, end]) }
    let header = FlatContent.Value.table(SchemaEncoder.schema(ArrowSchema([field])))
    var bytes = FlatContent([0: .int16(4), 1: .int8(1), 2: header, 3: .int64(0)]).message()
    func word(_ place: Int) -> Int {
      place + 4 <= bytes.count ? (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) } : 0
    }
    var lists = 0
    for place in stride(from: 0, to: bytes.count, by: 4) where word(place) == 2 {
      let (first, second) = (word(place + 4), word(place + 8))
      guard first > 0, second > first, place + second < bytes.count else { continue }
      lists += 1
      for byte in 0..<4 { bytes[place + 8 + byte] = UInt8(truncatingIfNeeded: (first - 4) >> (8 * byte)) }
    }
    try #require(lists == depth)
    let error = try Self.read(Self.framed(bytes))
    #expect(error?.message.contains("more than \(ArrowLimits.tables) tables") == true)
  }

  @Test func `A dictionary cannot make few bytes grow without bound`() throws {
    let field = ArrowField(
      "d", .utf8, dictionary: ArrowDictionaryEncoding(id: 1, indexType: .integer(bits: 8, signed: true)))
    let word = [UInt8](repeating: 0x61, count: 1 << 20)
    let words = try ArrowArray(
      field.dictionaryValues, count: 1, offsets: ArrowBuffer([0, Int32(word.count)]),
      values: ArrowBuffer(word))
    let array = try ArrowArray(
      field, count: 1000, values: ArrowBuffer([Int8](repeating: 0, count: 1000)), dictionary: words)
    let batch = try ArrowBatch(ArrowSchema([field]), columns: [array], count: 1000)
    let error = #expect(throws: GnistaError.self) { try batch.rows() }
    #expect(error?.message.contains("would take 1048576000 bytes") == true)
    let outside = try ArrowArray(
      field, count: 2, values: ArrowBuffer([0, 1] as [Int8]), dictionary: words)
    let wrong = #expect(throws: GnistaError.self) {
      try ArrowBatch(ArrowSchema([field]), columns: [outside], count: 2).rows()
    }
    #expect(wrong?.message.contains("row 1 points to value 1 of a dictionary of 1") == true)
  }

  @Test func `Sparse vectors with wrong indices are refused`() throws {
    func vector(_ size: Int32, _ indices: [Int32]) throws -> ArrowBatch {
      let field = ArrowField(StructField("v", .vector))
      let parts = field.children
      func list(_ field: ArrowField, _ values: ArrowBuffer, _ count: Int) throws -> ArrowArray {
        try ArrowArray(
          field, count: 1, offsets: ArrowBuffer([0, Int32(count)]),
          children: [try ArrowArray(field.children[0], count: count, values: values)])
      }
      let array = try ArrowArray(
        field, count: 1,
        children: [
          try ArrowArray(parts[0], count: 1, values: ArrowBuffer([Int8(0)])),
          try ArrowArray(parts[1], count: 1, values: ArrowBuffer([size])),
          try list(parts[2], ArrowBuffer(indices), indices.count),
          try list(parts[3], ArrowBuffer(indices.map(Double.init)), indices.count),
        ])
      return try ArrowBatch(ArrowSchema([field]), columns: [array], count: 1)
    }
    #expect(
      try vector(3, [0, 2]).rows().columns[0][0]
        == .vector(.sparse(size: 3, indices: [0, 2], values: [0, 2])))
    for (size, indices) in [(Int32(2), [Int32(0), 2]), (3, [2, 0]), (3, [1, 1]), (3, [-1, 0]), (-1, [])] {
      let error = #expect(throws: GnistaError.self) { try vector(size, indices).rows() }
      #expect(error?.message.contains("column 'v', row 0 is no vector") == true)
    }
  }
}
