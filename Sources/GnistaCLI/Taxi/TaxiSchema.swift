internal import GnistaCore
internal import GnistaFrame

/// The columns of New York's yellow taxi trips, as the tutorials name them and as the city does.
enum TaxiSchema {
  /// The tutorials' names and types.
  static let tutorial = Schema([
    StructField("vendorID", .string), StructField("tpepPickupDateTime", .timestamp),
    StructField("tpepDropoffDateTime", .timestamp), StructField("passengerCount", .integer),
    StructField("tripDistance", .double), StructField("puLocationId", .string),
    StructField("doLocationId", .string), StructField("startLon", .double), StructField("startLat", .double),
    StructField("endLon", .double), StructField("endLat", .double), StructField("rateCodeId", .integer),
    StructField("storeAndFwdFlag", .string), StructField("paymentType", .string),
    StructField("fareAmount", .double), StructField("extra", .double), StructField("mtaTax", .double),
    StructField("improvementSurcharge", .string), StructField("tipAmount", .double),
    StructField("tollsAmount", .double), StructField("totalAmount", .double),
  ])

  /// The tutorials' names and the names that the city's files have had for them over the years, in lower case.
  private static let cityNames: [String: [String]] = [
    "vendorID": ["vendorid", "vendor_id", "vendor_name"],
    "tpepPickupDateTime": ["tpep_pickup_datetime", "pickup_datetime", "trip_pickup_datetime"],
    "tpepDropoffDateTime": ["tpep_dropoff_datetime", "dropoff_datetime", "trip_dropoff_datetime"],
    "passengerCount": ["passenger_count"],
    "tripDistance": ["trip_distance"],
    "puLocationId": ["pulocationid"],
    "doLocationId": ["dolocationid"],
    "startLon": ["pickup_longitude", "start_lon"],
    "startLat": ["pickup_latitude", "start_lat"],
    "endLon": ["dropoff_longitude", "end_lon"],
    "endLat": ["dropoff_latitude", "end_lat"],
    "rateCodeId": ["ratecodeid", "rate_code", "rate_code_id"],
    "storeAndFwdFlag": ["store_and_fwd_flag", "store_and_forward"],
    "paymentType": ["payment_type"],
    "fareAmount": ["fare_amount", "fare_amt"],
    "extra": ["surcharge"],
    "mtaTax": ["mta_tax"],
    "improvementSurcharge": ["improvement_surcharge"],
    "tipAmount": ["tip_amount", "tip_amt"],
    "tollsAmount": ["tolls_amount", "tolls_amt"],
    "totalAmount": ["total_amount", "total_amt"],
  ]

  /// The expressions that give a frame of the city's columns, or of the tutorials', the tutorials' names and types.
  ///
  /// A column that the file does not have, as the coordinates after 2016 and the zones before, is null.
  ///
  /// - Throws: `GnistaError` `UNKNOWN_COLUMN` when the file lacks a column that every year has.
  static func tutorialColumns(from schema: Schema) throws -> [Column] {
    try tutorial.fields.map { field in
      let names = [field.name.lowercased()] + (cityNames[field.name] ?? [])
      if let source = schema.fields.first(where: { names.contains($0.name.lowercased()) }) {
        return ColumnName.column(source.name).cast(field.dataType).alias(field.name)
      }
      guard optional.contains(field.name) else {
        throw Schema.unknownColumn(field.name, among: schema.names)
      }
      return Column.literal(Value.null).cast(field.dataType).alias(field.name)
    }
  }

  /// Columns that some years lack.
  private static let optional: Set<String> = [
    "puLocationId", "doLocationId", "startLon", "startLat", "endLon", "endLat", "extra", "mtaTax",
    "improvementSurcharge", "storeAndFwdFlag",
  ]
}
