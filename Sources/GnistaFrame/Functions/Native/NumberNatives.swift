import Foundation
import GnistaCore

extension FunctionCatalog {
  /// Numbers: what libm has and the engine's SQL lacks, and rounding by decimal digits.
  static let numberNatives: [NativeFunction] = [
    .make("gnista_hypot") { (x: Double, y: Double) in hypot(x, y) },
    .make("gnista_cbrt") { (x: Double) in cbrt(x) },
    .make("gnista_expm1") { (x: Double) in expm1(x) },
    .make("gnista_log1p") { (x: Double) in log1p(x) },
    .make("gnista_rint") { (x: Double) in x.rounded(.toNearestOrEven) },
    .make("gnista_float") { (x: Double) in Float(x) },
    .make("gnista_round") { (x: Double, scale: Int32, isHalfEven: Bool) in
      DecimalRounding.round(x, scale: Int(scale), isHalfEven: isHalfEven)
    },
    .make("gnista_round_float") { (x: Float, scale: Int32, isHalfEven: Bool) in
      DecimalRounding.round(x, scale: Int(scale), isHalfEven: isHalfEven)
    },
    NativeFunction("gnista_round_decimal", [nil, .integer, .boolean], gives: .string) { arguments in
      guard case .decimal(let value) = arguments[0], let scale = arguments[1].integerValue else {
        return .null
      }
      let mode: DecimalRounding.Mode = arguments[2] == .boolean(true) ? .halfEven : .halfUp
      return .string(DecimalRounding.round(value, scale: scale, mode).description)
    },
    NativeFunction("gnista_limit_decimal", [nil, .integer, .boolean], gives: .string) { arguments in
      guard case .decimal(let value) = arguments[0], let scale = arguments[1].integerValue else {
        return .null
      }
      let mode: DecimalRounding.Mode = arguments[2] == .boolean(true) ? .ceiling : .floor
      return .string(DecimalRounding.round(value, scale: scale, mode).description)
    },
    NativeFunction("gnista_decimal_divide", [nil, nil, .integer], gives: .string) { arguments in
      guard case (.decimal(let a), .decimal(let b)) = (arguments[0], arguments[1]),
        let scale = arguments[2].integerValue
      else { return .null }
      return try .string(DecimalRounding.divide(a, b, scale: scale).description)
    },
    NativeFunction("gnista_decimal_quotient", [nil, nil], gives: .string) { arguments in
      guard case (.decimal(let a), .decimal(let b)) = (arguments[0], arguments[1]) else { return .null }
      return try .string(DecimalRounding.quotient(a, b).description)
    },
    NativeFunction("gnista_decimal_multiply", [nil, nil, .integer], gives: .string) { arguments in
      guard case (.decimal(let a), .decimal(let b)) = (arguments[0], arguments[1]),
        let scale = arguments[2].integerValue
      else { return .null }
      return try .string(DecimalRounding.multiply(a, b, scale: scale).description)
    },
  ]
}
