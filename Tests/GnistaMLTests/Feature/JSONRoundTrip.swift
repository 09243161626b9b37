import Foundation

/// Writes a value as JSON and reads it again.
enum JSONRoundTrip {
  static func copy<T: Codable>(_ value: T) throws -> T {
    try JSONDecoder().decode(T.self, from: JSONEncoder().encode(value))
  }
}
