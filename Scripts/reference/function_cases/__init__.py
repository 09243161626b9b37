"""The cases of the golden function script, one module per family.

A module has `CASES`: a dictionary from a function's name to a block of Spark SQL expressions, one per
line, over the columns of the fixed table `t` (see `table.py`) or over literals alone. Three names are
optional: `KIND` ("scalar", the default, "aggregate", "window" or "generator"), `TIME_ZONE` (the session
time zone, UTC by default) and `GROUPINGS` (for aggregates, further cases with their own GROUP BY).
"""
