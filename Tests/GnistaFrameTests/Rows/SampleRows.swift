import Foundation
import GnistaCore

/// A row with every kind of property.
struct Everything: Codable, Equatable {
  enum Kind: String, Codable, CaseIterable { case cash, card }
  struct Place: Codable, Equatable {
    var street: String
    var number: Int32?
  }

  var flag: Bool
  var long: Int
  var int: Int32
  var short: Int16
  var byte: Int8
  var unsigned: UInt32
  var double: Double
  var float: Float
  var text: String
  var date: Date
  var day: CivilDate
  var amount: Decimal
  var bytes: [UInt8]
  var data: Data
  var id: UUID
  var kind: Kind
  var place: Place
  var numbers: [Double]
  var notes: [String?]
  var counts: [String: Int]
  var vector: Vector
  var tip: Double?
  var last: Place?
  var places: [Place]

  static func sample(tip: Double? = nil, last: Place? = nil, places: [Place] = []) -> Everything {
    Everything(
      flag: true, long: 1 << 40, int: -7, short: 300, byte: -8, unsigned: 4_000_000_000, double: 1.5,
      float: 2.5,
      text: "hej", date: Date(timeIntervalSince1970: 1_600_000_000.25),
      day: CivilDate(year: 2026, month: 2, day: 28), amount: Decimal(string: "12.345") ?? 0, bytes: [1, 2],
      data: Data([3]), id: UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)), kind: .card,
      place: Place(street: "Storgatan", number: 1), numbers: [1, 2], notes: ["a", nil],
      counts: ["b": 2, "a": 1],
      vector: .sparse(size: 3, indices: [1], values: [4]), tip: tip, last: last, places: places)
  }
}

/// A row with a few columns.
struct Trip: Codable, Equatable {
  var id: Int
  var fare: Double
  var tip: Double?
}
