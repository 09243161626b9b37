"""Dates and times where the session time zone is America/New_York, with its daylight saving rules."""

TIME_ZONE = "America/New_York"

CASES = {
    "cast": r"""
        cast(ts as string)
        cast(ts as date)
        cast(d as timestamp)
        cast(tn as timestamp)
        cast(ts as timestamp_ntz)
        cast('2023-03-12 02:30:00' as timestamp)
        cast('2023-11-05 01:30:00' as timestamp)
        cast('2020-07-01' as timestamp)
        cast('2020-07-01 12:00:00 Europe/Stockholm' as timestamp)
        cast(ts as bigint)
        cast(0 as timestamp)
    """,
    "current_timezone": "current_timezone()",
    "date_format": r"""
        date_format(ts, 'yyyy-MM-dd HH:mm:ss.SSSSSS XXX')
        date_format(ts, 'z')
        date_format(ts, 'zzzz')
        date_format(ts, 'VV O')
        date_format(ts, 'EEEE h:mm a')
        date_format(d, 'yyyy-MM-dd HH:mm')
        date_format(tn, 'yyyy-MM-dd HH:mm')
    """,
    "date_trunc": r"""
        date_trunc('day', ts)
        date_trunc('hour', ts)
        date_trunc('month', ts)
        date_trunc('week', ts)
        date_trunc('minute', ts)
        date_trunc('year', ts)
    """,
    "hour": "hour(ts)\nhour(tn)",
    "minute": "minute(ts)",
    "second": "second(ts)",
    "year": "year(ts)",
    "month": "month(ts)",
    "day": "day(ts)",
    "dayofweek": "dayofweek(ts)",
    "dayofyear": "dayofyear(ts)",
    "weekofyear": "weekofyear(ts)",
    "quarter": "quarter(ts)",
    "extract": "extract(hour from ts)\nextract(second from ts)\nextract(day from ts)",
    "from_unixtime": "from_unixtime(0)\nfrom_unixtime(1700000000, 'yyyy-MM-dd HH:mm:ss z')",
    "from_utc_timestamp": "from_utc_timestamp(ts, 'Europe/Stockholm')",
    "to_utc_timestamp": "to_utc_timestamp(ts, 'Europe/Stockholm')",
    "make_timestamp": "make_timestamp(2023, 3, 12, 2, 30, 0)\nmake_timestamp(2023, 7, 1, 2, 30, 0)\nmake_timestamp(2023, 7, 1, 2, 30, 0, 'UTC')",
    "make_timestamp_ntz": "make_timestamp_ntz(2023, 3, 12, 2, 30, 0)",
    "months_between": "months_between(ts, ts2)\nmonths_between(d, d2)",
    "to_date": "to_date(ts)\nto_date('2020-01-31 23:00', 'yyyy-MM-dd HH:mm')",
    "to_timestamp": r"""
        to_timestamp('2016-12-31 00:12:00')
        to_timestamp('2016-07-31 00:12:00', 'yyyy-MM-dd HH:mm:ss')
        to_timestamp('2016-07-31 00:12:00Z', 'yyyy-MM-dd HH:mm:ssX')
        to_timestamp('2023-03-12 02:30:00', 'yyyy-MM-dd HH:mm:ss')
    """,
    "to_unix_timestamp": "to_unix_timestamp('2016-04-08', 'yyyy-MM-dd')",
    "unix_timestamp": "unix_timestamp(ts)\nunix_timestamp(d)\nunix_timestamp('2016-07-08 00:00:00')",
    "+": r"""
        ts + interval 1 day
        ts + interval 24 hours
        ts + interval '1' month
        timestamp'2023-03-11 02:30:00' + interval '1' day
        timestamp'2023-03-11 12:00:00' + interval 1 day
        timestamp'2023-03-11 12:00:00' + make_interval(0, 0, 0, 1)
        timestamp'2023-02-12 02:30:00' + interval 1 month
    """,
    "-": "ts - ts2\nts - d",
    "datediff": "datediff(ts, ts2)\ndatediff(day, ts2, ts)\ndatediff(hour, ts2, ts)",
    "date_add": "date_add(ts, 1)",
    "dateadd": "dateadd(day, 1, timestamp'2023-03-11 12:00:00')\ndateadd(hour, 24, timestamp'2023-03-11 12:00:00')",
    "last_day": "last_day(ts)",
    "trunc": "trunc(ts, 'month')",
    "timestamp_seconds": "timestamp_seconds(1700000000)",
    "unix_micros": "unix_micros(ts)",
    "=": "ts = tn\nd = ts\nts > '2020-01-01'",
    "convert_timezone": "convert_timezone('Europe/Brussels', timestamp_ntz'2021-12-05 15:00:00')",
    "date literal": "timestamp'2020-07-01 12:00:00'\ntimestamp'2020-01-01'",
    "window": "window(ts, '1 day').start",
    "sequence": "sequence(timestamp'2023-03-11 12:00:00', timestamp'2023-03-13 12:00:00', interval 1 day)",
    "hash": "hash(ts)",
    "to_json": "to_json(struct(ts, d))",
}
