internal import GnistaCore
internal import GnistaFrame

/// Expressions of Spark SQL in configuration files.
enum SQLExpression {
  /// The text of an expression whose grammar has been checked.
  ///
  /// - Throws: `GnistaError` `SYNTAX_ERROR` with the place in the file.
  static func checked(_ node: ConfigNode, _ what: String) throws -> String {
    let text = try node.string(what)
    do {
      _ = try SparkSQLParser.parseExpression(text)
    } catch let error as GnistaError {
      throw node.failure(error.code, "\(what): \(error.message)")
    }
    return text
  }
}
