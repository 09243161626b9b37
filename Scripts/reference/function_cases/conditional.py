"""Conditions and null handling."""

CASES = {
    "assert_true": "assert_true(id > 0)\nassert_true(1 > 2)\nassert_true(1 > 2, 'nope')\nassert_true(null)",
    "coalesce": r"""
        coalesce(i, j)
        coalesce(i, 0)
        coalesce(null, null, 3)
        coalesce(i, x)
        coalesce(s, 'none')
        coalesce(null, null)
        coalesce(i, 1.5)
        coalesce(d, ts)
        coalesce(i, '7')
        coalesce(ai, array(0))
    """,
    "equal_null": "equal_null(i, j)\nequal_null(null, null)\nequal_null(s, 'x')",
    "greatest": r"""
        greatest(i, j)
        greatest(i, j, 10)
        greatest(x, y)
        greatest(i, x)
        greatest(s, p)
        greatest(ai, aj)
        least(ai, aj)
        greatest(null, 3)
        greatest(null, null)
        greatest(d, d2)
        greatest(dc, de)
        greatest(1, 2.5)
        greatest(cast('NaN' as double), cast('Infinity' as double))
        greatest('10', 9)
    """,
    "if": "if(b, i, j)\nif(i > 3, 'y', 'n')\nif(null, 1, 2)\nif(b, 1, 2.5)\nif(b, i, null)",
    "ifnull": "ifnull(i, j)\nifnull(null, 'x')\nifnull(i, 1.5D)",
    "isnan": "isnan(x)\nisnan(f)\nisnan(y)\nisnan(null)\nisnan(i)",
    "isnotnull": "isnotnull(i)\nisnotnull(null)",
    "isnull": "isnull(i)\nisnull(x)\nisnull(null)",
    "least": r"""
        least(i, j)
        least(i, j, 10)
        least(x, y)
        least(s, p)
        least(null, 3)
        least(d, d2)
        least(1, 2.5)
        least(cast('NaN' as double), 1D)
    """,
    "nanvl": "nanvl(x, 0)\nnanvl(x, y)\nnanvl(f, 1.5)\nnanvl(null, 1)\nnanvl(cast('NaN' as double), 123)",
    "nullif": "nullif(i, 3)\nnullif(s, '')\nnullif(i, j)\nnullif(null, 1)\nnullif(1, 1.0)",
    "nullifzero": "nullifzero(i)\nnullifzero(x)\nnullifzero(0)",
    "nvl": "nvl(i, j)\nnvl(s, 'none')\nnvl(null, 2)",
    "nvl2": "nvl2(i, 'has', 'none')\nnvl2(null, 1, 2.5)\nnvl2(s, i, j)",
    "raise_error": "raise_error('custom')\nif(id < 0, raise_error('x'), i)",
    "typeof": "typeof(i)\ntypeof(dc)\ntypeof(ai)\ntypeof(m)\ntypeof(st)\ntypeof(null)\ntypeof(1.5)\ntypeof(ts)",
    "when": "when(i > 3, 'big')\nwhen(b, 1, 0)",
    "zeroifnull": "zeroifnull(i)\nzeroifnull(x)\nzeroifnull(null)",
}
