/// The one error type of Gnista.
///
/// A message names the value, the place and the remedy, so that it can be shown to a user as it is. Errors of
/// engines, files and libraries are wrapped where they enter, with the original kept as ``cause``.
public struct GnistaError: Error, Sendable, CustomStringConvertible {
  /// Where in the user's input an error stands.
  public struct Location: Sendable, Hashable, CustomStringConvertible {
    /// A file path, the name of a pipeline stage, or `query`.
    public var source: String
    /// One-based line, where known.
    public var line: Int?
    /// One-based column, where known.
    public var column: Int?
    /// Where in a structured document: keys and zero-based positions from its root, such as
    /// `["stages", "2", "maxIter"]`. A reader of YAML or JSON files finds line and column with it.
    public var path: [String]

    /// Makes a location.
    public init(source: String, line: Int? = nil, column: Int? = nil, path: [String] = []) {
      self.source = source
      self.line = line
      self.column = column
      self.path = path
    }

    /// `source:line:column`, as compilers print it; without a line, `source` and the path in the document.
    public var description: String {
      if line == nil, !path.isEmpty { return "\(source): " + path.joined(separator: ".") }
      return [source, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(
        separator: ":")
    }
  }

  /// What kind of error it is.
  public var code: ErrorCode
  /// What happened, to which value, and what to do about it.
  public var message: String
  /// The error that led to this one, if any.
  public var cause: (any Error)?
  /// Where in the user's input the error stands, if known.
  public var location: Location?

  /// Makes an error.
  public init(
    _ code: ErrorCode, _ message: String, cause: (any Error)? = nil, location: Location? = nil
  ) {
    self.code = code
    self.message = message
    self.cause = cause
    self.location = location
  }

  /// `[CODE] location: message`, and the cause on a line of its own.
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    let reason = cause.map { "\n  caused by: \($0)" } ?? ""
    return "[\(code)] \(place)\(message)\(reason)"
  }
}
