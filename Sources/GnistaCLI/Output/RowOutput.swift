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
    let entry = OutputFile.entry(at: path)
    if entry == .device, format == .parquet {
      throw GnistaError(.invalidArgument, "Parquet needs a file that can be read back; '\(path)' is none")
    }
    // The engine replaces its file, which must not happen to a device.
    if entry != .device, let format = engineFormat {
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

  /// Whether rows beyond a limit are not left out.
  var writesAll: Bool { format != .table || style.maximumRows == 0 }

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
      count += try writer.write(batch)
      if writer.isFull { break }
    }
    try Task.checkCancellation()
    try writer.end()
    return count
  }
}
