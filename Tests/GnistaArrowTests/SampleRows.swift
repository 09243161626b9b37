import GnistaCore

/// Rows with every type of a frame, with nulls and without.
enum SampleRows {
  static func everyType() throws -> RowBatch {
    let inner = Schema([StructField("n", .long, nullable: false), StructField("t", .array(.string))])
    func row(_ number: Value, _ texts: Value) -> Value {
      .structure(Row(schema: inner, values: [number, texts]))
    }
    func decimal(_ digits: Int128) -> Value { .decimal(DecimalValue(unscaled: digits, scale: 3)) }
    let columns: [(DataType, [Value])] = [
      (.null, [.null, .null, .null]),
      (.boolean, [true, .null, false]),
      (.byte, [.byte(-128), .null, .byte(127)]),
      (.short, [.short(-32768), .null, .short(5)]),
      (.integer, [.integer(.min), .null, .integer(.max)]),
      (.long, [.long(.min), .null, .long(.max)]),
      (.float, [.float(1.5), .null, .float(-.infinity)]),
      (.double, [.double(0.1), .null, .double(.infinity)]),
      (.decimal(precision: 12, scale: 3), [decimal(-123_456_789_012), .null, decimal(1)]),
      (.string, ["", .null, "Ελλάδα 🔥"]),
      (.binary, [.binary([]), .null, .binary([0, 255])]),
      (.date, [.date(-719162), .null, .date(20000)]),
      (.timestamp, [.timestamp(-1), .null, .timestamp(1_600_000_000_000_000)]),
      (.timestampNTZ, [.timestampNTZ(-1), .null, .timestampNTZ(7)]),
      (.dayTimeInterval, [.dayTimeInterval(-86_400_000_001), .null, .dayTimeInterval(1)]),
      (.yearMonthInterval, [.yearMonthInterval(-13), .null, .yearMonthInterval(120)]),
      (
        .calendarInterval,
        [
          .calendarInterval(months: -1, days: 40, microseconds: -5), .null,
          .calendarInterval(months: 1, days: -2, microseconds: 3),
        ]
      ),
      (.array(.array(.integer)), [.array([.array([.integer(1), .null]), .null]), .null, .array([])]),
      (
        .map(.string, .double),
        [.map([.init(key: "a", value: .null), .init(key: "b", value: .double(2))]), .null, .map([])]
      ),
      (.structure(inner), [row(.long(1), .array(["x", .null])), .null, row(.long(2), .null)]),
      (
        .vector,
        [.vector(.dense([1, 2])), .null, .vector(.sparse(size: 5, indices: [0, 4], values: [1, -1]))]
      ),
      (
        .array(.vector),
        [
          .array([.vector(.dense([])), .vector(.sparse(size: 2, indices: [], values: []))]), .null,
          .array([]),
        ]
      ),
    ]
    var fields = columns.map { StructField($0.0.simpleString, $0.0) }
    var values = columns.map(\.1)
    // The same without nulls, in columns that allow none.
    for (type, list) in columns where type != .null {
      fields.append(StructField("some " + type.simpleString, type, nullable: false))
      values.append([list[2], type == .vector ? list[2] : list[0], list[2]])
    }
    return try RowBatch(
      schema: Schema(fields), rows: (0..<3).map { row in values.map { $0[row] } })
  }
}
