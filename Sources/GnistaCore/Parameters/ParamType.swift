/// A Swift type that a stage parameter can have, with its JSON form.
public protocol ParamType: Sendable {
  /// What the documentation and error messages call the type, such as `integer`.
  static var typeName: String { get }
  /// Reads a value; nil when the JSON has another type.
  init?(paramJSON json: JSONValue)
  /// The value's JSON form.
  var paramJSON: JSONValue { get }
}

extension Int: ParamType {
  public static var typeName: String { "integer" }
  public init?(paramJSON json: JSONValue) {
    guard let value = json.integerValue else { return nil }
    self = value
  }
  public var paramJSON: JSONValue { .integer(Int64(self)) }
}

extension Int64: ParamType {
  public static var typeName: String { "integer" }
  public init?(paramJSON json: JSONValue) {
    guard let value = json.integerValue else { return nil }
    self = Int64(value)
  }
  public var paramJSON: JSONValue { .integer(self) }
}

extension Double: ParamType {
  public static var typeName: String { "number" }
  public init?(paramJSON json: JSONValue) {
    guard let value = json.doubleValue else { return nil }
    self = value
  }
  public var paramJSON: JSONValue { .number(self) }
}

extension Bool: ParamType {
  public static var typeName: String { "boolean" }
  public init?(paramJSON json: JSONValue) {
    guard let value = json.boolValue else { return nil }
    self = value
  }
  public var paramJSON: JSONValue { .bool(self) }
}

extension String: ParamType {
  public static var typeName: String { "string" }
  public init?(paramJSON json: JSONValue) {
    guard let value = json.stringValue else { return nil }
    self = value
  }
  public var paramJSON: JSONValue { .string(self) }
}

extension Array: ParamType where Element: ParamType {
  public static var typeName: String { "list of \(Element.typeName)" }
  public init?(paramJSON json: JSONValue) {
    guard let list = json.arrayValue else { return nil }
    self = []
    for item in list {
      guard let element = Element(paramJSON: item) else { return nil }
      append(element)
    }
  }
  public var paramJSON: JSONValue { .array(map(\.paramJSON)) }
}

extension Optional: ParamType where Wrapped: ParamType {
  public static var typeName: String { "\(Wrapped.typeName) or null" }
  public init?(paramJSON json: JSONValue) {
    if json == .null {
      self = nil
    } else {
      guard let value = Wrapped(paramJSON: json) else { return nil }
      self = value
    }
  }
  public var paramJSON: JSONValue { self?.paramJSON ?? .null }
}

/// A parameter that is one of a few words. Give an enum with `String` raw values this protocol.
public protocol ParamChoice: ParamType, RawRepresentable, CaseIterable where RawValue == String {}

extension ParamChoice {
  public static var typeName: String { "one of " + allCases.map(\.rawValue).joined(separator: ", ") }
  public init?(paramJSON json: JSONValue) {
    guard let text = json.stringValue,
      let value = Self.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() })
    else { return nil }
    self = value
  }
  public var paramJSON: JSONValue { .string(rawValue) }
}
