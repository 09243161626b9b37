/// The files to open, in order, so that a native library can be used, and how.
///
/// Open them with ``LoadedLibrary`` or with `dlopen` and the flags of each step; functions are looked up in the
/// last one.
public struct LoadPlan: Sendable, Hashable {
  /// Where a library was found.
  public enum Origin: Sendable, Hashable {
    /// Named by an environment variable.
    case environment(variable: String)
    /// A copy that the system has.
    case system
    /// Installed by `gnista runtime install` under `GNISTA_HOME`.
    case installed
  }

  /// One file to open.
  public struct Step: Sendable, Hashable {
    /// Path of the file, or a bare name for the dynamic loader to look up.
    public var path: String
    /// True for `RTLD_GLOBAL` (later files see the symbols), false for `RTLD_LOCAL`.
    public var isGlobal: Bool
    /// True for `RTLD_LAZY` (functions bound at their first call), false for `RTLD_NOW`.
    public var isLazy: Bool

    /// Makes a step.
    public init(path: String, isGlobal: Bool, isLazy: Bool) {
      self.path = path
      self.isGlobal = isGlobal
      self.isLazy = isLazy
    }
  }

  /// The library that the plan loads.
  public var library: NativeLibrary
  /// Where it was found.
  public var origin: Origin
  /// The files, never empty; the last is the library, those before it are what it needs.
  public var steps: [Step]
  /// How the library spells its functions.
  public var naming: SymbolNaming
  /// The pinned version for an installed library; nil where only the loaded library can tell.
  public var version: String?

  /// Makes a plan.
  public init(
    library: NativeLibrary, origin: Origin, steps: [Step], naming: SymbolNaming, version: String?
  ) {
    self.library = library
    self.origin = origin
    self.steps = steps
    self.naming = naming
    self.version = version
  }

  /// The path of the library itself, the last of the steps.
  public var path: String { steps.last?.path ?? "" }

  /// What the user can do when the library of this plan turns out to be unusable.
  var remedy: String {
    switch origin {
    case .environment(let variable):
      "set \(variable) to a working copy, or unset it and run 'gnista runtime install \(library.name)'"
    case .system:
      "repair the system's copy, or set \(library.environmentVariable) to a working one"
    case .installed:
      "run 'gnista runtime install \(library.name) --force'"
    }
  }
}
