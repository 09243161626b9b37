internal import Foundation

/// What is known of the terminal that the program may be run on.
enum Terminal {
  /// Whether standard input comes from a person.
  static var inputIsTerminal: Bool { isatty(FileHandle.standardInput.fileDescriptor) == 1 }
  /// Whether standard output is seen by a person.
  static var outputIsTerminal: Bool { isatty(FileHandle.standardOutput.fileDescriptor) == 1 }
  /// Whether standard error is seen by a person.
  static var errorIsTerminal: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }

  /// Columns of the terminal; 80 when that cannot be found.
  static var width: Int {
    var size = winsize()
    // Unsafe because ioctl fills a C struct; the struct outlives the call.
    let result = unsafe ioctl(FileHandle.standardError.fileDescriptor, UInt(TIOCGWINSZ), &size)
    return result == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}
