/// Spark's text of intervals, in the ANSI style that a cast to string gives.
enum IntervalText {
  /// `INTERVAL '1 02:03:04.5' DAY TO SECOND`
  static func dayTime(_ micros: Int64) -> String {
    let magnitude = micros.magnitude
    let seconds = magnitude / 1_000_000
    var fraction = ""
    if magnitude % 1_000_000 != 0 {
      fraction = "." + CivilDate.pad(Int(magnitude % 1_000_000), 6)
      while fraction.hasSuffix("0") { fraction.removeLast() }
    }
    let clock = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60]
      .map { CivilDate.pad(Int($0), 2) }.joined(separator: ":")
    return "INTERVAL '\(micros < 0 ? "-" : "")\(seconds / 86_400) \(clock)\(fraction)' DAY TO SECOND"
  }

  /// `INTERVAL '1-2' YEAR TO MONTH`
  static func yearMonth(_ months: Int) -> String {
    "INTERVAL '\(months < 0 ? "-" : "")\(months.magnitude / 12)-\(months.magnitude % 12)' YEAR TO MONTH"
  }

  /// `1 years 2 months 3 days 4 hours`, only the parts that are not zero.
  static func calendar(months: Int, days: Int, microseconds: Int64) -> String {
    var parts: [String] = []
    func append(_ amount: Int, _ unit: String) { if amount != 0 { parts.append("\(amount) \(unit)") } }
    append(months / 12, "years")
    append(months % 12, "months")
    append(days, "days")
    append(Int(microseconds / 3_600_000_000), "hours")
    append(Int(microseconds / 60_000_000 % 60), "minutes")
    let rest = microseconds % 60_000_000
    if rest != 0 {
      var fraction = CivilDate.pad(Int(rest.magnitude % 1_000_000), 6)
      while fraction.hasSuffix("0") { fraction.removeLast() }
      let sign = rest < 0 ? "-" : ""
      parts.append("\(sign)\(rest.magnitude / 1_000_000)\(fraction.isEmpty ? "" : "." + fraction) seconds")
    }
    return parts.isEmpty ? "0 seconds" : parts.joined(separator: " ")
  }
}
