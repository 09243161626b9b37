/// A combination of operating system and processor for which `runtime.lock` names wheels.
public enum RuntimePlatform: String, Sendable, CaseIterable {
  /// Linux with glibc 2.28 or newer on x86-64.
  case linuxX8664 = "linux-x86_64"
  /// Linux with glibc 2.28 or newer on 64-bit ARM.
  case linuxAArch64 = "linux-aarch64"
  /// macOS 11 or newer on Apple silicon.
  case macOSARM64 = "macos-arm64"

  /// The platform this program was built for, or nil when the lock knows none such.
  public static var current: RuntimePlatform? {
    #if os(Linux) && arch(x86_64)
      .linuxX8664
    #elseif os(Linux) && arch(arm64)
      .linuxAArch64
    #elseif os(macOS) && arch(arm64)
      .macOSARM64
    #else
      nil
    #endif
  }

  /// The file ending of shared libraries that Gnista writes on this platform, without the dot.
  var libraryExtension: String { self == .macOSARM64 ? "dylib" : "so" }
}
