/// One archive of `runtime.lock`, a wheel or a source archive from the Python package index, pinned by its hash.
public struct RuntimeWheel: Sendable, Hashable, Codable {
  /// The shared object inside a wheel, pinned by a hash of its own.
  public struct Library: Sendable, Hashable, Codable {
    /// Path of the shared object inside the wheel.
    public var path: String
    /// Its size in bytes.
    public var size: Int
    /// Its SHA-256 as 64 lower-case hexadecimal digits.
    public var sha256: String

    /// Makes a description of a shared object.
    public init(path: String, size: Int, sha256: String) {
      self.path = path
      self.size = size
      self.sha256 = sha256
    }

    /// The last component of ``path``: the name of the file once it is installed.
    public var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }
  }

  /// File name of the archive; the last three parts of a wheel's name interpreter, ABI and platform (PEP 427).
  public var file: String
  /// Size of the wheel in bytes.
  public var size: Int
  /// SHA-256 of the wheel as 64 lower-case hexadecimal digits.
  public var sha256: String
  /// The shared object that is wanted out of the wheel; nil for a Python package, which is unpacked whole.
  public var library: Library?

  /// Bytes of disk that an installation needs at its peak: the wheel twice (pip copies it) and what is in it.
  ///
  /// For a Python package, whose unpacked size is not pinned, five times the wheel is assumed for the latter; for a
  /// source archive three times: pip unpacks it once more.
  var installationBytes: Int { 2 * size + (library?.size ?? (isSource ? 3 : 5) * size) }

  /// Whether it is a source archive and no wheel.
  var isSource: Bool { file.hasSuffix(".tar.gz") }

  /// Makes a description of a wheel.
  public init(file: String, size: Int, sha256: String, library: Library?) {
    self.file = file
    self.size = size
    self.sha256 = sha256
    self.library = library
  }
}
