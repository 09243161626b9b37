import Foundation
import GnistaCore
import Synchronization

/// A time zone by Java's names and rules: regions, `UTC`, `GMT+1`, `+02:00`.
struct ZoneRules: Sendable {
  /// The name as given.
  let name: String
  /// Offset in seconds where it never changes.
  private let fixed: Int?
  private let zone: TimeZone

  private static let cache = Mutex<[String: ZoneRules]>([:])

  /// UTC.
  static let utc = ZoneRules(name: "UTC", fixed: 0, zone: .gmt)

  private init(name: String, fixed: Int?, zone: TimeZone) {
    self.name = name
    self.fixed = fixed
    self.zone = zone
  }

  /// Finds a zone.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` for an unknown name.
  init(_ name: String) throws {
    if let known = Self.cache.withLock({ $0[name] }) {
      self = known
      return
    }
    self.name = name
    if let seconds = Self.fixedOffset(name), let zone = TimeZone(secondsFromGMT: seconds) {
      fixed = seconds
      self.zone = zone
    } else if let zone = TimeZone(identifier: name), name.first?.isLetter == true, name.count > 2 {
      fixed = nil
      self.zone = zone
    } else {
      throw GnistaError(.invalidArgument, "[INVALID_TIMEZONE] The timezone: \(name) is invalid.")
    }
    let made = self
    Self.cache.withLock { $0[name] = made }
  }

  /// The offset of `Z`, `UTC`, `GMT+1`, `+2`, `+02:00`, `-0230` or `+02:00:30`; nil for a region.
  static func fixedOffset(_ name: String) -> Int? {
    if ["Z", "UTC", "GMT", "UT", "Etc/UTC", "Etc/GMT"].contains(name) { return 0 }
    var rest = name[...]
    for prefix in ["UTC", "GMT", "UT"] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
      break
    }
    guard let sign = rest.first, sign == "+" || sign == "-" else { return nil }
    rest = rest.dropFirst()
    var parts: [Int?]
    if rest.contains(":") {
      parts = rest.split(separator: ":", omittingEmptySubsequences: false).map {
        $0.count <= 2 ? Int($0) : nil
      }
    } else {
      switch rest.count {
      case 1, 2: parts = [Int(rest)]
      case 4: parts = [Int(rest.prefix(2)), Int(rest.suffix(2))]
      case 6: parts = [Int(rest.prefix(2)), Int(rest.dropFirst(2).prefix(2)), Int(rest.suffix(2))]
      default: return nil
      }
    }
    let numbers = parts.compactMap { $0 }
    guard numbers.count == parts.count, (1...3).contains(numbers.count), numbers[0] <= 18,
      numbers.allSatisfy({ (0..<60).contains($0) })
    else { return nil }
    let seconds =
      numbers[0] * 3_600 + (numbers.count > 1 ? numbers[1] * 60 : 0) + (numbers.count > 2 ? numbers[2] : 0)
    guard seconds <= 18 * 3_600 else { return nil }
    return sign == "-" ? -seconds : seconds
  }

  /// Offset from UTC in seconds at an instant in microseconds.
  func offset(at micros: Int64) -> Int {
    fixed ?? zone.secondsFromGMT(for: Date(timeIntervalSince1970: (Double(micros) / 1e6).rounded(.down)))
  }

  /// The wall clock at an instant, both in microseconds.
  func wall(_ instant: Int64) -> Int64 { instant + Int64(offset(at: instant)) * 1_000_000 }

  /// The instant of a wall-clock time. A time that the clock shows twice is the first of both; one that it leaps over is
  /// moved on by the leap, as in Java.
  func instant(ofWall wall: Int64) -> Int64 {
    if let fixed { return wall - Int64(fixed) * 1_000_000 }
    let day: Int64 = 86_400_000_000
    let before = offset(at: wall - day)
    let after = offset(at: wall + day)
    let first = wall - Int64(before) * 1_000_000
    guard before != after, offset(at: first) != before else { return first }
    let second = wall - Int64(after) * 1_000_000
    return offset(at: second) == after ? second : first
  }

  /// The zone's name at an instant: `EST` or, when long, `Eastern Standard Time`.
  func text(at instant: Int64, isLong: Bool) -> String {
    if let fixed {
      if fixed == 0, name.hasPrefix("U") || name == "Etc/UTC" {
        return isLong ? "Coordinated Universal Time" : "UTC"
      }
      if fixed == 0, name == "Z" { return "Z" }
      return name
    }
    let isSummer = zone.isDaylightSavingTime(for: Date(timeIntervalSince1970: Double(instant) / 1e6))
    let style: NSTimeZone.NameStyle =
      isSummer ? (isLong ? .daylightSaving : .shortDaylightSaving) : (isLong ? .standard : .shortStandard)
    return zone.localizedName(for: style, locale: Locale(identifier: "en_US")) ?? name
  }
}
