"""Hashes and checksums."""

CASES = {
    "crc32": "crc32(s)\ncrc32('Spark')\ncrc32(bin)\ncrc32('')",
    "hash": r"""
        hash(i)
        hash(l)
        hash(s)
        hash(x)
        hash(f)
        hash(b)
        hash(ty)
        hash(sh)
        hash(dc)
        hash(de)
        hash(d)
        hash(ts)
        hash(bin)
        hash(i, s)
        hash(s, i, x)
        hash(null)
        hash(ai)
        hash(st)
        hash(aw)
        hash('Spark', array(123), 2)
        hash(-0.0D)
        hash(tn)
        hash(cast(1 as decimal(38,5)))
    """,
    "md5": "md5(s)\nmd5('Spark')\nmd5(bin)\nmd5('')",
    "sha": "sha(s)\nsha('Spark')",
    "sha1": "sha1(s)\nsha1('')\nsha1(bin)",
    "sha2": "sha2(s, 256)\nsha2('Spark', 0)\nsha2('Spark', 224)\nsha2('Spark', 384)\nsha2(s, 512)\nsha2('a', 1)",
    "xxhash64": r"""
        xxhash64(i)
        xxhash64(l)
        xxhash64(s)
        xxhash64(x)
        xxhash64(f)
        xxhash64(b)
        xxhash64(ty)
        xxhash64(dc)
        xxhash64(de)
        xxhash64(d)
        xxhash64(ts)
        xxhash64(bin)
        xxhash64(i, s, x)
        xxhash64(null)
        xxhash64(ai)
        xxhash64(st)
        xxhash64('Spark', array(123), 2)
        xxhash64(repeat('abcdefgh', 5))
    """,
}
