/// One taxi trip in the tutorials' columns; money in cents, times in seconds since 1970 on New York's wall clock.
struct TaxiTrip: Equatable {
  var vendorID = "2"
  var pickup = 0
  var dropoff = 0
  var passengerCount: Int? = 1
  /// Hundredths of a mile.
  var tripDistance = 0
  var startLon: Float? = 0
  var startLat: Float? = 0
  var endLon: Float? = 0
  var endLat: Float? = 0
  var rateCodeId: Int? = 1
  var storeAndFwdFlag: String? = "N"
  var paymentType = "1"
  var fareAmount = 0
  var extra = 0
  var mtaTax = 50
  var improvementSurcharge: Int? = 30
  var tipAmount = 0
  var tollsAmount = 0
  var totalAmount = 0

  /// Sets the total to the sum of its parts.
  mutating func addUp() {
    totalAmount = fareAmount + extra + mtaTax + (improvementSurcharge ?? 0) + tipAmount + tollsAmount
  }
}
