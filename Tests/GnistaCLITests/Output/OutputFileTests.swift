import Foundation
import GnistaCore
import Testing

@testable import GnistaCLI

struct OutputFileTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  @Test func `A file appears only when it is whole`() throws {
    let file = try OutputFile(path: folder.path + "/a.txt", overwrite: false)
    try file.write(Array("half".utf8))
    #expect(!folder.names.contains("a.txt"))
    try file.commit()
    #expect(folder.names == ["a.txt"])
    #expect(try folder.read("a.txt") == "half")
  }

  @Test func `Taking a file back leaves what was there and no debris`() throws {
    try folder.write("a.txt", "old")
    let file = try OutputFile(path: folder.path + "/a.txt", overwrite: true)
    try file.write(Array("new".utf8))
    file.discard()
    #expect(folder.names == ["a.txt"])
    #expect(try folder.read("a.txt") == "old")
  }

  @Test func `An existing file is replaced on request only`() throws {
    try folder.write("a.txt", "old")
    let error = try #require(throws: GnistaError.self) {
      try OutputFile(path: folder.path + "/a.txt", overwrite: false)
    }
    #expect(error.code == .alreadyExists && error.message.contains("--overwrite"))
    let folderError = try #require(throws: GnistaError.self) {
      try OutputFile(path: folder.path, overwrite: true)
    }
    #expect(folderError.message.contains("is a folder"))
  }

  @Test func `A missing folder is an error that names the file`() throws {
    let error = try #require(throws: GnistaError.self) {
      try OutputFile(path: folder.path + "/nowhere/a.txt", overwrite: false)
    }
    #expect(error.code == .ioFailure && error.message.contains("/nowhere/a.txt"))
  }
}
