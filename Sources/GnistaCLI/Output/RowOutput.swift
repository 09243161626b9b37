internal import GnistaCore
internal import GnistaFrame

/// Brings the rows of a frame to where the user wants them.
struct RowOutput {
  /// The form of the rows.
  let format: OutputFormat
  /// The file; nil for standard output.
  let path: String?
  /// Whether the file may be there already.
  let overwrite: Bool
  /// How a table looks.
  let style: TableStyle

  /// Writes all rows, as a stream in bounded memory, and returns how many there were.
  ///
  /// CSV, JSON lines and Parquet files are written by the engine, on all its threads. A failed or cancelled write
  /// leaves what was there before.
  @discardableResult
  func write(_ frame: DataFrame, progress: ProgressLine) async throws -> Int {
    defer { progress.clear() }
    guard let path else {
      return try await stream(frame, to: StandardOutput.shared, progress: progress)
    }
    if let format = engineFormat {
      try OutputFile.check(path, overwrite: overwrite)
      let writer = frame.write.mode(overwrite ? .overwrite : .error).onProgress { progress.show($0, $1) }
      return try await (format == .csv ? writer.option("header", true) : writer).file(format, path)
    }
    let file = try OutputFile(path: path, overwrite: overwrite)
    do {
      let count = try await stream(frame, to: file, progress: progress)
      try file.commit()
      return count
    } catch {
      file.discard()
      throw error
    }
  }

  private var engineFormat: FileSource.Format? {
    switch format {
    case .csv: .csv
    case .jsonl: .json
    case .parquet: .parquet
    case .table, .json, .markdown: nil
    }
  }

  private func stream(_ frame: DataFrame, to sink: any ByteSink, progress: ProgressLine) async throws -> Int {
    guard var writer = format.writer(to: sink, table: style) else {
      throw GnistaError(.invalidArgument, "Parquet is not text: give a file with --output")
    }
    let batches = try await frame.batches { progress.show($0, $1) }
    try writer.begin(batches.schema)
    var count = 0
    for try await batch in batches {
      progress.clear()
      try writer.write(batch)
      count += batch.count
      if writer.isFull { break }
    }
    try Task.checkCancellation()
    try writer.end()
    return count
  }
}
