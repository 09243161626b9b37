"""Array functions."""

CASES = {
    "array": "array(1, 2, 3)\narray()\narray(i, j)\narray(1, 2.5)\narray(i, null)\narray(s, p)\narray(1, 'x')\narray(array(1), array(2))",
    "array_append": "array_append(ai, 9)\narray_append(ai, null)\narray_append(aw, p)\narray_append(ad, 1)",
    "array_compact": "array_compact(ai)\narray_compact(aw)\narray_compact(array(1, 2))",
    "array_contains": "array_contains(ai, 1)\narray_contains(ai, i)\narray_contains(aw, 'a')\narray_contains(ad, cast('NaN' as double))\narray_contains(ai, null)\narray_contains(ad, 0)",
    "array_distinct": "array_distinct(ai)\narray_distinct(aw)\narray_distinct(ad)\narray_distinct(aa)",
    "array_except": "array_except(ai, aj)\narray_except(array(1,2,2,3), array(1))\narray_except(array(1,null,null), array(2))",
    "array_insert": r"""
        array_insert(array(1, 2, 3, 4), 5, 5)
        array_insert(array(5, 4, 3, 2), -1, 1)
        array_insert(array(5, 3, 2, 1), -4, 4)
        array_insert(array(1, 2), 5, 9)
        array_insert(array(1, 2), -5, 9)
        array_insert(ai, 1, 0)
        array_insert(ai, 0, 0)
    """,
    "array_intersect": "array_intersect(ai, aj)\narray_intersect(array(1,2,2,3), array(2,3,3))\narray_intersect(array(1,null), array(null))",
    "array_join": "array_join(aw, ',')\narray_join(aw, ',', '?')\narray_join(array('a', null, 'b'), ' ')\narray_join(ai, '-')",
    "array_max": "array_max(ai)\narray_max(ad)\narray_max(aw)\narray_max(aa)\narray_max(array(ai, aj))",
    "array_min": "array_min(ai)\narray_min(ad)\narray_min(aw)",
    "array_position": "array_position(ai, 1)\narray_position(array(312, 773, 708), 708)\narray_position(aw, 'a')\narray_position(ai, null)",
    "array_prepend": "array_prepend(ai, 0)\narray_prepend(aw, 'z')\narray_prepend(ai, null)",
    "array_remove": "array_remove(ai, 1)\narray_remove(array(1, null, 3, 3), 3)\narray_remove(aw, 'a')\narray_remove(ai, null)",
    "array_repeat": "array_repeat(p, 2)\narray_repeat(i, 0)\narray_repeat(null, 2)\narray_repeat(1, -1)",
    "array_size": "array_size(ai)\narray_size(null)",
    "array_sort": "array_sort(ai)\narray_sort(aw)\narray_sort(ad)\narray_sort(ai, (a, b) -> case when a > b then -1 when a < b then 1 else 0 end)",
    "array_union": "array_union(ai, aj)\narray_union(array(1,2,2), array(2,3))\narray_union(array(null), array(null,1))",
    "arrays_overlap": "arrays_overlap(ai, aj)\narrays_overlap(array(1,2), array(3,null))\narrays_overlap(array(1,2), array(2,null))\narrays_overlap(array(), array(1))",
    "arrays_zip": "arrays_zip(ai, aj)\narrays_zip(array(1, 2), array('a'))\narrays_zip(array(1), array(2), array(3, 4))",
    "cardinality": "cardinality(ai)\ncardinality(m)\ncardinality(null)",
    "element_at": "element_at(ai, 1)\nelement_at(array(1, 2, 3), 2)\nelement_at(array(1, 2, 3), -1)\nelement_at(array(1, 2, 3), 5)\nelement_at(array(1, 2, 3), 0)\nelement_at(m, 'a')\nelement_at(m, 'zzz')",
    "try_element_at": "try_element_at(ai, 2)\ntry_element_at(array(1, 2, 3), 5)\ntry_element_at(m, 'a')\ntry_element_at(ai, -1)",
    "get": "get(ai, 0)\nget(ai, 10)\nget(ai, -1)",
    "[]": "array(1, 2, 3)[0]\narray(1, 2, 3)[5]\narray(1, 2, 3)[-1]\naa[0]\nm['a']\nm['zzz']\nst.a\nst.b\nast.a\nast[0].b",
    "flatten": "flatten(aa)\nflatten(array(array(1, 2), array(3)))\nflatten(array(array(1), null))",
    "reverse": "reverse(ai)\nreverse(aw)\nreverse(aa)",
    "sequence": r"""
        sequence(1, 5)
        sequence(5, 1)
        sequence(1, 10, 3)
        sequence(10, 1, -4)
        sequence(1, 1)
        sequence(date'2018-01-01', date'2018-03-01', interval 1 month)
        sequence(date'2018-01-01', date'2018-01-05')
        sequence(date'2018-01-31', date'2018-05-31', interval 1 month)
        sequence(timestamp'2018-01-01 00:00:00', timestamp'2018-01-01 03:00:00', interval 1 hour)
        sequence(1, 5, -1)
        sequence(1, 5, 0)
        sequence(0, j)
        sequence(1L, 3L)
        sequence(null, 3)
    """,
    "size": "size(ai)\nsize(m)\nsize(null)\nsize(array())",
    "slice": "slice(ai, 1, 2)\nslice(array(1, 2, 3, 4), 2, 2)\nslice(array(1, 2, 3, 4), -2, 2)\nslice(array(1, 2), 5, 2)\nslice(array(1, 2), 0, 1)\nslice(array(1, 2), 1, -1)\nslice(array(1, 2, 3), -5, 2)",
    "sort_array": "sort_array(ai)\nsort_array(ai, false)\nsort_array(aw)\nsort_array(ad)\nsort_array(ast)\nsort_array(aa, false)",
    "arrays": "array(1, 2) = array(1, 2)\narray(1, null) = array(1, null)\narray(1, 2) < array(1, 3)",
}
