import GnistaCore

/// Brings values made of Swift values to the types of a schema, where that loses nothing.
enum ValueConversion {
  /// What is wrong with a value, and where inside its column.
  struct Mismatch: Error {
    /// Place inside the column, such as `.street` or `[3]`; empty for the column itself.
    var place: String
    /// The value that does not fit.
    var value: Value
    /// The type that it should have.
    var type: DataType
  }

  /// The value with a type.
  static func convert(_ value: Value, to type: DataType, place: String = "") throws(Mismatch) -> Value {
    let mismatch = Mismatch(place: place, value: value, type: type)
    switch (type, value) {
    case (_, .null): return .null
    case (.boolean, .boolean), (.string, .string), (.binary, .binary), (.vector, .vector), (.float, .float),
      (.double, .double), (.date, .date), (.timestamp, .timestamp), (.timestampNTZ, .timestampNTZ),
      (.dayTimeInterval, .dayTimeInterval), (.yearMonthInterval, .yearMonthInterval),
      (.calendarInterval, .calendarInterval):
      return value
    case (.double, .float(let number)): return .double(Double(number))
    case (.timestampNTZ, .timestamp(let micros)): return .timestampNTZ(micros)
    case (.date, .timestamp(let micros)):
      // The day in UTC, because a Swift Date has no zone.
      let day: Int64 = 86_400_000_000
      guard let days = Int32(exactly: micros >= 0 ? micros / day : (micros - day + 1) / day) else {
        throw mismatch
      }
      return .date(days)
    case (.array(let element, let containsNull), .array(let list)):
      return .array(try elements(list, element, containsNull, place))
    case (.vector, .array(let list)):
      let numbers = list.compactMap(\.doubleValue)
      guard numbers.count == list.count else { throw mismatch }
      return .vector(.dense(numbers))
    case (.map(let keyType, let valueType, let containsNull), .map(let entries)):
      var converted: [Value.MapEntry] = []
      for entry in entries {
        let inner = "\(place)[\(SparkText.text(of: entry.key) ?? "null")]"
        if entry.value.isNull, !containsNull { throw Mismatch(place: inner, value: .null, type: valueType) }
        converted.append(
          .init(
            key: try convert(entry.key, to: keyType, place: inner),
            value: try convert(entry.value, to: valueType, place: inner)))
      }
      return .map(converted)
    case (.structure(let schema), .structure(let row)):
      return .structure(Row(schema: schema, values: try fields(of: row, schema, place)))
    default:
      guard let number = number(value, type) else { throw mismatch }
      return number
    }
  }

  private static func elements(
    _ list: [Value], _ type: DataType, _ containsNull: Bool, _ place: String
  ) throws(Mismatch) -> [Value] {
    var converted: [Value] = []
    converted.reserveCapacity(list.count)
    for (index, element) in list.enumerated() {
      if element.isNull, !containsNull {
        throw Mismatch(place: "\(place)[\(index)]", value: .null, type: type)
      }
      converted.append(try convert(element, to: type, place: "\(place)[\(index)]"))
    }
    return converted
  }

  /// The values of a schema's fields, taken by name.
  static func fields(of row: Row, _ schema: Schema, _ place: String) throws(Mismatch) -> [Value] {
    var converted: [Value] = []
    converted.reserveCapacity(schema.count)
    for (position, field) in schema.fields.enumerated() {
      let index =
        position < row.schema.count && row.schema.fields[position].name == field.name
        ? position : row.schema.fields.firstIndex { $0.name == field.name }
      let value = index.map { row.values[$0] } ?? row[field.name] ?? .null
      if value.isNull, !field.nullable {
        throw Mismatch(place: "\(place).\(field.name)", value: .null, type: field.dataType)
      }
      converted.append(try convert(value, to: field.dataType, place: "\(place).\(field.name)"))
    }
    return converted
  }

  private static func number(_ value: Value, _ type: DataType) -> Value? {
    if let whole = value.integerValue {
      switch type {
      case .byte: return Int8(exactly: whole).map(Value.byte)
      case .short: return Int16(exactly: whole).map(Value.short)
      case .integer: return Int32(exactly: whole).map(Value.integer)
      case .long: return .long(Int64(whole))
      case .float: return Float(exactly: whole).map(Value.float)
      case .double: return Double(exactly: whole).map(Value.double)
      case .decimal: return decimal(DecimalValue(unscaled: Int128(whole), scale: 0), type)
      default: return nil
      }
    }
    guard case .decimal(let number) = value else { return nil }
    if case .decimal = type { return decimal(number, type) }
    return type == .double ? .double(number.doubleValue) : nil
  }

  private static func decimal(_ number: DecimalValue, _ type: DataType) -> Value? {
    guard case .decimal(let precision, let scale) = type, let rescaled = number.rescaled(to: scale),
      String(rescaled.unscaled.magnitude).count <= precision || rescaled.unscaled == 0
    else { return nil }
    return .decimal(rescaled)
  }
}

extension DecimalValue {
  /// The same number with another number of digits after the point; nil when digits other than 0 would be lost, or it has
  /// more than 38 digits.
  func rescaled(to wanted: Int) -> DecimalValue? {
    var result = self
    while result.scale > wanted {
      let (quotient, remainder) = result.unscaled.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { return nil }
      result = DecimalValue(unscaled: quotient, scale: result.scale - 1)
    }
    while result.scale < wanted {
      let (product, overflows) = result.unscaled.multipliedReportingOverflow(by: 10)
      guard !overflows else { return nil }
      result = DecimalValue(unscaled: product, scale: result.scale + 1)
    }
    return String(result.unscaled.magnitude).count <= 38 ? result : nil
  }
}
