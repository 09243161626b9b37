"""CSV functions."""

CASES = {
    "from_csv": r"""
        from_csv('1, 0.8', 'a INT, b DOUBLE')
        from_csv('26/08/2015', 'time Timestamp', map('timestampFormat', 'dd/MM/yyyy'))
        from_csv('x,"a,b"', 'a STRING, b STRING')
        from_csv('1', 'a INT, b INT')
    """,
    "schema_of_csv": "schema_of_csv('1,abc')\nschema_of_csv('1.5,2020-01-01')",
    "to_csv": r"""
        to_csv(named_struct('a', 1, 'b', 2))
        to_csv(struct(i, s))
        to_csv(struct(d, x))
        to_csv(struct('a,b', 'c"d'))
        to_csv(struct(ts, dc))
    """,
}
