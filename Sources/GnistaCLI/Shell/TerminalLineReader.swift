internal import Foundation
internal import GnistaCore

/// Reads lines from a terminal with editing and history, on one row that scrolls sideways.
///
/// The terminal is in raw mode only while a line is read, so that Ctrl-C during a query is a signal as usual.
struct TerminalLineReader: LineReader {
  func readLine(prompt: String, history: [String]) throws -> EnteredLine {
    let saved = try Self.enterRawMode()
    defer { Self.set(saved) }
    var buffer = LineBuffer(history: history)
    var decoder = KeyDecoder()
    draw(prompt, buffer)
    while let byte = try FileHandle.standardInput.read(upToCount: 1)?.first {
      guard let stroke = decoder.take(byte) else { continue }
      switch stroke {
      case .enter:
        buffer.apply(.end)
        draw(prompt, buffer)
        write("\r\n")
        return .text(String(buffer.text))
      case .interrupt:
        write("^C\r\n")
        return .interrupted
      case .endOrDelete where buffer.text.isEmpty:
        write("\r\n")
        return .end
      case .clearScreen: write("\u{1B}[2J\u{1B}[H")
      default: buffer.apply(stroke)
      }
      draw(prompt, buffer)
    }
    return .end
  }

  private func draw(_ prompt: String, _ buffer: LineBuffer) {
    let window = buffer.window(width: max(10, Terminal.width - prompt.count - 1))
    write("\r\(prompt)\(window.text)\u{1B}[K\r\u{1B}[\(prompt.count + window.column)C")
  }

  private func write(_ text: String) {
    // What cannot be shown to a terminal that has gone away does not matter any more.
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  /// Hands every key to the program as it is pressed.
  private static func enterRawMode() throws -> termios {
    var settings = termios()
    // Unsafe because the C library fills and reads a struct, which outlives the calls.
    guard unsafe tcgetattr(FileHandle.standardInput.fileDescriptor, &settings) == 0 else {
      throw GnistaError(
        .ioFailure, "standard input is no terminal; give the query as an argument or with --file")
    }
    let saved = settings
    settings.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
    settings.c_iflag &= ~tcflag_t(ICRNL | IXON)
    set(settings)
    return saved
  }

  private static func set(_ settings: termios) {
    var settings = settings
    _ = unsafe tcsetattr(FileHandle.standardInput.fileDescriptor, TCSADRAIN, &settings)
  }
}
