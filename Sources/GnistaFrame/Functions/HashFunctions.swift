import GnistaCore

extension FunctionCatalog {
  /// Hashes and checksums.
  static let hash: [SparkFunction] = [
    .rule(
      "hash", .hash, 1...Int.max, "hash(a, b, …)",
      "Murmur3 hash of the values, an int; nulls are passed over."
    ) { try hashed($0, "gnista_hash", .integer) },
    .rule(
      "xxhash64", .hash, 1...Int.max, "xxhash64(a, b, …)",
      "xxHash64 of the values, a bigint; nulls are passed over."
    ) { try hashed($0, "gnista_xxhash64", .long) },
    .rule("md5", .hash, 1...1, "md5(binary)", "MD5 digest in hexadecimal digits.") { call in
      call.result("md5(\(try call.sql(0, as: .binary)))", .string)
    },
    .rule("sha1", aliases: ["sha"], .hash, 1...1, "sha1(binary)", "SHA-1 digest in hexadecimal digits.") {
      call in
      call.result("sha1(\(try call.sql(0, as: .binary)))", .string)
    },
    .rule(
      "sha2", .hash, 2...2, "sha2(binary, bits)",
      "SHA-2 digest of 224, 256 (also 0), 384 or 512 bits in hexadecimal digits; null for another number."
    ) { call in
      let data = try call.sql(0, as: .binary)
      if let bits = call.arguments[1].literal?.integerValue, bits == 256 || bits == 0 {
        return call.result("sha256(\(data))", .string)
      }
      return SQLFragment("gnista_sha2(\(data), \(try call.integer(1)))", .string)
    },
    .rule("crc32", .hash, 1...1, "crc32(binary)", "CRC-32 checksum, a bigint.") { call in
      call.result("gnista_crc32(\(try call.sql(0, as: .binary)))", .long)
    },
  ]

  private static func hashed(_ call: LoweringCall, _ function: String, _ type: DataType) throws -> SQLFragment
  {
    for (index, argument) in call.arguments.enumerated() {
      if case .map = argument.type { throw call.mismatch(index, "hashable; maps are not") }
    }
    let values = call.arguments.map(\.sql).joined(separator: ", ")
    return SQLFragment("\(function)(\(values))", type, nullable: false)
  }
}
