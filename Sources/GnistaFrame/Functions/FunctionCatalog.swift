import GnistaCore

/// All functions that expressions can call, by name.
public enum FunctionCatalog {
  /// Every row, in the order of the families.
  public static let all: [SparkFunction] = families.flatMap { $0 }

  /// One list a source file.
  private static let families: [[SparkFunction]] = [
    operators, conditional, math, rounding, bitwise, string, encoding, regularExpressions, dateParts,
    dateArithmetic,
    dateConversion, timeWindows, array, arraySets, vectors, higherOrder, map, structure, json, hash,
    aggregates,
    statistics, window,
    generators,
    miscellaneous, random,
  ]

  /// The functions in Swift that the rows' SQL calls, for the embedded engine to register.
  public static let natives: [NativeFunction] = [
    RandomFunctions.natives, numberNatives, bitwiseNatives, textNatives, encodingNatives, formatNatives,
    regularExpressionNatives, textCastNatives, dateNatives, hashNatives, jsonNatives,
    listNatives,
  ].flatMap { $0 }

  private static let byName: [String: SparkFunction] = Dictionary(
    all.flatMap { function in ([function.name] + function.aliases).map { ($0, function) } },
    uniquingKeysWith: { first, _ in first })

  /// The function with a name, in any case; nil when there is none.
  public static func function(_ name: String) -> SparkFunction? { byName[name.lowercased()] }

  /// The function of a call, with the number of arguments checked.
  ///
  /// - Throws: ``GnistaError`` `UNKNOWN_FUNCTION` with the nearest name, or `INVALID_ARGUMENT` for a wrong number.
  public static func resolve(_ call: FunctionCall) throws -> SparkFunction {
    guard let function = function(call.name) else {
      let hint =
        Suggestion.nearest(to: call.name, among: Array(byName.keys).sorted())
        .map { "; did you mean '\($0)'?" } ?? ""
      throw GnistaError(.unknownFunction, "no function is named '\(call.name)'\(hint)")
    }
    guard function.arity.contains(call.arguments.count) else {
      let allowed =
        function.arity.lowerBound == function.arity.upperBound
        ? "\(function.arity.lowerBound)"
        : function.arity.upperBound == Int.max
          ? "at least \(function.arity.lowerBound)"
          : "\(function.arity.lowerBound) to \(function.arity.upperBound)"
      throw GnistaError(
        .invalidArgument,
        "\(function.signature) takes \(allowed) arguments, not \(call.arguments.count)")
    }
    return function
  }
}
