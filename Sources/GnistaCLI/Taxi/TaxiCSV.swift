internal import GnistaCore

/// Taxi trips as lines of CSV, in the form of the real sample: shortest decimals, empty fields for missing values.
enum TaxiCSV {
  /// The line of column names.
  static let header = TaxiSchema.tutorial.names.joined(separator: ",") + "\n"

  /// Adds the lines of some trips.
  static func append(_ trips: [TaxiTrip], to bytes: inout [UInt8]) {
    for trip in trips { append(trip, to: &bytes) }
  }

  private static let comma = UInt8(ascii: ",")

  private static func append(_ trip: TaxiTrip, to bytes: inout [UInt8]) {
    func field(_ text: String?) {
      if let text { bytes.append(contentsOf: text.utf8) }
      bytes.append(comma)
    }
    func degrees(_ value: Float?) { field(value.map { Double($0).description }) }
    field(trip.vendorID)
    field(CivilDate.timestampText(Int64(trip.pickup) * 1_000_000))
    field(CivilDate.timestampText(Int64(trip.dropoff) * 1_000_000))
    field(trip.passengerCount.map(String.init))
    field(hundredths(trip.tripDistance))
    field(nil)
    field(nil)
    degrees(trip.startLon)
    degrees(trip.startLat)
    degrees(trip.endLon)
    degrees(trip.endLat)
    field(trip.rateCodeId.map(String.init))
    field(trip.storeAndFwdFlag)
    field(trip.paymentType)
    field(hundredths(trip.fareAmount))
    field(hundredths(trip.extra))
    field(hundredths(trip.mtaTax))
    field(trip.improvementSurcharge.map(hundredths))
    field(hundredths(trip.tipAmount))
    field(hundredths(trip.tollsAmount))
    field(hundredths(trip.totalAmount))
    bytes[bytes.count - 1] = UInt8(ascii: "\n")
  }

  /// A number of hundredths as a decimal with one or two places: `8.5`, `-0.75`, `11.0`.
  static func hundredths(_ number: Int) -> String {
    let magnitude = number.magnitude
    let (whole, rest) = (magnitude / 100, magnitude % 100)
    let fraction = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    return (number < 0 ? "-" : "") + "\(whole).\(fraction)"
  }
}
