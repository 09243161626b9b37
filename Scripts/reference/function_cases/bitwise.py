"""Bitwise functions and operators."""

CASES = {
    "&": "i & j\n5 & 3\n-1 & 255\nl & 255\nty & sh\nnull & 1",
    "|": "i | j\n5 | 3\n-8 | 1\nl | i",
    "^": "i ^ j\n5 ^ 3\n-1 ^ 0\nty ^ ty",
    "~": "~i\n~0\n~ty\n~l",
    "bit_count": "bit_count(i)\nbit_count(-1)\nbit_count(l)\nbit_count(ty)\nbit_count(true)\nbit_count(b)",
    "bit_get": "bit_get(11, 0)\nbit_get(11, 2)\nbit_get(i, 1)",
    "getbit": "getbit(11, 0)\ngetbit(l, 3)\ngetbit(-1, 63)\ngetbit(1, 64)\ngetbit(1, -1)",
    "shiftleft": r"""
        shiftleft(i, 1)
        shiftleft(1, 31)
        shiftleft(1, 32)
        shiftleft(1L, 40)
        shiftleft(-3, 2)
        shiftleft(ty, 3)
        shiftleft(1, -1)
        shiftleft(2147483647, 1)
        1 << 4
    """,
    "shiftright": "shiftright(i, 1)\nshiftright(-8, 1)\nshiftright(l, 3)\nshiftright(16, 33)\n-16 >> 2",
    "shiftrightunsigned": r"""
        shiftrightunsigned(i, 1)
        shiftrightunsigned(-8, 1)
        shiftrightunsigned(-8L, 1)
        shiftrightunsigned(-1, 31)
        -16 >>> 28
    """,
}
