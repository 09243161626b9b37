import Foundation
import GnistaCore

/// `java.util.Formatter` for the conversions of numbers, texts, characters and truth values.
enum JavaFormatter {
  private struct Specifier {
    var argument: Int?
    var flags: Set<Character> = []
    var width: Int?
    var precision: Int?
    var conversion: Character
  }

  /// The format with the values set in.
  static func format(_ format: String, _ values: [Value]) throws -> String {
    var result = ""
    var rest = Array(format)[...]
    var ordinary = 0
    while let character = rest.popFirst() {
      guard character == "%" else {
        result.append(character)
        continue
      }
      let specifier = try specifier(&rest, format)
      switch specifier.conversion {
      case "%": result += padded("%", specifier)
      case "n": result += "\n"
      default:
        let index = specifier.argument ?? ordinary
        if specifier.argument == nil { ordinary += 1 }
        guard values.indices.contains(index) else {
          throw GnistaError(
            .invalidArgument, "the format '\(format)' asks for \(index + 1) values, there are \(values.count)"
          )
        }
        result += try text(values[index], specifier)
      }
    }
    return result
  }

  private static func specifier(_ rest: inout ArraySlice<Character>, _ format: String) throws -> Specifier {
    func digits() -> Int? {
      var text = ""
      while let next = rest.first, next.isNumber, next.isASCII, !(text.isEmpty && next == "0") {
        text.append(next)
        rest.removeFirst()
      }
      return Int(text)
    }
    var found = Specifier(conversion: " ")
    let start = rest
    if let number = digits(), rest.first == "$" {
      rest.removeFirst()
      found.argument = number - 1
    } else {
      rest = start
    }
    while let next = rest.first, "-#+ 0,(".contains(next) {
      found.flags.insert(next)
      rest.removeFirst()
    }
    found.width = digits()
    if rest.first == "." {
      rest.removeFirst()
      if rest.first == "0" {
        rest.removeFirst()
        found.precision = 0
      } else {
        found.precision = digits()
      }
    }
    guard let conversion = rest.popFirst() else {
      throw GnistaError(.invalidArgument, "the format '\(format)' ends within a specifier")
    }
    found.conversion = conversion
    return found
  }

  private static func text(_ value: Value, _ specifier: Specifier) throws -> String {
    let isUpper = specifier.conversion.isUppercase
    let made: String
    switch specifier.conversion.lowercased() {
    case "b":
      made = cut(
        value.isNull ? "false" : value.booleanValue.map { $0 ? "true" : "false" } ?? "true", specifier)
    case _ where value.isNull: made = cut("null", specifier)
    case "s": made = cut(SparkText.text(of: value) ?? "null", specifier)
    case "c": made = try character(value)
    case "d": made = try whole(value, specifier)
    case "x", "o": made = try unsigned(value, specifier)
    case "f", "e", "g": made = try real(value, specifier)
    default: throw GnistaError(.invalidArgument, "the conversion '%\(specifier.conversion)' is not known")
    }
    return padded(isUpper ? made.uppercased() : made, specifier)
  }

  private static func cut(_ text: String, _ specifier: Specifier) -> String {
    specifier.precision.map { String(text.prefix($0)) } ?? text
  }

  private static func padded(_ text: String, _ specifier: Specifier) -> String {
    let missing = (specifier.width ?? 0) - text.unicodeScalars.count
    guard missing > 0 else { return text }
    let blanks = String(repeating: " ", count: missing)
    return specifier.flags.contains("-") ? text + blanks : blanks + text
  }

  private static func mismatch(_ value: Value, _ conversion: Character) -> GnistaError {
    GnistaError(
      .invalidArgument, "the conversion '%\(conversion)' does not take a value of type \(value.dataType)")
  }

  private static func character(_ value: Value) throws -> String {
    guard let code = value.integerValue, let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: code)) else {
      throw mismatch(value, "c")
    }
    return String(Character(scalar))
  }

  /// Sign, grouping and zeros of the digits of a number.
  private static func signed(_ digits: String, isNegative: Bool, _ specifier: Specifier) -> String {
    var digits = digits
    if specifier.flags.contains(",") {
      let parts = digits.split(separator: ".", maxSplits: 1)
      digits = grouped(String(parts[0])) + (parts.count > 1 ? "." + parts[1] : "")
    }
    let (before, after): (String, String)
    switch true {
    case isNegative && specifier.flags.contains("("): (before, after) = ("(", ")")
    case isNegative: (before, after) = ("-", "")
    case specifier.flags.contains("+"): (before, after) = ("+", "")
    case specifier.flags.contains(" "): (before, after) = (" ", "")
    default: (before, after) = ("", "")
    }
    let missing = (specifier.width ?? 0) - before.count - digits.count - after.count
    let zeros = specifier.flags.contains("0") && missing > 0 ? String(repeating: "0", count: missing) : ""
    return before + zeros + digits + after
  }

  /// Digits with a comma before each three.
  static func grouped(_ digits: String, by size: Int = 3) -> String {
    guard size > 0 else { return digits }
    var result: [Character] = []
    for (offset, digit) in digits.reversed().enumerated() {
      if offset > 0, offset % size == 0 { result.append(",") }
      result.append(digit)
    }
    return String(result.reversed())
  }

  private static func whole(_ value: Value, _ specifier: Specifier) throws -> String {
    guard let number = value.integerValue else { throw mismatch(value, "d") }
    return signed(String(number.magnitude), isNegative: number < 0, specifier)
  }

  private static func unsigned(_ value: Value, _ specifier: Specifier) throws -> String {
    let bits: UInt64
    switch value {
    case .byte(let number): bits = UInt64(UInt8(bitPattern: number))
    case .short(let number): bits = UInt64(UInt16(bitPattern: number))
    case .integer(let number): bits = UInt64(UInt32(bitPattern: number))
    case .long(let number): bits = UInt64(bitPattern: number)
    default: throw mismatch(value, specifier.conversion)
    }
    let isHexadecimal = specifier.conversion.lowercased() == "x"
    let digits = String(bits, radix: isHexadecimal ? 16 : 8)
    let prefix = specifier.flags.contains("#") ? (isHexadecimal ? "0x" : "0") : ""
    let missing = (specifier.width ?? 0) - prefix.count - digits.count
    return prefix
      + (specifier.flags.contains("0") && missing > 0 ? String(repeating: "0", count: missing) : "") + digits
  }

  private static func real(_ value: Value, _ specifier: Specifier) throws -> String {
    let number: Double
    switch value {
    case .float(let float): number = Double(float.description) ?? Double(float)
    case .double(let double): number = double
    case .decimal(let decimal): return try exact(decimal, specifier)
    default: throw mismatch(value, specifier.conversion)
    }
    guard number.isFinite else {
      let text = number.isNaN ? "NaN" : "Infinity"
      var plain = specifier
      plain.flags.subtract(["0", ","])
      return number.isNaN ? text : signed(text, isNegative: number < 0, plain)
    }
    let precision = specifier.precision ?? 6
    let magnitude = number.magnitude
    switch specifier.conversion.lowercased() {
    case "e": return signed(scientific(magnitude, precision), isNegative: number.sign == .minus, specifier)
    case "g":
      let digits = precision == 0 ? 1 : precision
      let rounded = Double(String(format: "%.\(digits - 1)e", magnitude)) ?? magnitude
      if rounded != 0, rounded < 1e-4 || rounded >= pow(10, Double(digits)) {
        return signed(scientific(magnitude, digits - 1), isNegative: number.sign == .minus, specifier)
      }
      let exponent = rounded == 0 ? 0 : Int(floor(log10(rounded)))
      return signed(
        fixed(magnitude, max(0, digits - exponent - 1)), isNegative: number.sign == .minus, specifier)
    default: return signed(fixed(magnitude, precision), isNegative: number.sign == .minus, specifier)
    }
  }

  /// Rounded half up by the digits of the shortest text, as Java does.
  static func fixed(_ magnitude: Double, _ places: Int) -> String {
    let (_, digits, point) = DecimalRounding.digits(of: magnitude.description)
    var unscaled = digits
    var whole = point
    if point + places < digits.count {
      let text = DecimalRounding.roundedText(magnitude.description, scale: places, isHalfEven: false) ?? "0"
      (_, unscaled, whole) = DecimalRounding.digits(of: text)
    }
    let padded = Array(repeating: UInt8(0), count: max(0, -whole)) + unscaled
    let before = padded.prefix(max(0, whole)) + Array(repeating: 0, count: max(0, whole - padded.count))
    var after = Array(padded.dropFirst(max(0, whole)).prefix(places))
    after += Array(repeating: 0, count: places - after.count)
    let head = before.isEmpty ? "0" : before.map(String.init).joined()
    return places == 0 ? head : head + "." + after.map(String.init).joined()
  }

  private static func scientific(_ magnitude: Double, _ places: Int) -> String {
    guard magnitude != 0 else { return fixed(0, places) + "e+00" }
    var exponent = DecimalRounding.digits(of: magnitude.description).point - 1
    let text = DecimalRounding.roundedText(magnitude.description, scale: places - exponent, isHalfEven: false)
    let (_, digits, point) = DecimalRounding.digits(of: text ?? magnitude.description)
    exponent = point - 1
    let mantissa = digits.map(String.init).joined().padding(toLength: places + 1, withPad: "0", startingAt: 0)
    let power = String(exponent.magnitude)
    return String(mantissa.prefix(1)) + (places > 0 ? "." + mantissa.dropFirst() : "")
      + (exponent < 0 ? "e-" : "e+") + (power.count < 2 ? "0" : "") + power
  }

  private static func exact(_ decimal: DecimalValue, _ specifier: Specifier) throws -> String {
    guard specifier.conversion.lowercased() == "f" else {
      return try real(.double(decimal.doubleValue), specifier)
    }
    let places = specifier.precision ?? 6
    let rounded = DecimalRounding.round(decimal, scale: places, .halfUp)
    var text = DecimalValue(unscaled: Int128(rounded.unscaled.magnitude), scale: rounded.scale).description
    if rounded.scale < places {
      text += (rounded.scale == 0 ? "." : "") + String(repeating: "0", count: places - rounded.scale)
    }
    return signed(text, isNegative: decimal.unscaled < 0, specifier)
  }
}
