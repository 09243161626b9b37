import Foundation
import GnistaCore

/// The files of a ``StageArchive``, checked against their hashes before anything is made of them.
///
/// Only the three fixed names are opened; nothing in a file names another.
struct ArchiveFiles {
  let path: String
  let metadata: [UInt8]
  private let arrayBytes: [UInt8]

  init(path: String) throws {
    self.path = path
    let folder = URL(filePath: path)
    guard let kind = Self.kind(of: folder.resolvingSymlinksInPath()) else {
      let kept = AtomicFolder.leftovers(of: path).map {
        "; an interrupted save left the former one at '\($0)'"
      }
      throw GnistaError(.fileNotFound, "there is no saved stage at '\(path)'" + kept.joined())
    }
    guard kind == .typeDirectory else {
      throw GnistaError(.corruptModel, "'\(path)' is not a saved stage: it is a file, not a folder")
    }
    metadata = try Self.read(StageArchive.metadataFile, in: folder)
    arrayBytes = try Self.read(StageArchive.arraysFile, in: folder)
    let sums = try Self.read(StageArchive.sumsFile, in: folder)
    let expected = StageArchive.sumsText(metadata: metadata, arrays: arrayBytes)
    if sums != [UInt8](expected.utf8) {
      let written = String(decoding: sums, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      let present = expected.split(separator: "\n", omittingEmptySubsequences: false)
      let damaged = zip([StageArchive.metadataFile, StageArchive.arraysFile], zip(written, present))
        .filter { $1.0 != $1.1 }.map(\.0)
      throw corrupt(
        (damaged.isEmpty ? StageArchive.sumsFile : damaged.joined(separator: " and "))
          + " is not as it was written: damaged, cut off or changed (compare with \(StageArchive.sumsFile))")
    }
  }

  private static func read(_ name: String, in folder: URL) throws -> [UInt8] {
    let file = folder.appending(path: name)
    guard let kind = kind(of: file) else {
      throw GnistaError(
        .corruptModel, "'\(folder.path)' is not a saved stage or is incomplete: it lacks \(name)")
    }
    guard kind == .typeRegular else {
      throw GnistaError(
        .corruptModel, "'\(folder.path)' is not read: \(name) is not a regular file but a link or a folder")
    }
    do {
      return [UInt8](try Data(contentsOf: file))
    } catch {
      throw GnistaError(.ioFailure, "'\(file.path)' cannot be read", cause: error)
    }
  }

  /// What is under a name, without following a symbolic link; nil when nothing is.
  private static func kind(of url: URL) -> FileAttributeType? {
    (try? FileManager.default.attributesOfItem(atPath: url.path))?[.type] as? FileAttributeType
  }

  /// What the metadata say besides the stage.
  func head() throws -> ArchiveMetadata.Head {
    do {
      return try JSONDecoder().decode(ArchiveMetadata.Head.self, from: Data(metadata))
    } catch {
      throw corrupt("\(StageArchive.metadataFile) lacks format, version or files", cause: error)
    }
  }

  /// The numbers of long arrays.
  func arrays() throws -> [UInt8] {
    guard arrayBytes.count % 8 == 0 else {
      throw corrupt("\(StageArchive.arraysFile) is not made of whole numbers")
    }
    return arrayBytes
  }

  /// The error for something that is wrong in the folder.
  func corrupt(_ what: String, cause: (any Error)? = nil) -> GnistaError {
    GnistaError(.corruptModel, "'\(path)' cannot be loaded: \(what); save or copy it again", cause: cause)
  }
}
