import GnistaCore

extension DataFrame {
  /// Each row as a JSON object, in a column `value`. Fields that are null are left out.
  public func toJSON() -> DataFrame {
    let row = Expr.call("to_json", [.call("struct", [.star(qualifier: nil)])])
    return then(.project([.alias(row, names: ["value"], metadata: [:])], plan))
  }
}
