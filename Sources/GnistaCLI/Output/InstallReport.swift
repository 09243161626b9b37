internal import Foundation
internal import GnistaRuntime

/// Shows the progress of an installation: results on standard output, what is under way on standard error, and
/// the count of bytes only when that is a terminal.
final class InstallReport {
  private let isQuiet: Bool
  private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1
  private var lineIsOpen = false

  /// - Parameter isQuiet: keeps standard output free for something else.
  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
  }

  func show(_ progress: InstallProgress) {
    switch progress {
    case .waiting:
      note("waiting for another installation to end")
    case .alreadyInstalled(let name, let version):
      result("\(name) \(version) already installed")
    case .downloading(let name, let version, let bytes, let total):
      let size = Self.megabytes(total)
      if isTerminal {
        write("\r\(name) \(version): fetching \(Self.megabytes(bytes)) of \(size) MB ")
        lineIsOpen = true
      } else if bytes == 0 {
        note("\(name) \(version): fetching \(size) MB")
      }
    case .verifying(let name, let version):
      note("\(name) \(version): comparing hashes")
    case .unpacking(let name, let version):
      note("\(name) \(version): unpacking")
    case .installed(let name, let version, let folder):
      result("\(name) \(version) installed in \(folder)")
    }
  }

  private func note(_ text: String) {
    closeLine()
    write(text + "\n")
  }

  private func result(_ text: String) {
    closeLine()
    if isQuiet { write(text + "\n") } else { print(text) }
  }

  private func closeLine() {
    if lineIsOpen { write("\n") }
    lineIsOpen = false
  }

  private func write(_ text: String) {
    // A closed standard error must not end an installation.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  private static func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
