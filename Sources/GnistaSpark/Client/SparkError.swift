/// What a Spark server said of an error: the cause of the ``GnistaCore/GnistaError`` that is thrown.
///
/// ```swift
/// do { try await frame.collect() } catch let error as GnistaError {
///   if let spark = error.cause as? SparkError { print(spark.errorClass, spark.messageParameters) }
/// }
/// ```
public struct SparkError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The part of a query or program that an error is about.
  public struct QueryContext: Sendable, Hashable {
    /// Whether the part stands in a text of SQL; otherwise it is an operation of a frame.
    public var isSQL: Bool
    /// The kind of object whose text it is, such as `VIEW`; empty for the query itself.
    public var objectType: String
    /// The name of that object.
    public var objectName: String
    /// Zero-based place of the first character in the text.
    public var startIndex: Int
    /// Zero-based place of the last character in the text.
    public var stopIndex: Int
    /// The part itself.
    public var fragment: String
    /// The program's line that made it, where the server knows it.
    public var callSite: String
    /// The whole in the form in which Spark prints it.
    public var summary: String
  }

  /// The error's condition, such as `UNRESOLVED_COLUMN.WITH_SUGGESTION`, where it has one.
  public var errorClass: String?
  /// The five characters of the SQL standard, such as `42703`, where the error has them.
  public var sqlState: String?
  /// The values that stand in the message, by name.
  public var messageParameters: [String: String] = [:]
  /// The parts of the query that the error is about.
  public var queryContexts: [QueryContext] = []
  /// The Java classes of the exception, the most special first.
  public var exceptionClasses: [String] = []
  /// The server's own whole message, with the plan where it holds one.
  public var fullMessage = ""
  /// The messages of the exceptions that led to this one, nearest first.
  public var causes: [String] = []
  /// The server's stack, one call per line, where it sends one.
  public var stackTrace: [String] = []

  /// Makes an empty one.
  public init() {}

  /// Class, SQLSTATE and causes on one line.
  public var description: String {
    var parts = [errorClass ?? exceptionClasses.first ?? "an exception of the server"]
    if let sqlState { parts.append("SQLSTATE \(sqlState)") }
    let reasons = causes.map { ": " + ($0.split(separator: "\n").first.map(String.init) ?? $0) }
    return "Spark: " + parts.joined(separator: ", ") + reasons.joined()
  }
}
