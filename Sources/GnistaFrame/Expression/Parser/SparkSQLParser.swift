/// Reads expressions in Spark SQL's grammar, as `expr`, `selectExpr` and `filter` take them.
///
/// The grammar and the precedence are those of Spark 4's `SqlBaseParser` with its default settings: texts stand in
/// single or double quotes, names in backticks, and keywords need no quotes where they cannot be taken for something
/// else. Subqueries, parameter markers and named windows are no part of it; `Session.sql` takes whole queries.
public enum SparkSQLParser {
  /// Reads one expression. A name may follow it (`fare / distance AS rate`), and it may be `*` or `t.*`.
  ///
  /// - Throws: ``GnistaError`` `SYNTAX_ERROR` with line and column, the token that does not fit and what was expected;
  ///   `UNSUPPORTED` for a part of the grammar that only whole queries can have.
  public static func parseExpression(_ text: String) throws -> Expr {
    var parser = try ExpressionParser(text)
    let result = try parser.namedExpression()
    try parser.tokens.expectEnd("an operator or the end of the expression")
    return result
  }

  /// Reads a list of expressions with commas between them, as after `SELECT`.
  ///
  /// - Throws: as ``parseExpression(_:)``.
  public static func parseSelectList(_ text: String) throws -> [Expr] {
    var parser = try ExpressionParser(text)
    var items = [try parser.namedExpression()]
    while parser.tokens.accept(symbol: ",") { items.append(try parser.namedExpression()) }
    try parser.tokens.expectEnd("',' or the end of the list")
    return items
  }
}
