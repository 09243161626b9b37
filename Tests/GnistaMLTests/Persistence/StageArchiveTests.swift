import Foundation
import GnistaCore
import GnistaFrame
import GnistaML
import GnistaTestSupport
import Testing

@Suite("Saved stages")
final class StageArchiveTests {
  let folder: URL
  let session = Session(engine: LocalEngine())

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "gnista-archive-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { folder.appending(path: "model").path }

  func file(_ name: String) -> URL { folder.appending(path: "model").appending(path: name) }

  func model() -> PipelineModel {
    PipelineModel(
      uid: "pipeline",
      stages: [
        Shifter().with {
          $0.uid = "shift"; $0.by = -0.0
        },
        PipelineModel(
          uid: "inner",
          stages: [
            CentererModel(
              uid: "center", inputCol: "y", outputCol: "c", offsets: [.pi, .infinity, -.nan, -0.0])
          ]),
      ])
  }

  func load() throws -> PipelineModel { try PipelineModel.load(from: path, registry: .withExamples) }

  /// Writes the file of hashes anew, so that what else is checked can be tried.
  func renewSums() throws {
    let lines = try ["metadata.json", "arrays.bin"].map { name in
      SHA256.hexDigest(of: [UInt8](try Data(contentsOf: file(name)))) + "  \(name)\n"
    }
    try lines.joined().write(to: file("SHA256SUMS"), atomically: false, encoding: .utf8)
  }

  func changeMetadata(_ old: String, _ new: String) throws {
    let text = try String(contentsOf: file("metadata.json"), encoding: .utf8)
    try #require(text.contains(old))
    try text.replacing(old, with: new).write(to: file("metadata.json"), atomically: false, encoding: .utf8)
    try renewSums()
  }

  @Test("A model comes back bit for bit, with its nested pipeline")
  func roundTrip() async throws {
    try model().save(to: path)
    let loaded = try load()
    #expect(loaded.uid == "pipeline")
    #expect(loaded.flattened.map(\.uid) == ["pipeline", "shift", "inner", "center"])
    let center = try #require(loaded.stage(CentererModel.self))
    #expect(center.offsets.map(\.bitPattern) == [Double.pi, .infinity, -.nan, -0.0].map(\.bitPattern))
    #expect(loaded.stage(Shifter.self)?.by.sign == .minus)
    let frame = try session.createDataFrame(columns: [("x", .doubles([1, 2.5]))])
    let rows = try await (model().transform(frame).collect(), loaded.transform(frame).collect())
    #expect(RowComparison().difference(rows.0, rows.1) == nil)
  }

  @Test("The metadata are readable and the folder holds nothing else")
  func readable() throws {
    try model().save(to: path)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path).sorted() == [
        "SHA256SUMS", "arrays.bin", "metadata.json",
      ])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["model"])
    let json = try JSONValue(parsing: Data(contentsOf: file("metadata.json")))
    #expect(json["format"] == "gnista-stage")
    #expect(json["formatVersion"] == 1)
    #expect(json["gnistaVersion"]?.stringValue == GnistaVersion.current)
    #expect(json["files"]?["arrays.bin"]?["bytes"] == 32)
    let stages = json["stage"]?["state"]?["stages"]?.arrayValue
    #expect(stages?.first?["class"] == "Shifter")
    #expect(stages?.first?["uid"] == "shift")
    #expect(stages?.first?["params"]?["inputCol"] == "x")
  }

  @Test("Notes are kept with a model, under its hashes, and loading does not need them")
  func notes() throws {
    try StageArchive.save(model(), to: path, notes: ["recipe": ["version": 1, "steps": ["a", "b"]]])
    #expect(try StageArchive.notes(at: path) == ["recipe": ["version": 1, "steps": ["a", "b"]]])
    #expect(try load().uid == model().uid)
    try StageArchive.save(model(), to: path, overwrite: true)
    #expect(try StageArchive.notes(at: path).isEmpty)
  }

  @Test("A single model and an unfitted pipeline are saved too")
  func otherStages() throws {
    try CentererModel(uid: "c", inputCol: "a", outputCol: "b", offsets: [4]).save(to: path)
    #expect(try CentererModel.load(from: path, registry: .withExamples).offsets == [4])
    let other = folder.appending(path: "pipeline").path
    try Pipeline {
      Centerer().with {
        $0.uid = "learner"; $0.share = 0.25
      }
    }.save(to: other)
    let pipeline = try Pipeline.load(from: other, registry: .withExamples)
    #expect((pipeline.stages.first as? Centerer)?.share == 0.25)
    #expect(pipeline.stages.first?.uid == "learner")
  }

  @Test("A folder of another type is refused by name")
  func otherType() throws {
    try model().save(to: path)
    let error = #expect(throws: GnistaError.self) {
      try CentererModel.load(from: self.path, registry: .withExamples)
    }
    #expect(error?.code == .typeMismatch)
    #expect(error?.message.contains("holds a stage of class PipelineModel, not CentererModel") == true)
  }

  @Test("A class that the registry does not know is named")
  func unknownClass() throws {
    try model().save(to: path)
    let error = #expect(throws: GnistaError.self) { try PipelineModel.load(from: self.path) }
    #expect(error?.code == .unknownStage)
    #expect(error?.message.contains("'Shifter'") == true)
  }

  @Test("Saving over something takes a request, and only a saved stage is ever replaced")
  func overwriting() throws {
    try model().save(to: path)
    #expect(throws: GnistaError.self) { try Shifter().save(to: self.path) }
    #expect(try load().uid == "pipeline")
    try Shifter().with { $0.uid = "new" }.save(to: path, overwrite: true)
    #expect(try Shifter.load(from: path, registry: .withExamples).uid == "new")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["model"])
    let precious = folder.appending(path: "precious")
    try FileManager.default.createDirectory(at: precious, withIntermediateDirectories: true)
    try "data".write(to: precious.appending(path: "a.txt"), atomically: false, encoding: .utf8)
    let error = #expect(throws: GnistaError.self) { try Shifter().save(to: precious.path, overwrite: true) }
    #expect(error?.code == .alreadyExists)
    #expect(error?.message.contains("is not a saved stage and is not overwritten") == true)
    #expect(FileManager.default.fileExists(atPath: precious.appending(path: "a.txt").path))
  }

  @Test("Overwriting a symbolic link is refused, and what it points to stays")
  func overwritingLink() throws {
    try model().save(to: path)
    let link = folder.appending(path: "link").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(try PipelineModel.load(from: link, registry: .withExamples).uid == "pipeline")
    let error = #expect(throws: GnistaError.self) { try Shifter().save(to: link, overwrite: true) }
    #expect(error?.code == .alreadyExists)
    #expect(try load().uid == "pipeline")
  }

  @Test("A failed save leaves the old model and no debris")
  func failedSave() throws {
    let blocked = folder.appending(path: "file")
    try "in the way".write(to: blocked, atomically: false, encoding: .utf8)
    let error = #expect(throws: GnistaError.self) {
      try Shifter().save(to: blocked.appending(path: "model").path)
    }
    #expect(error?.code == .ioFailure)
    #expect(error?.message.contains("cannot be written") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
  }

  @Test("What an interrupted replacement left is named when the model is missed")
  func interrupted() throws {
    try model().save(to: path)
    let aside = folder.appending(path: ".model.gnista-old-17")
    try FileManager.default.moveItem(atPath: path, toPath: aside.path)
    let error = #expect(throws: GnistaError.self) { try self.load() }
    #expect(error?.code == .fileNotFound)
    #expect(error?.message.contains(aside.path) == true)
  }

  @Test("A path without a model is told apart from a file and from another folder")
  func notAModel() throws {
    #expect(#expect(throws: GnistaError.self) { try self.load() }?.code == .fileNotFound)
    try "x".write(toFile: path, atomically: false, encoding: .utf8)
    let file = #expect(throws: GnistaError.self) { try self.load() }
    #expect(file?.code == .corruptModel)
    #expect(file?.message.contains("a file, not a folder") == true)
    let other = #expect(throws: GnistaError.self) { try StageArchive.load(from: self.folder.path) }
    #expect(other?.code == .corruptModel)
    #expect(other?.message.contains("lacks metadata.json") == true)
  }

  @Test(
    "Every changed byte of every file is found", arguments: ["metadata.json", "arrays.bin", "SHA256SUMS"])
  func changedBytes(name: String) throws {
    try model().save(to: path)
    let whole = try Data(contentsOf: file(name))
    for index in whole.indices {
      var damaged = whole
      damaged[index] ^= 0x11
      try damaged.write(to: file(name))
      let error = #expect(throws: GnistaError.self, "byte \(index)") { try self.load() }
      guard error?.code == .corruptModel, error?.message.contains(name) == true else {
        Issue.record("byte \(index): \(String(describing: error))")
        return
      }
    }
    try whole.write(to: file(name))
    #expect(try load().uid == "pipeline")
  }

  @Test("A file that is cut off anywhere is found", arguments: ["metadata.json", "arrays.bin", "SHA256SUMS"])
  func cutOff(name: String) throws {
    try model().save(to: path)
    let whole = try Data(contentsOf: file(name))
    for length in stride(from: 0, to: whole.count, by: whole.count > 500 ? 7 : 1) {
      try whole.prefix(length).write(to: file(name))
      let error = #expect(throws: GnistaError.self, "length \(length)") { try self.load() }
      guard error?.code == .corruptModel else {
        Issue.record("length \(length): \(String(describing: error))")
        return
      }
    }
  }

  @Test("Bytes after the end are found", arguments: ["metadata.json", "arrays.bin", "SHA256SUMS"])
  func garbage(name: String) throws {
    try model().save(to: path)
    for tail in [Data([0]), Data("\n".utf8), Data(repeating: 7, count: 8)] {
      let whole = try Data(contentsOf: file(name))
      try (whole + tail).write(to: file(name))
      #expect(#expect(throws: GnistaError.self) { try self.load() }?.code == .corruptModel)
      try whole.write(to: file(name))
    }
  }

  @Test("A missing file is named", arguments: ["metadata.json", "arrays.bin", "SHA256SUMS"])
  func missing(name: String) throws {
    try model().save(to: path)
    try FileManager.default.removeItem(at: file(name))
    let error = #expect(throws: GnistaError.self) { try self.load() }
    #expect(error?.code == .corruptModel)
    #expect(error?.message.contains("lacks \(name)") == true)
  }

  @Test(
    "A symbolic link in the place of a file is refused",
    arguments: ["metadata.json", "arrays.bin", "SHA256SUMS"])
  func links(name: String) throws {
    try model().save(to: path)
    let outside = folder.appending(path: "outside")
    try FileManager.default.moveItem(at: file(name), to: outside)
    try FileManager.default.createSymbolicLink(at: file(name), withDestinationURL: outside)
    let error = #expect(throws: GnistaError.self) { try self.load() }
    #expect(error?.code == .corruptModel)
    #expect(error?.message.contains("\(name) is not a regular file") == true)
  }

  @Test("A model of another version is refused, naming both versions")
  func version() throws {
    try model().save(to: path)
    try changeMetadata("\"formatVersion\" : 1", "\"formatVersion\" : 99")
    let error = #expect(throws: GnistaError.self) { try self.load() }
    #expect(error?.code == .unsupportedVersion)
    #expect(error?.message.contains("has format version 99") == true)
    #expect(error?.message.contains("reads version 1") == true)
  }

  @Test(
    "Metadata with true hashes but a wrong content are refused",
    arguments: [
      ("\"gnista-stage\"", "\"other\"", "is of format 'other'"),
      ("\"arrays.bin\" : {", "\"../arrays.bin\" : {", "does not belong to this arrays.bin"),
      ("\"arrays.bin\" : {", "\"/etc/passwd\" : {", "does not belong to this arrays.bin"),
      ("\"bytes\" : 32", "\"bytes\" : 40", "does not belong to this arrays.bin"),
      ("\"count\" : 4", "\"count\" : 5", "but 5 are referred to at 0"),
      ("\"offset\" : 0", "\"offset\" : -1", "at -1"),
      ("\"outputCol\" : \"c\"", "\"outputCol\" : 5", "cannot be read"),
      ("\"inputCol\" : \"x\"", "\"inputCol\" : \"\"", "parameter 'inputCol'"),
      ("\"by\" :", "\"bye\" :", "no parameter 'bye'"),
    ])
  func tampered(old: String, new: String, message: String) throws {
    try model().save(to: path)
    try changeMetadata(old, new)
    let error = #expect(throws: GnistaError.self) { try self.load() }
    #expect(error?.code == .corruptModel)
    #expect(error?.description.contains(message) == true, "\(String(describing: error))")
  }

  @Test("An unfitted stage in a fitted pipeline is refused")
  func unfitted() throws {
    try model().save(to: path)
    try changeMetadata("\"class\" : \"Shifter\"", "\"class\" : \"Centerer\"")
    let error = #expect(throws: GnistaError.self) { try self.load() }
    #expect(error?.code == .corruptModel)
  }
}
