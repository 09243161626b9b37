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
      throw GnistaError(.typeMismatch, "a value of type \(fragment.type) cannot be cast to \(type)")
    }
    let sql = expression(fragment, type, isTry ? "TRY_CAST" : "CAST", timeZone)
    return SQLFragment(sql, type, nullable: nullable)
  }

  private static func expression(
    _ fragment: SQLFragment, _ type: DataType, _ verb: String, _ timeZone: String
  ) -> String {
    let sql = fragment.sql
    let target = SQLText.type(type)
    switch (fragment.type, type) {
    case (.float, _) where type.isIntegral, (.double, _) where type.isIntegral,
      (.decimal, _) where type.isIntegral:
      return "\(verb)(trunc(\(sql)) AS \(target))"
    case (.string, _) where type.isNumeric || type == .boolean || type == .date:
      return "\(verb)(trim(\(sql)) AS \(target))"
    case (.boolean, _) where type.isNumeric: return "CAST(CAST(\(sql) AS TINYINT) AS \(target))"
    case (_, .boolean) where fragment.type.isNumeric: return "(\(sql) <> 0)"
    case (.timestamp, .double), (.timestamp, .float): return "CAST(epoch_us(\(sql)) / 1e6 AS \(target))"
    case (.timestamp, _) where type.isNumeric: return "CAST(epoch_us(\(sql)) // 1000000 AS \(target))"
    case (_, .timestamp) where fragment.type.isIntegral:
      return "make_timestamptz(CAST(\(sql) AS BIGINT) * 1000000)"
    case (_, .timestamp) where fragment.type.isNumeric:
      return "make_timestamptz(CAST(trunc(\(sql) * 1e6) AS BIGINT))"
    case (.timestamp, .timestampNTZ): return local(sql, timeZone)
    case (.timestamp, .date): return "CAST(\(local(sql, timeZone)) AS DATE)"
    case (.timestampNTZ, .timestamp): return instant(sql, timeZone)
    case (.date, .timestamp): return instant("CAST(\(sql) AS TIMESTAMP)", timeZone)
    case (.string, .timestamp): return "\(verb)(trim(\(sql)) AS TIMESTAMP WITH TIME ZONE)"
    default: return "\(verb)(\(sql) AS \(target))"
    }
  }

  /// The wall-clock time of an instant in a zone, as TIMESTAMP.
  public static func local(_ sql: String, _ timeZone: String) -> String {
    isUTC(timeZone) ? "make_timestamp(epoch_us(\(sql)))" : "timezone(\(SQLText.string(timeZone)), \(sql))"
  }

  /// The instant of a wall-clock time in a zone, as TIMESTAMP WITH TIME ZONE.
  public static func instant(_ sql: String, _ timeZone: String) -> String {
    isUTC(timeZone) ? "make_timestamptz(epoch_us(\(sql)))" : "timezone(\(SQLText.string(timeZone)), \(sql))"
  }

  /// Whether a zone's wall clock is UTC.
  public static func isUTC(_ timeZone: String) -> Bool {
    ["UTC", "GMT", "ETC/UTC", "Z", "+00:00", "ETC/GMT"].contains(timeZone.uppercased())
  }

  private static func isAllowed(_ source: DataType, _ target: DataType) -> Bool {
    switch (source, target) {
    case (_, .string): true
    case (.string, _): !isNested(target)
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
}
