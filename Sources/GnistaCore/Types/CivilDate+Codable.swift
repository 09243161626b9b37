extension CivilDate: Codable {
  /// Reads the text `yyyy-MM-dd`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" || $0 == "+" }.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a date yyyy-MM-dd")
    }
    let date = CivilDate(year: isNegative ? -year : year, month: month, day: day)
    guard (1...12).contains(month), CivilDate(daysSinceEpoch: date.daysSinceEpoch) == date else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "there is no day '\(text)'")
    }
    self = date
  }

  /// Writes the text `yyyy-MM-dd`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
