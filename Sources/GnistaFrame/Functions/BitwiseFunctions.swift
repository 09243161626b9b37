import GnistaCore

extension FunctionCatalog {
  /// Functions of the bits of whole numbers.
  static let bitwise: [SparkFunction] = [
    both("&", "Bits that are set in both.") { "(\($0) & \($1))" },
    both("|", "Bits that are set in either.") { "(\($0) | \($1))" },
    both("^", "Bits that are set in one of both only.") { "xor(\($0), \($1))" },
    .rule("~", .bitwise, 1...1, "~ a", "All bits turned over.") { call in
      let a = try whole(call, 0)
      return call.result("(~ \(a.sql))", a.type)
    },
    .rule(
      "bit_count", .bitwise, 1...1, "bit_count(a)",
      "Number of bits that are set, in 64 bits for negative numbers."
    ) { call in
      let a =
        call.arguments[0].type == .boolean
        ? "CAST(\(call.arguments[0].sql) AS BIGINT)" : "CAST(\(try whole(call, 0).sql) AS BIGINT)"
      return call.result("CAST(bit_count(\(a)) AS INTEGER)", .integer)
    },
    .rule(
      "getbit", aliases: ["bit_get"], .bitwise, 2...2, "getbit(a, position)",
      "The bit at a position, counted from 0 at the right."
    ) { call in
      let a = try whole(call, 0)
      let position = try call.integer(1)
      let size = width(of: a.type)
      let error = SQLText.raise(
        "INVALID_PARAMETER_VALUE.BIT_POSITION_RANGE",
        sql: "'The bit position must be from 0 to \(size - 1), not ' || \(position)")
      return call.result(
        "(CASE WHEN \(position) < 0 OR \(position) >= \(size) THEN \(error) "
          + "ELSE CAST((CAST(\(a.sql) AS BIGINT) >> \(position)) & 1 AS TINYINT) END)", .byte)
    },
    shift(
      "shiftleft", aliases: ["<<"], "shiftleft(a, n)",
      "Moves the bits n places to the left; bits beyond are lost."),
    shift(
      "shiftright", aliases: [">>"], "shiftright(a, n)",
      "Moves the bits n places to the right, keeping the sign."),
    shift(
      "shiftrightunsigned", aliases: [">>>"], "shiftrightunsigned(a, n)",
      "Moves the bits n places to the right, filling with zeros."),
  ]

  private static func both(
    _ name: String, _ doc: String, _ sql: @escaping @Sendable (String, String) -> String
  ) -> SparkFunction {
    .rule(name, .bitwise, 2...2, "a \(name) b", doc) { call in
      let (a, b, type) = try TypeCoercion.unify(try whole(call, 0), try whole(call, 1), in: call)
      return call.result(sql(a.sql, b.sql), type)
    }
  }

  private static func shift(_ name: String, aliases: [String], _ signature: String, _ doc: String)
    -> SparkFunction
  {
    .rule(name, aliases: aliases, .bitwise, 2...2, signature, doc) { call in
      let argument = try whole(call, 0)
      let type: DataType = argument.type == .long ? .long : .integer
      let operand = try CastLowering.cast(argument, to: type, timeZone: call.timeZone).sql
      let suffix = type == .long ? "long" : "int"
      return call.result("gnista_\(name)_\(suffix)(\(operand), \(try call.integer(1)))", type)
    }
  }

  /// Java shifts by the low bits of the count only, and what leaves the width of the type is lost.
  static let bitwiseNatives: [NativeFunction] = [
    shiftNative("shiftleft", { $0 &<< $1 }, { $0 &<< $1 }),
    shiftNative("shiftright", { $0 &>> $1 }, { $0 &>> $1 }),
    shiftNative(
      "shiftrightunsigned",
      { Int32(bitPattern: UInt32(bitPattern: $0) &>> UInt32(bitPattern: $1)) },
      { Int64(bitPattern: UInt64(bitPattern: $0) &>> UInt64(bitPattern: $1)) }),
  ].flatMap { $0 }

  private static func shiftNative(
    _ name: String, _ narrow: @escaping @Sendable (Int32, Int32) -> Int32,
    _ wide: @escaping @Sendable (Int64, Int64) -> Int64
  ) -> [NativeFunction] {
    [
      NativeFunction("gnista_\(name)_int", [.integer, .integer], gives: .integer) { arguments in
        guard case (.integer(let a), .integer(let places)) = (arguments[0], arguments[1]) else {
          return .null
        }
        return .integer(narrow(a, places))
      },
      NativeFunction("gnista_\(name)_long", [.long, .integer], gives: .long) { arguments in
        guard case (.long(let a), .integer(let places)) = (arguments[0], arguments[1]) else { return .null }
        return .long(wide(a, Int64(places)))
      },
    ]
  }

  private static func width(of type: DataType) -> Int {
    switch type {
    case .byte: 8
    case .short: 16
    case .long: 64
    default: 32
    }
  }

  private static func whole(_ call: LoweringCall, _ index: Int) throws -> SQLFragment {
    switch call.arguments[index].type {
    case .byte, .short, .integer, .long: return call.arguments[index]
    case .null: return try call.argument(index, as: .integer)
    case .string: return try call.argument(index, as: .long)
    default: throw call.mismatch(index, "a whole number")
    }
  }
}
