import GnistaCore

/// Many numbers of a model, which a saved model keeps in binary form instead of as JSON text.
///
/// Encoded with an ``ArraySink`` in the encoder's `userInfo`, the numbers go to the sink and only a reference is
/// written; without one they are written as a plain list. Decoding takes both forms.
@propertyWrapper
public struct PackedArray: Hashable, Sendable, Codable {
  /// The numbers.
  public var wrappedValue: [Double]

  /// Wraps numbers.
  public init(wrappedValue: [Double]) { self.wrappedValue = wrappedValue }

  private enum Key: String, CodingKey { case offset, count }

  public init(from decoder: any Decoder) throws {
    if let source = decoder.userInfo[.arraySource] as? ArraySource,
      let reference = try? decoder.container(keyedBy: Key.self)
    {
      wrappedValue = try source.doubles(
        offset: reference.decode(Int.self, forKey: .offset), count: reference.decode(Int.self, forKey: .count)
      )
    } else {
      let texts = try decoder.singleValueContainer().decode([JSONValue].self)
      wrappedValue = texts.map { $0.doubleValue ?? .nan }
    }
  }

  public func encode(to encoder: any Encoder) throws {
    if let sink = encoder.userInfo[.arraySink] as? ArraySink {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(sink.append(wrappedValue), forKey: .offset)
      try container.encode(wrappedValue.count, forKey: .count)
    } else {
      var container = encoder.singleValueContainer()
      try container.encode(wrappedValue.map(JSONValue.number))
    }
  }
}

extension CodingUserInfoKey {
  /// Where an encoder finds its ``ArraySink``.
  public static let arraySink = make("gnista.arraySink")
  /// Where a decoder finds its ``ArraySource``.
  public static let arraySource = make("gnista.arraySource")

  static func make(_ name: String) -> CodingUserInfoKey {
    guard let key = CodingUserInfoKey(rawValue: name) else {
      preconditionFailure("the initializer never fails, says its documentation")
    }
    return key
  }
}
