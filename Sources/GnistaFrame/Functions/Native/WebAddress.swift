import GnistaCore

/// The parts of an address, by the pattern of RFC 3986, appendix B.
struct WebAddress {
  private var scheme: String?
  private var authority: String?
  private var path = ""
  private var query: String?
  private var fragment: String?

  init(_ text: String) {
    var rest = text[...]
    func cut(_ mark: Character) -> String? {
      guard let position = rest.firstIndex(of: mark) else { return nil }
      let tail = String(rest[rest.index(after: position)...])
      rest = rest[..<position]
      return tail
    }
    fragment = cut("#")
    query = cut("?")
    if let colon = rest.firstIndex(of: ":"), !rest[..<colon].contains("/"), colon != rest.startIndex {
      scheme = String(rest[..<colon])
      rest = rest[rest.index(after: colon)...]
    }
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: "/") ?? rest.endIndex
      authority = String(rest[..<end])
      rest = rest[end...]
    }
    path = String(rest)
  }

  /// A part by Spark's name, or nil.
  func part(_ name: String, key: String?) -> String? {
    if let key {
      guard name == "QUERY", let query else { return nil }
      return query.split(separator: "&", omittingEmptySubsequences: false)
        .first { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.count + 1)) }
    }
    switch name {
    case "HOST":
      guard let authority else { return nil }
      let host = authority.split(separator: "@", omittingEmptySubsequences: false).last.map(String.init) ?? ""
      if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return String(host[...end]) }
      let bare = host.split(separator: ":", omittingEmptySubsequences: false).first.map(String.init) ?? ""
      return bare.isEmpty ? nil : bare
    case "PATH": return path
    case "QUERY": return query
    case "REF": return fragment
    case "PROTOCOL": return scheme
    case "FILE": return path + (query.map { "?" + $0 } ?? "")
    case "AUTHORITY": return authority
    case "USERINFO":
      guard let authority, let at = authority.lastIndex(of: "@") else { return nil }
      return String(authority[..<at])
    default: return nil
    }
  }

  /// Encoded as `application/x-www-form-urlencoded`.
  static func encoded(_ text: String) -> String {
    var result: [UInt8] = []
    let hex = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "*"),
        UInt8(ascii: "_"):
        result.append(byte)
      case UInt8(ascii: " "): result.append(UInt8(ascii: "+"))
      default: result += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Decoded from `application/x-www-form-urlencoded`; nil when it is broken.
  static func decoded(_ text: String) -> String? {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): result.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
          rest.first != UInt8(ascii: "+"), rest.first != UInt8(ascii: "-")
        else { return nil }
        result.append(value)
        rest = rest.dropFirst(2)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
