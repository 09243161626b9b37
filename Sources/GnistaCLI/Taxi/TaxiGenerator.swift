internal import Foundation

/// Makes synthetic taxi trips of January 2016 that look like the real ones, with their dirt.
///
/// Row `n` depends on the seed and on `n / blockSize` alone, so that any block can be made by itself and a set of more
/// rows begins with the rows of a smaller one. The shapes (demand by weekday and hour, speed by hour, the meter's
/// tariff, tips of card payers, shares of codes) are set by hand after the published tariff and the city's statistics;
/// no real trip is copied.
struct TaxiGenerator {
  /// Rows that share one generator of random numbers.
  static let blockSize = 4_096

  private let seed: UInt64
  private let dirt = TaxiDirt()

  /// A generator; the same seed gives the same trips.
  init(seed: UInt64) { self.seed = seed }

  /// The trips of one block.
  func block(_ number: Int, count: Int = blockSize) -> [TaxiTrip] {
    var random = SplitMix64(seed: seed, block: UInt64(number))
    return (0..<count).map { _ in
      var trip = trip(&random)
      dirt.soil(&trip, &random)
      return trip
    }
  }

  // MARK: One clean trip

  /// Relative number of trips of each day of January 2016, which began on a Friday.
  private static let dayWeights: [Double] = (0..<31).map { [1.12, 1.15, 1.0, 0.88, 0.95, 1.0, 1.05][$0 % 7] }
  /// Relative number of trips by hour, on working days and at weekends.
  private static let workdayHours: [Double] = [
    26, 15, 10, 7, 8, 13, 32, 52, 62, 62, 58, 59, 62, 61, 64, 62, 54, 63, 80, 83, 77, 75, 71, 53,
  ]
  private static let weekendHours: [Double] = [
    72, 64, 54, 41, 26, 12, 12, 17, 27, 40, 52, 58, 63, 63, 63, 63, 60, 65, 72, 72, 64, 61, 62, 60,
  ]
  /// Usual speed in miles an hour for a trip of one mile, by hour, on working days and at weekends.
  private static let workdaySpeed: [Double] = [
    13.4, 14.0, 14.4, 15.0, 16.0, 15.4, 13.0, 10.2, 8.8, 8.6, 8.5, 8.3, 8.2, 8.2, 8.0, 8.0, 8.3, 8.1, 8.5,
    9.4,
    10.4, 11.0, 11.6, 12.4,
  ]
  private static let weekendSpeed: [Double] = [
    11.8, 11.6, 11.8, 12.4, 13.6, 14.8, 15.0, 14.4, 13.2, 12.0, 10.9, 10.2, 9.8, 9.5, 9.4, 9.4, 9.4, 9.3, 9.4,
    9.8, 10.4, 10.8, 11.2, 11.6,
  ]

  /// Where a trip goes.
  private enum Route { case city, laguardia, kennedy, newark, outside }

  private func trip(_ random: inout SplitMix64) -> TaxiTrip {
    var trip = TaxiTrip()
    let day = random.pick(Self.dayWeights)
    let isWeekend = [1, 2].contains(day % 7)
    let hour = random.pick(isWeekend ? Self.weekendHours : Self.workdayHours)
    let january = 1_451_606_400
    trip.pickup = january + day * 86_400 + hour * 3_600 + Int(random.uniform(0, 3_600))
    trip.vendorID = random.chance(0.54) ? "2" : "1"
    trip.passengerCount =
      1 + random.pick(trip.vendorID == "1" ? [78, 16, 3, 2, 0.4, 0.2] : [65, 14, 4, 2, 9, 6])
    trip.storeAndFwdFlag = trip.vendorID == "1" && random.chance(0.012) ? "Y" : "N"

    let route = [Route.city, .laguardia, .kennedy, .newark, .outside][
      random.pick([93.3, 2.9, 2.1, 0.16, 1.54])]
    let miles = Self.miles(of: route, &random)
    trip.tripDistance = Int((miles * 100).rounded())
    let usual = (isWeekend ? Self.weekendSpeed : Self.workdaySpeed)[hour]
    let speed = min(55, max(2.2, usual * pow(max(miles, 0.2), 0.27) * exp(random.normal(0, 0.3))))
    let seconds = max(20, miles / speed * 3_600 + random.uniform(0, 40))
    trip.dropoff = trip.pickup + Int(seconds)
    place(&trip, route, miles, &random)
    charge(&trip, route, miles: miles, minutes: seconds / 60, hour: hour, isWeekend: isWeekend, &random)
    pay(&trip, hour: hour, &random)
    trip.addUp()
    return trip
  }

  private static func miles(of route: Route, _ random: inout SplitMix64) -> Double {
    switch route {
    case .city: min(12, max(0.05, exp(random.normal(0.48, 0.68))))
    case .laguardia: max(3, random.normal(9.4, 1.6))
    case .kennedy: max(9, random.normal(17.6, 1.8))
    case .newark: max(10, random.normal(17.2, 1.5))
    case .outside: max(1, random.normal(8.5, 3.2))
    }
  }

  private func place(_ trip: inout TaxiTrip, _ route: Route, _ miles: Double, _ random: inout SplitMix64) {
    let start = (lon: random.normal(-73.982, 0.016), lat: random.normal(40.7535, 0.020))
    let end =
      switch route {
      case .laguardia: (lon: random.normal(-73.871, 0.003), lat: random.normal(40.7738, 0.002))
      case .kennedy: (lon: random.normal(-73.785, 0.006), lat: random.normal(40.6465, 0.003))
      case .newark: (lon: random.normal(-74.179, 0.003), lat: random.normal(40.6905, 0.002))
      case .city, .outside:
        // A mile is about 1/69 of a degree of latitude and 1/52 of a degree of longitude here; streets add a third.
        { (angle: Double) in
          (lon: start.lon + miles * 0.75 / 52 * sin(angle), lat: start.lat + miles * 0.75 / 69 * cos(angle))
        }(
          random.chance(0.7)
            ? random.normal(0.5, 0.5) + (random.chance(0.5) ? .pi : 0) : random.uniform(0, 6.28))
      }
    let isReturn = route != .city && random.chance(0.45)
    (trip.startLon, trip.startLat) =
      isReturn ? (Float(end.lon), Float(end.lat)) : (Float(start.lon), Float(start.lat))
    (trip.endLon, trip.endLat) =
      isReturn ? (Float(start.lon), Float(start.lat)) : (Float(end.lon), Float(end.lat))
  }

  /// The tariff: 2.50 at first, 0.50 for each fifth of a mile or each minute in slow traffic, 52 flat from and to
  /// Kennedy, 17.50 more to Newark; 0.50 at night and 1.00 in the evening rush on working days.
  private func charge(
    _ trip: inout TaxiTrip, _ route: Route, miles: Double, minutes: Double, hour: Int, isWeekend: Bool,
    _ random: inout SplitMix64
  ) {
    let units = ((1.96 * miles + 0.33 * minutes) / 0.5).rounded(.down)
    trip.fareAmount = 250 + 50 * Int(units)
    switch route {
    case .kennedy where random.chance(0.93): (trip.rateCodeId, trip.fareAmount) = (2, 5_200)
    case .newark: (trip.rateCodeId, trip.fareAmount, trip.mtaTax) = (3, trip.fareAmount + 1_750, 0)
    case .outside where random.chance(0.06): trip.rateCodeId = 4
    case _ where random.chance(0.0035):
      (trip.rateCodeId, trip.mtaTax) = (5, 0)
      trip.fareAmount = 500 * Int(random.uniform(2, 22))
    default: break
    }
    if hour >= 20 || hour < 6 {
      trip.extra = 50
    } else if (16..<20).contains(hour), !isWeekend {
      trip.extra = 100
    }
    if trip.rateCodeId == 2 || trip.rateCodeId == 3 || trip.rateCodeId == 5 { trip.extra = 0 }
    switch route {
    case .laguardia where random.chance(0.46), .kennedy where random.chance(0.48): trip.tollsAmount = 554
    case .newark: trip.tollsAmount = random.element(of: [1_050, 1_250, 1_850])
    case .city where random.chance(0.008), .outside where random.chance(0.2):
      trip.tollsAmount = random.element(of: [554, 554, 554, 254])
    default: break
    }
  }

  /// How the trip is paid. Only tips on cards are recorded, so the way of payment all but gives the label "tipped"
  /// away.
  private func pay(_ trip: inout TaxiTrip, hour: Int, _ random: inout SplitMix64) {
    let fare = Double(trip.fareAmount) / 100
    let night = hour >= 18 || hour < 2 ? 0.18 : -0.12
    let company = Double((trip.passengerCount ?? 1) - 1)
    let inclination = 0.76 + night + 0.35 * log(fare / 9) - (fare > 45 ? 0.3 : 0) - 0.05 * company
    let isCard = random.chance(1 / (1 + exp(-inclination)))
    guard isCard else {
      trip.paymentType = ["2", "3", "4"][random.pick([98.6, 1.0, 0.4])]
      return
    }
    trip.paymentType = "1"
    let basis =
      trip.vendorID == "1"
      ? trip.fareAmount + trip.extra + trip.mtaTax + 30 + trip.tollsAmount : trip.fareAmount + trip.extra
    switch random.pick([4, 52, 13, 6, 17, 8]) {
    case 0: trip.tipAmount = 0
    case 1: trip.tipAmount = basis * 20 / 100
    case 2: trip.tipAmount = basis * 25 / 100
    case 3: trip.tipAmount = basis * 30 / 100
    case 4: trip.tipAmount = 100 * max(1, Int((Double(basis) * random.uniform(0.08, 0.22) / 100).rounded()))
    default: trip.tipAmount = Int(Double(basis) * exp(random.normal(-1.9, 0.5)))
    }
  }
}
