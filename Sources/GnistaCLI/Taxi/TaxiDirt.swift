/// The faults of the real records, each in about one of some thousand rows.
///
/// Zero coordinates are the commonest (1.7 %); zero passengers, missing values, trips that end before they begin or
/// a day later, codes of payment from older systems, reversed charges, negative distances, absurd distances and
/// amounts, rate code 99 and dates decades away follow.
struct TaxiDirt {
  /// Spoils a trip, or leaves it as it is.
  func soil(_ trip: inout TaxiTrip, _ random: inout SplitMix64) {
    soilPlaces(&trip, &random)
    soilCounts(&trip, &random)
    soilTimes(&trip, &random)
    soilMoney(&trip, &random)
  }

  private func soilPlaces(_ trip: inout TaxiTrip, _ random: inout SplitMix64) {
    if random.chance(0.017) { (trip.startLon, trip.startLat, trip.endLon, trip.endLat) = (0, 0, 0, 0) }
    if random.chance(0.001) { (trip.endLon, trip.endLat) = (0, 0) }
    if random.chance(0.0005) {
      (trip.startLon, trip.startLat, trip.endLon, trip.endLat) = (nil, nil, nil, nil)
    }
    if random.chance(0.006) { trip.tripDistance = 0 }
    if random.chance(0.0004) { trip.tripDistance = -trip.tripDistance }
    if random.chance(0.0002) { trip.tripDistance = Int(random.uniform(1e6, 9e8)) }
  }

  private func soilCounts(_ trip: inout TaxiTrip, _ random: inout SplitMix64) {
    if random.chance(0.002) { trip.passengerCount = 0 }
    if random.chance(0.0005) { trip.passengerCount = random.element(of: [7, 8, 9, 96, 208]) }
    if random.chance(0.001) { trip.passengerCount = nil }
    if random.chance(0.0005) { trip.rateCodeId = 99 }
    if random.chance(0.0005) { trip.rateCodeId = nil }
    if random.chance(0.0005) { trip.storeAndFwdFlag = nil }
  }

  private func soilTimes(_ trip: inout TaxiTrip, _ random: inout SplitMix64) {
    if random.chance(0.0012) { trip.dropoff = trip.pickup + 86_400 - Int(random.uniform(1, 1_500)) }
    if random.chance(0.0006) { trip.dropoff = trip.pickup }
    if random.chance(0.0006) { trip.dropoff = trip.pickup - Int(random.uniform(1, 3_600)) }
    if random.chance(0.0008) {
      // Seconds from January 2016 to other Januaries: 2001, 2003, 2008, 2009, 2084 and 2088.
      let shift = random.element(of: [
        -473_299_200, -410_227_200, -252_460_800, -220_838_400, 2_145_916_800, 2_272_147_200,
      ])
      trip.pickup += shift
      trip.dropoff += shift
    }
  }

  private func soilMoney(_ trip: inout TaxiTrip, _ random: inout SplitMix64) {
    if random.chance(0.0008) {
      trip.paymentType = random.element(
        of: trip.paymentType == "1" ? ["CRD", "CREDIT", "Credit"] : ["CSH", "CASH", "Cash"])
    }
    if random.chance(0.0006) { trip.paymentType = random.element(of: ["5", "6", "NOC", "DIS", "UNK", "0"]) }
    if random.chance(0.0005) { trip.mtaTax = -trip.mtaTax }
    if random.chance(0.0005) { trip.improvementSurcharge = nil }
    if random.chance(0.0003) { trip.fareAmount = Int(random.uniform(4e4, 1.2e7)) }
    trip.addUp()
    if random.chance(0.0008) {
      // A reversed charge: everything negative, as "no charge" or "dispute".
      trip.paymentType = random.element(of: ["3", "4"])
      (trip.fareAmount, trip.extra, trip.mtaTax) = (-trip.fareAmount, -trip.extra, -abs(trip.mtaTax))
      (trip.tipAmount, trip.tollsAmount) = (0, -trip.tollsAmount)
      trip.improvementSurcharge = trip.improvementSurcharge.map { -$0 }
      trip.addUp()
    }
  }
}
