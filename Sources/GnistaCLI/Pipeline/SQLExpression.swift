internal import GnistaCore
internal import GnistaDuckDB
internal import GnistaFrame

/// Expressions of Spark SQL in configuration files and options.
enum SQLExpression {
  /// The text of an expression whose grammar and functions have been checked.
  ///
  /// - Throws: `GnistaError` `SYNTAX_ERROR` or `UNKNOWN_FUNCTION` with the place in the file.
  static func checked(_ node: ConfigNode, _ what: String) throws -> String {
    let text = try node.string(what)
    do {
      try check(text)
    } catch let error as GnistaError {
      throw node.failure(error.code, "\(what): \(error.message)")
    }
    return text
  }

  /// Checks what can be checked without data: grammar, names of functions and numbers of their arguments.
  ///
  /// - Throws: `GnistaError` `SYNTAX_ERROR`, `UNKNOWN_FUNCTION` or `INVALID_ARGUMENT`.
  static func check(_ text: String) throws {
    _ = try SparkSQLParser.parseExpression(text).rewritten { part in
      switch part {
      case .call(let call), .window(let call, _): _ = try FunctionCatalog.resolve(call)
      default: break
      }
      return nil
    }
  }
}
