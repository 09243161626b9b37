import GnistaCore
import Testing

struct SHA256Tests {
  /// Examples of FIPS 180-4's companion page and its well-known hash of nothing.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `Published examples have their published hashes`(text: String, hash: String) {
    #expect(SHA256.hexDigest(of: Array(text.utf8)) == hash)
  }

  @Test func `A million times the letter a has its published hash`() {
    var hash = SHA256()
    for _ in 0..<1000 { hash.update([UInt8](repeating: 0x61, count: 1000)) }
    #expect(hash.hexDigest() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `Lengths around the borders of blocks hash to what Python's hashlib gives`() {
    // hashlib.sha256(b"".join(hashlib.sha256(bytes(i % 251 for i in range(n))).digest() for n in range(200)))
    var all = SHA256()
    for length in 0..<200 {
      var one = SHA256()
      one.update((0..<length).map { UInt8($0 % 251) })
      all.update(one.digest())
    }
    #expect(all.hexDigest() == "ba7b0fcea7d10c06b855b43d2b4dce1e3e842fff6be0acefb0faf4f2dd05bb47")
  }

  @Test func `The pieces in which bytes arrive do not matter`() {
    let bytes = (0..<1000).map { UInt8($0 % 256) }
    let whole = SHA256.hexDigest(of: bytes)
    for piece in [1, 7, 63, 64, 65, 128, 999] {
      var hash = SHA256()
      for start in stride(from: 0, to: bytes.count, by: piece) {
        hash.update(Array(bytes[start..<min(start + piece, bytes.count)]))
        _ = hash.hexDigest()
      }
      #expect(hash.hexDigest() == whole, "pieces of \(piece)")
    }
  }
}
