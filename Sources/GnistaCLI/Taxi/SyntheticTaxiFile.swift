internal import Foundation
internal import GnistaCore
internal import GnistaDuckDB
internal import GnistaFrame

/// Writes synthetic taxi trips into a file, in constant memory.
struct SyntheticTaxiFile {
  let rows: Int
  let seed: UInt64

  /// What is written beside the file and into Parquet's metadata.
  var origin: DataOrigin {
    DataOrigin(
      kind: .synthetic,
      description: "SYNTHETIC yellow taxi trips made by a random generator; nobody took them", rows: rows,
      seed: seed)
  }

  /// Writes CSV or Parquet by the ending of `path`, and the note of origin beside it.
  func write(to path: String, overwrite: Bool, progress: ProgressLine) async throws {
    switch OutputFormat(path: path) {
    case .csv: try await writeCSV(to: path, overwrite: overwrite, progress: progress)
    case .parquet: try await writeParquet(to: path, overwrite: overwrite, progress: progress)
    default:
      throw GnistaError(.invalidArgument, "'\(path)' ends in neither .csv nor .parquet; choose one of these")
    }
    try origin.write(for: path)
  }

  private func writeCSV(to path: String, overwrite: Bool, progress: ProgressLine) async throws {
    let file = try OutputFile(path: path, overwrite: overwrite)
    do {
      try file.write(Array(TaxiCSV.header.utf8))
      try await eachGroup(of: Self.parallelBlocks, progress) { trips in
        var bytes: [UInt8] = []
        bytes.reserveCapacity(trips.count * 200)
        TaxiCSV.append(trips, to: &bytes)
        return bytes
      } use: { bytes in
        try file.write(bytes)
      }
      try file.commit()
    } catch {
      file.discard()
      throw error
    }
  }

  /// The engine writes pieces of some hundred thousand rows and puts them together in the end.
  private func writeParquet(to path: String, overwrite: Bool, progress: ProgressLine) async throws {
    try OutputFile.check(path, overwrite: overwrite)
    let pieces = "\(path).pieces-\(ProcessInfo.processInfo.processIdentifier)"
    let partial = "\(path).partial-\(ProcessInfo.processInfo.processIdentifier)"
    let files = FileManager.default
    defer {
      try? files.removeItem(atPath: pieces)
      try? files.removeItem(atPath: partial)
    }
    do {
      try files.createDirectory(atPath: pieces, withIntermediateDirectories: false)
    } catch {
      throw GnistaError(
        .ioFailure, "cannot write beside '\(path)': its folder is missing or not writable", cause: error)
    }
    let session = try await Session.embedded()
    var names: [String] = []
    var batches: [RowBatch] = []
    func writePiece() async throws {
      let name = "\(pieces)/\(names.count).parquet"
      try await session.createDataFrame(schema: TaxiSchema.tutorial, batches: batches).write.file(
        .parquet, name)
      names.append(name)
      batches.removeAll(keepingCapacity: true)
    }
    try await eachGroup(of: Self.parallelBlocks, progress) {
      TaxiBatch.of($0)
    } use: { batch in
      batches.append(batch)
      if batches.count == 64 { try await writePiece() }
    }
    if !batches.isEmpty || names.isEmpty { try await writePiece() }
    let list = names.map(SQLText.string).joined(separator: ", ")
    let note = SQLText.string(origin.description)
    try await session.execute(
      """
      COPY (SELECT * FROM read_parquet([\(list)])) TO \(SQLText.string(partial)) (FORMAT parquet, COMPRESSION snappy, \
      KV_METADATA {origin: \(note), seed: '\(seed)', program: 'gnista \(GnistaVersion.current)'})
      """)
    await session.close()
    if files.fileExists(atPath: path) { try files.removeItem(atPath: path) }
    try files.moveItem(atPath: partial, toPath: path)
  }

  /// Makes the blocks of trips, several at a time, and hands them on in order.
  private func eachGroup<Piece: Sendable>(
    of width: Int, _ progress: ProgressLine, make: @escaping @Sendable ([TaxiTrip]) -> Piece,
    use: (Piece) async throws -> Void
  ) async throws {
    defer { progress.clear() }
    let generator = TaxiGenerator(seed: seed)
    let size = TaxiGenerator.blockSize
    let blocks = (rows + size - 1) / size
    for first in stride(from: 0, to: blocks, by: width) {
      try Task.checkCancellation()
      let numbers = first..<min(first + width, blocks)
      let pieces = await withTaskGroup(of: (Int, Piece).self) { group in
        for number in numbers {
          group.addTask { [rows] in
            (number, make(generator.block(number, count: min(size, rows - number * size))))
          }
        }
        return await group.reduce(into: [Int: Piece]()) { $0[$1.0] = $1.1 }
      }
      for number in numbers {
        if let piece = pieces[number] { try await use(piece) }
      }
      progress.show(Double(numbers.upperBound) / Double(blocks), "writing synthetic trips")
    }
  }

  private static var parallelBlocks: Int { 2 * ProcessInfo.processInfo.activeProcessorCount }
}
