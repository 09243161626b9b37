"""The duckdb package of Python: the same aggregation written as SQL."""
import functools

import duckdb

from serve import serve, timed


@functools.cache
def connection(threads):
    return duckdb.connect(config={"threads": threads})


def csv(data, threads):
    query = (
        "SELECT city, kind, count(*) AS trips, sum(amount) AS total, avg(distance) AS mean, max(id) AS latest "
        f"FROM read_csv('{data}/trips.csv', header = true) GROUP BY city, kind ORDER BY city, kind"
    )
    seconds, rows = timed(lambda: connection(threads).execute(query).fetchall())
    return {"seconds": seconds, "rows": len(rows), "check": sum(row[3] or 0 for row in rows)}


serve({"versions": lambda data, threads: {"versions": {"duckdb (Python)": duckdb.__version__}}, "csv": csv})
