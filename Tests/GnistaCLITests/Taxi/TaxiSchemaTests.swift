import GnistaCore
import GnistaFrame
import Testing

@testable import GnistaCLI

struct TaxiSchemaTests {
  func schema(_ names: [String]) -> Schema { Schema(names.map { StructField($0, .string) }) }

  static let city2018 = [
    "VendorID", "tpep_pickup_datetime", "tpep_dropoff_datetime", "passenger_count", "trip_distance",
    "RatecodeID",
    "store_and_fwd_flag", "PULocationID", "DOLocationID", "payment_type", "fare_amount", "extra", "mta_tax",
    "tip_amount",
    "tolls_amount", "improvement_surcharge", "total_amount", "congestion_surcharge", "airport_fee",
  ]
  static let city2009 = [
    "vendor_name", "Trip_Pickup_DateTime", "Trip_Dropoff_DateTime", "Passenger_Count", "Trip_Distance",
    "Start_Lon",
    "Start_Lat", "Rate_Code", "store_and_forward", "End_Lon", "End_Lat", "Payment_Type", "Fare_Amt",
    "surcharge", "mta_tax",
    "Tip_Amt", "Tolls_Amt", "Total_Amt",
  ]

  @Test(arguments: [city2018, city2009, TaxiSchema.tutorial.names])
  func `Files of all years get the tutorials' columns`(names: [String]) throws {
    #expect(try TaxiSchema.tutorialColumns(from: schema(names)).count == 21)
  }

  @Test func `A file of something else is refused by the column it lacks`() throws {
    let error = try #require(throws: GnistaError.self) {
      try TaxiSchema.tutorialColumns(from: schema(["id", "vendorID", "fare"]))
    }
    #expect(error.code == .unknownColumn && error.message.contains("tpepPickupDateTime"))
  }

  @Test func `Months are written as year and month`() {
    #expect(TaxiMonth(argument: "2018-05")?.fileName == "yellow_tripdata_2018-05.parquet")
    for wrong in ["2018-5", "2018-13", "18-05", "2008-12", "2018", "may"] {
      #expect(TaxiMonth(argument: wrong) == nil)
    }
  }
}
