/// What an installation is doing, for whoever shows progress.
public enum InstallProgress: Sendable, Hashable {
  /// Another process installs at the moment; this one waits for it.
  case waiting
  /// The entry is there already, whole.
  case alreadyInstalled(name: String, version: String)
  /// The wheel is being fetched; sent repeatedly while bytes arrive.
  case downloading(name: String, version: String, bytes: Int, total: Int)
  /// The wheel's hash is being compared with the pinned one.
  case verifying(name: String, version: String)
  /// Files are being unpacked, and made where the library needs more than its wheel has.
  case unpacking(name: String, version: String)
  /// The entry is in place.
  case installed(name: String, version: String, folder: String)
}
