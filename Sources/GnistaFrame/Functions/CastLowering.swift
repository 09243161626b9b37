public import GnistaCore

/// Spark's conversions between types in ANSI mode, in the embedded engine's SQL.
public enum CastLowering {
  /// Converts a fragment to a type. With `isTry`, what cannot be converted becomes null.
  ///
  /// - Throws: ``GnistaError`` `TYPE_MISMATCH` for a conversion that Spark does not have.
  public static func cast(
    _ fragment: SQLFragment, to type: DataType, isTry: Bool = false, timeZone: String
  ) throws -> SQLFragment {
    if fragment.type == type { return fragment }
    let nullable = fragment.nullable || isTry
    if fragment.type == .null {
      return SQLFragment("CAST(NULL AS \(SQLText.type(type)))", type, nullable: true, literal: .null)
    }
    guard isAllowed(fragment.type, type) else {
      throw GnistaError(
        .typeMismatch, "[DATATYPE_MISMATCH] a value of type \(fragment.type) cannot be cast to \(type)")
    }
    let sql = Conversion(isTry: isTry, timeZone: timeZone).sql(fragment.sql, from: fragment.type, to: type)
    return SQLFragment(sql, type, nullable: nullable)
  }

  /// The wall-clock time of an instant in a zone, as TIMESTAMP.
  public static func local(_ sql: String, _ timeZone: String) -> String {
    isUTC(timeZone) ? "make_timestamp(epoch_us(\(sql)))" : "timezone(\(SQLText.string(timeZone)), \(sql))"
  }

  /// The instant of a wall-clock time in a zone, as TIMESTAMP WITH TIME ZONE. Of a time that the clock shows twice it is
  /// the first, as in Java; the engine's own function takes the second.
  public static func instant(_ sql: String, _ timeZone: String) -> String {
    isUTC(timeZone)
      ? "make_timestamptz(epoch_us(\(sql)))" : "gnista_instant(\(sql), \(SQLText.string(timeZone)))"
  }

  /// Whether a zone's wall clock is UTC.
  public static func isUTC(_ timeZone: String) -> Bool {
    ["UTC", "GMT", "ETC/UTC", "Z", "+00:00", "ETC/GMT"].contains(timeZone.uppercased())
  }

  private static func isAllowed(_ source: DataType, _ target: DataType) -> Bool {
    switch (source, target) {
    case (.vector, .string), (_, .string): true
    case (.string, _): !isNested(target) && !isInterval(target)
    case (.array(let a, _), .array(let b, _)): a == b || a == .null || isAllowed(a, b)
    case (.map(let aKey, let aValue, _), .map(let bKey, let bValue, _)):
      (aKey == bKey || isAllowed(aKey, bKey)) && (aValue == bValue || isAllowed(aValue, bValue))
    case (.structure(let a), .structure(let b)):
      a.count == b.count
        && zip(a.fields, b.fields).allSatisfy {
          $0.dataType == $1.dataType || isAllowed($0.dataType, $1.dataType)
        }
    case (.structure(let schema), .vector), (.vector, .structure(let schema)): schema.count == 4
    case (.null, _): true
    case (.boolean, _): target.isNumeric
    case (.date, _): target.isTimestamp
    case (.timestamp, _): target.isNumeric || target == .date || target == .timestampNTZ
    case (.timestampNTZ, _): target == .date || target == .timestamp
    case (.dayTimeInterval, _), (.yearMonthInterval, _): target.isIntegral || target == .calendarInterval
    default: source.isNumeric && (target.isNumeric || target == .boolean || target == .timestamp)
    }
  }

  private static func isNested(_ type: DataType) -> Bool {
    switch type {
    case .array, .map, .structure, .vector: true
    default: false
    }
  }

  private static func isInterval(_ type: DataType) -> Bool {
    type == .dayTimeInterval || type == .yearMonthInterval || type == .calendarInterval
  }
}

/// One conversion, spelled in SQL.
private struct Conversion {
  let isTry: Bool
  let timeZone: String

  private var verb: String { isTry ? "TRY_CAST" : "CAST" }
  private var flag: String { isTry ? "TRUE" : "FALSE" }

  func sql(_ sql: String, from source: DataType, to target: DataType) -> String {
    if hasSameForm(source, target) { return sql }
    switch (source, target) {
    case (.string, _): return fromText(sql, target)
    case (_, .string): return text(sql, source)
    case (.array, _), (.map, _), (.structure, _), (.vector, _): return nested(sql, source, target)
    case (_, .boolean): return "(\(sql) <> 0)"
    default: return simple(sql, source, target)
    }
  }

  /// Whether both are the same but for nulls.
  private func hasSameForm(_ a: DataType, _ b: DataType) -> Bool {
    switch (a, b) {
    case (.array(let x, _), .array(let y, _)): hasSameForm(x, y)
    case (.map(let xKey, let xValue, _), .map(let yKey, let yValue, _)):
      hasSameForm(xKey, yKey) && hasSameForm(xValue, yValue)
    case (.structure(let x), .structure(let y)):
      x.names == y.names && zip(x.fields, y.fields).allSatisfy { hasSameForm($0.dataType, $1.dataType) }
    default: a == b
    }
  }

  // MARK: Text

  private func fromText(_ sql: String, _ target: DataType) -> String {
    switch target {
    case .binary: return "encode(\(sql))"
    case .decimal(let precision, let scale):
      return "\(verb)(gnista_cast_decimal(\(sql), \(scale), \(flag)) AS DECIMAL(\(precision),\(scale)))"
    case .timestamp: return "gnista_cast_timestamp(\(sql), \(SQLText.string(timeZone)), \(flag))"
    case .vector: return "\(verb)(\(sql) AS \(SQLText.type(.vector)))"
    case .byte, .short, .integer:
      return "CAST(gnista_cast_\(target.simpleString)(\(sql), \(flag)) AS \(SQLText.type(target)))"
    default: return "gnista_cast_\(target.simpleString)(\(sql), \(flag))"
    }
  }

  private func text(_ sql: String, _ source: DataType) -> String {
    switch source {
    case .float: return "gnista_text_float(\(sql))"
    case .double: return "gnista_text_double(\(sql))"
    case .timestamp: return "CAST(\(CastLowering.local(sql, timeZone)) AS VARCHAR)"
    case .binary: return "gnista_binary_lossy_text(\(sql))"
    case .dayTimeInterval: return "gnista_text_day_time(epoch_us(\(sql)))"
    case .yearMonthInterval: return "gnista_text_year_month(CAST(\(IntervalSQL.months(sql)) AS INTEGER))"
    case .array, .map, .structure, .vector, .calendarInterval:
      return "gnista_text(\(sql), \(SQLText.string(timeZone)))"
    case .decimal(let precision, let scale) where precision == scale && precision < 38:
      // The engine leaves the zero before the point away when there is no digit for it.
      return "CAST(CAST(\(sql) AS DECIMAL(\(precision + 1),\(scale))) AS VARCHAR)"
    default: return "CAST(\(sql) AS VARCHAR)"
    }
  }

  // MARK: Numbers and times

  private func simple(_ sql: String, _ source: DataType, _ target: DataType) -> String {
    let name = SQLText.type(target)
    switch (source, target) {
    case (.float, _) where target.isIntegral, (.double, _) where target.isIntegral,
      (.decimal, _) where target.isIntegral:
      return "\(verb)(trunc(\(sql)) AS \(name))"
    case (.float, .decimal(_, let scale)), (.double, .decimal(_, let scale)):
      // By way of the shortest text, as Java's BigDecimal.
      return "\(verb)(gnista_cast_decimal(\(text(sql, source)), \(scale), \(flag)) AS \(name))"
    case (.boolean, _): return "CAST(CAST(\(sql) AS TINYINT) AS \(name))"
    case (.timestamp, .double), (.timestamp, .float):
      return "CAST(epoch_us(\(sql)) / CAST(1e6 AS DOUBLE) AS \(name))"
    case (.timestamp, .decimal):
      return "\(verb)(CAST(epoch_us(\(sql)) AS DECIMAL(20,0)) * CAST('0.000001' AS DECIMAL(7,6)) AS \(name))"
    case (.timestamp, _) where target.isNumeric:
      return "\(verb)(CAST(floor(epoch_us(\(sql)) / CAST(1e6 AS DOUBLE)) AS BIGINT) AS \(name))"
    case (_, .timestamp) where source.isIntegral: return "make_timestamptz(CAST(\(sql) AS BIGINT) * 1000000)"
    case (.decimal, .timestamp):
      // Wide enough that the engine does not count with 18 digits.
      let micros = "CAST(\(sql) AS DECIMAL(30,8)) * CAST(1000000 AS DECIMAL(7,0))"
      return "make_timestamptz(CAST(trunc(\(micros)) AS BIGINT))"
    case (_, .timestamp) where source.isNumeric:
      return "make_timestamptz(CAST(trunc(\(sql) * 1000000) AS BIGINT))"
    case (.double, .float): return "gnista_float(\(sql))"
    case (.timestamp, .timestampNTZ): return CastLowering.local(sql, timeZone)
    case (.timestamp, .date): return "CAST(\(CastLowering.local(sql, timeZone)) AS DATE)"
    case (.timestampNTZ, .timestamp): return CastLowering.instant(sql, timeZone)
    case (.date, .timestamp): return CastLowering.instant("CAST(\(sql) AS TIMESTAMP)", timeZone)
    // The unit is that of the interval's last field, which is the day where Spark lets whole numbers through.
    case (.dayTimeInterval, _) where target.isIntegral:
      return "\(verb)(epoch_us(\(sql)) // 86400000000 AS \(name))"
    case (.yearMonthInterval, _) where target.isIntegral:
      return "\(verb)(\(IntervalSQL.months(sql)) AS \(name))"
    default: return "\(verb)(\(sql) AS \(name))"
    }
  }

  // MARK: Nested values

  private func nested(_ sql: String, _ source: DataType, _ target: DataType) -> String {
    switch (source, target) {
    case (.array(let a, _), .array(let b, _)):
      if a == .null { return "CAST(\(sql) AS \(SQLText.type(target)))" }
      return "list_transform(\(sql), lambda \"c#\": \(self.sql("\"c#\"", from: a, to: b)))"
    case (.map(let aKey, let aValue, _), .map(let bKey, let bValue, _)):
      if aKey == .null { return "CAST(\(sql) AS \(SQLText.type(target)))" }
      let key = self.sql("struct_extract(\"c#\", 'key')", from: aKey, to: bKey)
      let value = self.sql("struct_extract(\"c#\", 'value')", from: aValue, to: bValue)
      return
        "map_from_entries(list_transform(map_entries(\(sql)), lambda \"c#\": {'key': \(key), 'value': \(value)}))"
    case (.structure(let a), .structure(let b)):
      let parts = zip(a.fields, b.fields).map { old, new in
        "\(SQLText.string(new.name)): "
          + self.sql(
            "struct_extract(\(sql), \(SQLText.string(old.name)))", from: old.dataType, to: new.dataType)
      }
      return "(CASE WHEN \(sql) IS NOT NULL THEN {\(parts.joined(separator: ", "))} END)"
    default: return "\(verb)(\(sql) AS \(SQLText.type(target)))"
    }
  }
}
