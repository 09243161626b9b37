import GnistaFrame

/// How Spark shows calls of functions in the names of columns, where that is not the plain `name(a, b)`.
enum FunctionNaming {
  /// Functions that are shown in capitals.
  private static let capitals: Set<String> = [
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "ceil", "cos", "cosh", "cot", "csc",
    "degrees", "e",
    "exp", "expm1", "floor", "hypot", "log", "log10", "log1p", "log2", "pi", "power", "radians", "regexp",
    "regexp_like",
    "rlike", "sec", "signum", "sin", "sinh", "spark_partition_id", "sqrt", "tan", "tanh",
  ]

  /// Functions that are shown under another name.
  private static let renamed = [
    "array_agg": "collect_list", "curdate": "current_date", "current_database": "current_schema",
    "dateadd": "date_add",
    "to_varchar": "to_char", "||": "concat",
  ]

  /// The last arguments with what stands for them when they are left out.
  private static let defaults: [String: (count: Int, last: [String])] = [
    "approx_percentile": (3, ["10000"]), "percentile_approx": (3, ["10000"]), "percentile": (3, ["1"]),
    "sort_array": (2, ["true"]), "round": (2, ["0"]), "bround": (2, ["0"]), "listagg": (2, ["NULL"]),
    "string_agg": (2, ["NULL"]), "from_unixtime": (2, [clock]), "to_unix_timestamp": (2, [clock]),
    "unix_timestamp": (2, [clock]), "months_between": (3, ["true"]),
    "make_dt_interval": (4, ["0", "0", "0", "0.000000"]),
    "make_interval": (7, ["0", "0", "0", "0", "0", "0", "0.000000"]), "make_ym_interval": (2, ["0", "0"]),
    "regexp_extract": (3, ["1"]), "regexp_extract_all": (3, ["1"]), "regexp_instr": (3, ["0"]),
    "regexp_replace": (4, ["1"]), "locate": (3, ["1"]), "lpad": (3, [" "]), "rpad": (3, [" "]),
    "mask": (5, ["X", "x", "n", "NULL"]), "overlay": (4, ["-1"]), "replace": (3, [""]),
    "sentences": (3, ["", ""]),
    "split": (3, ["-1"]), "str_to_map": (3, [",", ":"]), "substr": (3, ["2147483647"]),
    "substring": (3, ["2147483647"]), "aggregate": (4, [itself]), "reduce": (4, [itself]),
    "array_sort": (2, [ascending]),
  ]

  private static let clock = "yyyy-MM-dd HH:mm:ss"
  private static let variable = "namedlambdavariable()"
  private static let itself = "lambdafunction(\(variable), \(variable))"
  /// The comparison by which `array_sort` sorts without one of its own.
  private static let ascending: String = {
    let isNull = "(\(variable) IS NULL)"
    let order = "(IF((\(variable) < \(variable)), -1, (IF((\(variable) > \(variable)), 1, 0))))"
    return
      "lambdafunction((IF((\(isNull) AND \(isNull)), 0, (IF(\(isNull), 1, (IF(\(isNull), -1, \(order))))))), "
      + "\(variable), \(variable))"
  }()

  /// The name and the arguments that are shown.
  static func shown(_ call: FunctionCall, _ arguments: [String]) -> (name: String, arguments: [String]) {
    var (name, arguments) = (renamed[call.name] ?? call.name, arguments)
    switch (call.name, arguments.count) {
    case ("log", 1): arguments = ["E()", arguments[0]]
    case ("unix_timestamp", 0): break
    case ("raise_error", 1): arguments = ["USER_RAISED_EXCEPTION", "map(errorMessage, \(arguments[0]))"]
    case ("assert_true", 1): arguments.append("'\(arguments[0])' is not true!")
    case ("convert_timezone", 2): arguments.insert("current_timezone()", at: 0)
    case ("first", 2), ("last", 2), ("first_value", 2), ("last_value", 2), ("any_value", 2):
      arguments.removeLast()
    case ("from_json", 2...): arguments = [arguments[0]]
    case ("datepart", 2): arguments = ["\(arguments[0]) FROM \(arguments[1])"]
    default:
      if let (count, last) = defaults[call.name], arguments.count < count {
        arguments += last.suffix(count - arguments.count)
      }
    }
    // With a number of digits, the limits of a number are other expressions in Spark.
    let isLimit = (call.name == "ceil" || call.name == "floor") && arguments.count > 1
    if capitals.contains(name), !isLimit { name = name.uppercased() }
    return (name, arguments)
  }

  /// The order within a group that is shown behind an aggregate; nil for the aggregates that are shown as they are.
  static func ordered(_ call: FunctionCall, _ arguments: [String]) -> String? {
    switch call.name {
    case "percentile_cont" where arguments.count == 2, "percentile_disc" where arguments.count == 2:
      let direction = call.order.isEmpty ? "" : " DESC"
      return "\(call.name)(\(arguments[1])) WITHIN GROUP (ORDER BY \(arguments[0])\(direction))"
    case "mode" where arguments.count == 2 && arguments[1] == "true":
      // Spark shows the least of several as the first in descending order.
      return "mode() WITHIN GROUP (ORDER BY \(arguments[0])\(call.order.isEmpty ? " DESC" : ""))"
    default: return nil
    }
  }
}
