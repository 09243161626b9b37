import Foundation
import GnistaArrow
import GnistaCore
import Testing

/// A Python that has PyArrow: `GNISTA_PYTHON`, or `python3` on PATH.
enum PyArrow {
  static let python: String? = {
    let environment = ProcessInfo.processInfo.environment
    let folders = environment["PATH", default: ""].split(separator: ":").map { String($0) + "/python3" }
    let found = ([environment["GNISTA_PYTHON"]].compactMap(\.self) + folders).first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    guard let found, (try? run(found, ["-c", "import pyarrow"]))?.status == 0 else { return nil }
    return found
  }()

  static func run(_ python: String, _ arguments: [String]) throws -> (status: Int32, output: Data) {
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  /// What PyArrow reads from a stream, in the form of the golden files.
  static func read(_ stream: Data) throws -> JSONValue {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let file = FileManager.default.temporaryDirectory.appending(path: "gnista-\(UUID().uuidString).arrows")
    try stream.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let script = root.appending(path: "Scripts/reference/arrow.py").standardizedFileURL.path
    let (status, output) = try run(try #require(python), [script, "--read", file.path])
    try #require(status == 0)
    return try JSONValue(parsing: output)
  }
}

@Suite(
  "PyArrow reads what Gnista writes", .enabled(if: PyArrow.python != nil, "there is no Python with pyarrow"))
struct PyArrowTests {
  @Test(arguments: ArrowGolden.names)
  func `Arrays of every type`(_ name: String) throws {
    let golden = try ArrowGolden(name)
    var reader = try ArrowStreamReader(golden.stream)
    let read = try PyArrow.read(ArrowStreamWriter.stream(reader.schema, reader.batches()))
    for key in ["schema", "metadata", "batches"] { #expect(read[key] == golden.expected[key]) }
  }

  @Test func `Rows of every type`() throws {
    // PyArrow has no intervals of months.
    let rows = try SampleRows.everyType()
    let names = rows.schema.names.filter { !$0.hasSuffix("year to month") }
    let batch = try rows.selecting(names)
    let arrow = try ArrowBatch(batch)
    let read = try PyArrow.read(ArrowStreamWriter.stream(arrow.schema, [arrow, arrow]))
    #expect(read["schema"] == .array(arrow.schema.fields.map(\.described)))
    let batches = try #require(read["batches"]?.arrayValue)
    try #require(batches.count == 2)
    for json in batches { #expect(batch.differences(from: json) == []) }
  }
}
