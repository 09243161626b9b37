internal import GnistaCore

/// Taxi trips as a batch of rows in the tutorials' schema.
enum TaxiBatch {
  /// The batch of some trips.
  static func of(_ trips: [TaxiTrip]) -> RowBatch {
    func texts(_ pick: (TaxiTrip) -> String?) -> BatchColumn {
      column(.string, trips.map(pick)) { .string(StringColumn($0.lazy.map { $0 ?? "" })) }
    }
    func integers(_ pick: (TaxiTrip) -> Int?) -> BatchColumn {
      column(.integer, trips.map(pick)) { .integer($0.map { Int32(truncatingIfNeeded: $0 ?? 0) }) }
    }
    func doubles(_ pick: (TaxiTrip) -> Double?) -> BatchColumn {
      column(.double, trips.map(pick)) { .double($0.map { $0 ?? 0 }) }
    }
    func instants(_ pick: (TaxiTrip) -> Int) -> BatchColumn {
      BatchColumn(type: .timestamp, storage: .long(trips.map { Int64(pick($0)) * 1_000_000 }))
    }
    func hundredths(_ number: Int) -> Double { Double(number) / 100 }
    return RowBatch(
      schema: TaxiSchema.tutorial,
      columns: [
        texts(\.vendorID), instants(\.pickup), instants(\.dropoff), integers(\.passengerCount),
        doubles { hundredths($0.tripDistance) }, texts { _ in nil }, texts { _ in nil },
        doubles { $0.startLon.map(Double.init) }, doubles { $0.startLat.map(Double.init) },
        doubles { $0.endLon.map(Double.init) }, doubles { $0.endLat.map(Double.init) },
        integers(\.rateCodeId),
        texts(\.storeAndFwdFlag), texts(\.paymentType), doubles { hundredths($0.fareAmount) },
        doubles { hundredths($0.extra) }, doubles { hundredths($0.mtaTax) },
        texts { $0.improvementSurcharge.map(TaxiCSV.hundredths) }, doubles { hundredths($0.tipAmount) },
        doubles { hundredths($0.tollsAmount) }, doubles { hundredths($0.totalAmount) },
      ], count: trips.count)
  }

  private static func column<T>(
    _ type: DataType, _ values: [T?], _ storage: ([T?]) -> BatchColumn.Storage
  ) -> BatchColumn {
    let nulls = values.map { $0 == nil }
    return BatchColumn(type: type, storage: storage(values), nulls: nulls.contains(true) ? nulls : nil)
  }
}
