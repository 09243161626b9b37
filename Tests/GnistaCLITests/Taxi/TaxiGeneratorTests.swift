import Foundation
import GnistaCore
import Testing

@testable import GnistaCLI

struct TaxiGeneratorTests {
  static let trips = (0..<10).flatMap { TaxiGenerator(seed: 42).block($0) }

  @Test func `The same seed gives the same trips, another seed others`() {
    let generator = TaxiGenerator(seed: 7)
    #expect(generator.block(3) == TaxiGenerator(seed: 7).block(3))
    #expect(generator.block(3) != TaxiGenerator(seed: 8).block(3))
    #expect(generator.block(3) != generator.block(4))
  }

  @Test func `More rows begin with the rows of fewer`() {
    let generator = TaxiGenerator(seed: 7)
    #expect(Array(generator.block(0).prefix(100)) == generator.block(0, count: 100))
  }

  /// How many in a thousand trips satisfy a condition.
  func perMille(_ condition: (TaxiTrip) -> Bool) -> Double {
    1_000 * Double(Self.trips.count(where: condition)) / Double(Self.trips.count)
  }

  @Test func `All the faults of the real records occur, each rarely`() {
    let yearOf = { (seconds: Int) in
      CivilDate(daysSinceEpoch: Int((Double(seconds) / 86_400).rounded(.down))).year
    }
    let faults: [(String, (TaxiTrip) -> Bool)] = [
      ("dates before 2009", { yearOf($0.pickup) < 2009 }),
      ("dates of 2084 or 2088", { [2084, 2088].contains(yearOf($0.pickup)) }),
      ("negative fares", { $0.fareAmount < 0 }), ("negative taxes", { $0.mtaTax < 0 }),
      ("negative distances", { $0.tripDistance < 0 }),
      ("words for payment", { Int($0.paymentType) == nil }),
      ("other codes of payment", { ["5", "6", "0"].contains($0.paymentType) }),
      ("zero passengers", { $0.passengerCount == 0 }), ("missing passengers", { $0.passengerCount == nil }),
      ("missing coordinates", { $0.startLon == nil }), ("rate code 99", { $0.rateCodeId == 99 }),
      ("ends before it begins", { $0.dropoff < $0.pickup }),
      ("lasts a day", { $0.dropoff - $0.pickup > 80_000 }),
      ("absurd fares", { $0.fareAmount > 30_000 }), ("absurd distances", { $0.tripDistance > 100_000 }),
    ]
    for (name, isFault) in faults {
      let share = perMille(isFault)
      #expect(share > 0.04 && share < 5, "\(name): \(share) in a thousand")
    }
    #expect((10...25).contains(perMille { $0.startLon == 0 }))
  }

  /// The bounds are a tenth or so around the real sample's figures, which the generator was set by hand to meet.
  @Test func `The trips look like the real ones`() {
    let clean = Self.trips.filter {
      $0.fareAmount > 0 && $0.fareAmount < 25_000 && $0.tripDistance >= 0 && $0.tripDistance < 10_000
    }
    let fares = clean.map(\.fareAmount).sorted()
    let miles = clean.map(\.tripDistance).sorted()
    #expect((850...950).contains(fares[fares.count / 2]))
    #expect((150...185).contains(miles[miles.count / 2]))
    let mean = Double(fares.reduce(0, +)) / Double(fares.count)
    #expect((1_120...1_370).contains(mean))
    #expect((640...690).contains(perMille { $0.paymentType == "1" }))
  }

  @Test func `Cash never tips on record and cards nearly always do`() {
    #expect(Self.trips.allSatisfy { $0.paymentType != "2" || $0.tipAmount == 0 })
    let cards = Self.trips.filter { $0.paymentType == "1" }
    #expect((0.95...0.975).contains(Double(cards.count { $0.tipAmount > 0 }) / Double(cards.count)))
  }

  @Test func `A total is the sum of its parts`() {
    #expect(
      Self.trips.allSatisfy {
        $0.totalAmount == $0.fareAmount + $0.extra + $0.mtaTax + ($0.improvementSurcharge ?? 0) + $0.tipAmount
          + $0.tollsAmount
      })
  }

  @Test(arguments: [
    (0, "0.0"), (50, "0.5"), (-75, "-0.75"), (1_100, "11.0"), (1_205, "12.05"), (-5, "-0.05"),
  ])
  func `Hundredths are written as the shortest decimals`(number: Int, text: String) {
    #expect(TaxiCSV.hundredths(number) == text)
  }

  @Test func `A line of CSV has the columns of the real sample`() throws {
    var bytes: [UInt8] = []
    TaxiCSV.append(TaxiGenerator(seed: 42).block(0, count: 1), to: &bytes)
    let line = String(decoding: bytes, as: UTF8.self)
    #expect(line.hasSuffix("\n"))
    #expect(line.split(separator: ",", omittingEmptySubsequences: false).count == 21)
    #expect(
      TaxiCSV.header
        == "vendorID,tpepPickupDateTime,tpepDropoffDateTime,passengerCount,tripDistance,puLocationId,doLocationId,startLon,startLat,"
        + "endLon,endLat,rateCodeId,storeAndFwdFlag,paymentType,fareAmount,extra,mtaTax,improvementSurcharge,tipAmount,"
        + "tollsAmount,totalAmount\n")
  }

  @Test func `A batch says the same as the lines`() throws {
    let trips = TaxiGenerator(seed: 42).block(0, count: 200)
    let batch = TaxiBatch.of(trips)
    #expect(batch.schema == TaxiSchema.tutorial)
    for (row, trip) in trips.enumerated() {
      #expect(batch.row(row)["fareAmount"] == .double(Double(trip.fareAmount) / 100))
      #expect(batch.row(row)["passengerCount"] == trip.passengerCount.map { .integer(Int32($0)) } ?? .null)
      #expect(batch.row(row)["puLocationId"] == .null)
    }
  }
}
