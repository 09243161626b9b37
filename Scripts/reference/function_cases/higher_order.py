"""Higher-order functions."""

CASES = {
    "aggregate": r"""
        aggregate(ai, 0, (acc, v) -> acc + v)
        aggregate(ai, 0, (acc, v) -> acc + coalesce(v, 0))
        aggregate(array(1, 2, 3), 0, (acc, v) -> acc + v, acc -> acc * 10)
        aggregate(ad, 0D, (acc, v) -> acc + v)
        aggregate(aw, '', (acc, v) -> concat(acc, v))
        aggregate(array(), 5, (acc, v) -> acc + 1)
    """,
    "exists": "exists(ai, v -> v > 5)\nexists(ai, v -> v is null)\nexists(array(1, null), v -> v > 5)\nexists(array(), v -> true)\nexists(array(7, null), v -> v > 5)",
    "filter": "filter(ai, v -> v > 2)\nfilter(ai, (v, k) -> k % 2 = 0)\nfilter(aw, v -> v is not null)\nfilter(ai, v -> v > i)\nfilter(ai, v -> null)",
    "forall": "forall(ai, v -> v > 0)\nforall(array(1, null), v -> v > 0)\nforall(array(), v -> false)\nforall(array(-1, null), v -> v > 0)",
    "map_filter": "map_filter(m, (k, v) -> v > 1)\nmap_filter(m, (k, v) -> k <> 'a')",
    "map_zip_with": "map_zip_with(m, m2, (k, a, b) -> coalesce(a, 0) + coalesce(b, 0))\nmap_zip_with(map(1, 'a'), map(1, 'x', 2, 'y'), (k, a, b) -> concat(a, b))",
    "reduce": "reduce(array(1, 2, 3), 0, (acc, v) -> acc + v)",
    "transform": r"""
        transform(ai, v -> v * 2L)
        transform(ai, (v, k) -> v % 100 + k)
        transform(aw, v -> upper(v))
        transform(ai, v -> v = i)
        transform(aa, a -> transform(a, v -> v + 1))
        transform(aa, a -> size(a))
        transform(ast, r -> r.b)
        transform(ai, v -> struct(v, v % 2 as odd))
        transform(array(), v -> v)
    """,
    "transform_keys": "transform_keys(m, (k, v) -> upper(k))\ntransform_keys(map('a', 1, 'b', 2), (k, v) -> concat(k, v))\ntransform_keys(map('a', 1, 'b', 2), (k, v) -> 'x')",
    "transform_values": "transform_values(m, (k, v) -> v + 1)\ntransform_values(m, (k, v) -> concat(k, v))",
    "zip_with": "zip_with(ai, aj, (a, b) -> coalesce(a, 0) % 10 + coalesce(b, 0))\nzip_with(array(1, 2), array('a', 'b', 'c'), (x, y) -> struct(x, y))\nzip_with(aw, aw, (a, b) -> concat(a, b))",
}
