internal import Foundation
internal import GnistaCore

/// How an entry of the manifest stands on this machine, as far as file names and sizes tell.
public enum RuntimeEntryState: Sendable, Hashable {
  /// All files are there.
  case installed
  /// Nothing is there.
  case missing
  /// Something is there that is not whole; says what.
  case damaged(String)
  /// There is no wheel for this platform; says so.
  case unsupported(String)

  /// Looks at the files of `entry`.
  public init(of entry: RuntimeEntry, settings: RuntimeSettings) {
    self.init(of: entry, settings: settings, hashes: false)
  }

  /// - Parameter hashes: whether to read the files and compare their hashes.
  init(of entry: RuntimeEntry, settings: RuntimeSettings, hashes: Bool) {
    do {
      let wheel = try settings.wheel(of: entry)
      let folder = settings.folder(of: entry)
      guard let record = try InstallationRecord.read(from: folder) else {
        let isThere = FileManager.default.fileExists(atPath: folder)
        self = isThere ? .damaged("\(folder)/\(InstallationRecord.fileName) is missing") : .missing
        return
      }
      if record.wheelSHA256 != wheel.sha256 {
        self = .damaged("\(folder) was installed from another wheel than the pinned \(wheel.file)")
      } else if let damage = record.damage(in: folder, hashes: hashes) {
        self = .damaged(damage)
      } else {
        self = .installed
      }
    } catch let error as GnistaError where error.code == .unsupported {
      self = .unsupported(error.message)
    } catch {
      self = .damaged((error as? GnistaError)?.message ?? "\(error)")
    }
  }

  /// `installed`, `missing`, `damaged` or `unsupported`.
  public var name: String {
    switch self {
    case .installed: "installed"
    case .missing: "missing"
    case .damaged: "damaged"
    case .unsupported: "unsupported"
    }
  }
}
