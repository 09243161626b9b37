/// One line of `runtime.lock`: a native library or Python package of this release, with its version and wheels.
public struct RuntimeEntry: Sendable, Hashable, Codable {
  /// What an entry is, and so how it is installed.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// One shared object is taken out of the wheel and loaded with `dlopen`.
    case nativeLibrary = "native-library"
    /// The wheel is unpacked whole, for use by a Python interpreter through its search path.
    case pythonPackage = "python-package"
    /// Spark's programs, Java libraries and Python modules are taken out of pyspark's source archive, laid out as in a
    /// `SPARK_HOME`.
    case sparkDistribution = "spark-distribution"
  }

  /// Gnista's own name of the entry, as used on the command line.
  public var name: String
  /// Name of the project on the Python package index.
  public var package: String
  /// The pinned version.
  public var version: String
  /// Native library or Python package.
  public var kind: Kind
  /// Whether Gnista's main work needs it; the others make something faster or add to it.
  public var required: Bool
  /// What Gnista uses it for, in a few words.
  public var purpose: String
  /// Python ABI tag of the wheels, `none` where they hold no code for Python.
  public var abi: String
  /// The archive per platform; the key is a ``RuntimePlatform`` raw value, or `any` for one that serves all.
  public var wheels: [String: RuntimeWheel]

  /// Whether it is installed when no names are given. Spark is not: it is large, and needs Java to run.
  public var isInstalledByDefault: Bool { kind != .sparkDistribution }

  /// Makes an entry.
  public init(
    name: String, package: String, version: String, kind: Kind, required: Bool, purpose: String,
    abi: String, wheels: [String: RuntimeWheel]
  ) {
    self.name = name
    self.package = package
    self.version = version
    self.kind = kind
    self.required = required
    self.purpose = purpose
    self.abi = abi
    self.wheels = wheels
  }
}
