internal import ArgumentParser

/// The entry point that the executables share.
public enum GnistaCLI {
  /// Parses the process's arguments, runs the command and exits with its status.
  public static func run() async {
    await GnistaCommand.main()
  }
}
