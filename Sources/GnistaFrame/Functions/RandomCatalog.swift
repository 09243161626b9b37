import GnistaCore

extension FunctionCatalog {
  private static let place = "cannot stand in the condition of a join; add it as a column first"

  /// Random numbers and texts.
  static let random: [SparkFunction] = [
    SparkFunction(
      "rand", aliases: ["random"], .math, arity: 0...1, signature: "rand([seed])",
      "A random number for each row, even over 0 to 1 without 1; with a seed, the numbers that Spark draws for a frame "
        + "of one partition.",
      difference: place
    ) { call in
      SQLFragment("gnista_uniform(\(try seed(call, 0)), \(row))", .double, nullable: false)
    },
    SparkFunction(
      "randn", .math, arity: 0...1, signature: "randn([seed])",
      "A normally distributed random number for each row, with mean 0 and standard deviation 1; with a seed, the numbers "
        + "that Spark draws for a frame of one partition.",
      difference: place
    ) { call in
      SQLFragment("gnista_gaussian(\(try seed(call, 0)), \(row))", .double, nullable: false)
    },
    SparkFunction(
      "uniform", .math, arity: 2...3, signature: "uniform(low, high[, seed])",
      "A random number for each row, even over low to high without high, of the wider of their types.",
      difference: place
    ) { call in
      let (low, high) = (call.arguments[0], call.arguments[1])
      if low.type == .null || high.type == .null { return SQLFragment("CAST(NULL AS DOUBLE)", .double) }
      guard low.literal != nil, high.literal != nil else {
        throw GnistaError(.invalidArgument, "the limits of uniform must be constants")
      }
      let (a, b) = (try call.double(0), try call.double(1))
      let number = "(\(a) + (\(b) - \(a)) * gnista_uniform(\(try seed(call, 2)), \(row)))"
      let type = try uniformType(low.type, high.type, in: call)
      return try CastLowering.cast(
        SQLFragment(number, .double, nullable: false), to: type, timeZone: call.timeZone)
    },
    SparkFunction(
      "randstr", .string, arity: 1...2, signature: "randstr(length[, seed])",
      "A text of random letters and digits for each row; with a seed, the texts that Spark draws for a frame of one "
        + "partition.",
      difference: place
    ) { call in
      let length = try call.constantInteger(0, "the length of randstr")
      guard length >= 0 else {
        throw GnistaError(
          .invalidArgument,
          "[DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE] the length of randstr must not be negative, not \(length)")
      }
      return SQLFragment(
        "gnista_random_text(\(try seed(call, 1)), CAST(\(length) AS INTEGER), \(row))", .string,
        nullable: false)
    },
  ]

  private static let row = "row_number() OVER () - 1"

  /// The seed at a position, or a random one.
  private static func seed(_ call: LoweringCall, _ index: Int) throws -> String {
    guard call.count > index else { return "CAST(\(Int64.random(in: 0 ... .max)) AS BIGINT)" }
    return try call.sql(index, as: .long)
  }

  /// The type of a random number between two limits: of a decimal and a whole number it is the decimal's.
  private static func uniformType(_ low: DataType, _ high: DataType, in call: LoweringCall) throws -> DataType
  {
    let types = [low, high]
    if types.contains(.double) { return .double }
    if types.contains(.float) { return .float }
    let decimals = types.filter { if case .decimal = $0 { true } else { false } }
    if decimals.count == 1 { return decimals[0] }
    guard let type = TypeCoercion.common(low, high), type.isNumeric else {
      throw call.mismatch(0, "a number")
    }
    return type
  }
}
