"""Dates and times, in the session time zone UTC."""

CASES = {
    "add_months": r"""
        add_months(d, 1)
        add_months(d, -1)
        add_months('2016-08-31', 1)
        add_months(date'2024-01-31', 1)
        add_months(date'2024-02-29', 12)
        add_months(ts, 2)
        add_months(d2, j)
        add_months(null, 1)
    """,
    "convert_timezone": r"""
        convert_timezone('Europe/Brussels', 'America/Los_Angeles', timestamp_ntz'2021-12-06 00:00:00')
        convert_timezone('Europe/Brussels', timestamp_ntz'2021-12-05 15:00:00')
        convert_timezone('UTC', 'Asia/Tokyo', tn)
    """,
    "curdate": "curdate() = current_date()",
    "current_date": "current_date() > date'2020-01-01'",
    "current_timestamp": "current_timestamp() > timestamp'2020-01-01 00:00:00'",
    "current_timezone": "current_timezone()",
    "date_add": "date_add(d2, 1)\ndate_add('2016-07-30', 1)\ndate_add(d2, j)\ndate_add(d2, -400)\ndate_add(ts, 1)\ndate_add(null, 1)",
    "date_diff": "date_diff(d, d2)",
    "date_format": r"""
        date_format(ts, 'yyyy-MM-dd HH:mm:ss')
        date_format(ts, 'y')
        date_format(ts, 'yy')
        date_format(ts, 'yyy')
        date_format(ts, 'yyyyy')
        date_format(ts, 'M')
        date_format(ts, 'MM')
        date_format(ts, 'MMM')
        date_format(ts, 'MMMM')
        date_format(ts, 'L')
        date_format(ts, 'LL')
        date_format(ts, 'LLL')
        date_format(ts, 'LLLL')
        date_format(ts, 'd')
        date_format(ts, 'dd')
        date_format(ts, 'D')
        date_format(ts, 'DDD')
        date_format(ts, 'E')
        date_format(ts, 'EE')
        date_format(ts, 'EEE')
        date_format(ts, 'EEEE')
        date_format(ts, 'EEEEE')
        date_format(ts, 'F')
        date_format(ts, 'Q')
        date_format(ts, 'QQ')
        date_format(ts, 'QQQ')
        date_format(ts, 'QQQQ')
        date_format(ts, 'q')
        date_format(ts, 'qqq')
        date_format(ts, 'a')
        date_format(ts, 'h')
        date_format(ts, 'hh')
        date_format(ts, 'H')
        date_format(ts, 'HH')
        date_format(ts, 'k')
        date_format(ts, 'kk')
        date_format(ts, 'K')
        date_format(ts, 'KK')
        date_format(ts, 'm')
        date_format(ts, 'mm')
        date_format(ts, 's')
        date_format(ts, 'ss')
        date_format(ts, 'S')
        date_format(ts, 'SSS')
        date_format(ts, 'SSSSSS')
        date_format(ts, 'SSSSSSSSS')
        date_format(ts, 'G')
        date_format(ts, 'GGGG')
        date_format(ts, 'z')
        date_format(ts, 'zzzz')
        date_format(ts, 'VV')
        date_format(ts, 'O')
        date_format(ts, 'OOOO')
        date_format(ts, 'X')
        date_format(ts, 'XXX')
        date_format(ts, 'x')
        date_format(ts, 'xx')
        date_format(ts, 'xxx')
        date_format(ts, 'Z')
        date_format(ts, 'ZZZZ')
        date_format(ts, 'ZZZZZ')
        date_format(ts, 'h:mm a')
        date_format(ts, "yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
        date_format(ts, "'Q'q yyyy")
        date_format(ts, "hh 'o''clock' a")
        date_format(ts, 'EEEE, d MMMM yyyy')
        date_format(ts, 'dd/MM/yyyy')
        date_format(ts, 'yyyyMMddHHmmss')
        date_format(ts, 'yyyy年MM月')
        date_format(ts, '[yyyy]')
        date_format(d, 'yyyy/M/d HH')
        date_format(tn, 'yyyy-MM-dd HH:mm')
        date_format('2020-02-03', 'MMM d, yyyy')
        date_format(ts, 'Y')
        date_format(ts, 'w')
        date_format(ts, 'W')
        date_format(ts, 'u')
        date_format(ts, 'e')
        date_format(ts, 'c')
        date_format(ts, 'A')
        date_format(ts, 'n')
        date_format(ts, 'B')
        date_format(ts, 'aa')
        date_format(ts, 'HHH')
        date_format(ts, 'bad pattern')
        date_format(ts, '')
        date_format(null, 'yyyy')
        date_format(ts, null)
        date_format(ts, if(b, 'yyyy', 'MM'))
    """,
    "date_from_unix_date": "date_from_unix_date(1)\ndate_from_unix_date(-1)\ndate_from_unix_date(j)",
    "date_part": r"""
        date_part('YEAR', ts)
        date_part('quarter', d)
        date_part('week', ts)
        date_part('yearofweek', d)
        date_part('dayofweek', d)
        date_part('dow_iso', d)
        date_part('doy', d)
        date_part('SECONDS', ts)
        date_part('seconds', interval 5 hours 30 seconds 1 milliseconds 1 microseconds)
        date_part('minutes', interval '05:10' hour to minute)
        date_part('century', d)
    """,
    "date_sub": "date_sub(d2, 1)\ndate_sub('2016-07-30', 30)\ndate_sub(d2, j)",
    "date_trunc": r"""
        date_trunc('YEAR', ts)
        date_trunc('yyyy', ts)
        date_trunc('QUARTER', ts)
        date_trunc('MONTH', ts)
        date_trunc('mm', ts)
        date_trunc('mon', ts)
        date_trunc('WEEK', ts)
        date_trunc('DAY', ts)
        date_trunc('dd', ts)
        date_trunc('HOUR', ts)
        date_trunc('MINUTE', ts)
        date_trunc('SECOND', ts)
        date_trunc('MILLISECOND', ts)
        date_trunc('MICROSECOND', ts)
        date_trunc('nonsense', ts)
        date_trunc('month', '2015-03-05T09:32:05.359')
        date_trunc('day', d)
        date_trunc(null, ts)
    """,
    "dateadd": "dateadd(d2, 5)\ndateadd(month, 1, date'2024-01-31')\ndateadd(hour, 5, ts)\ndateadd(day, -1, tn)",
    "datediff": r"""
        datediff(d, d2)
        datediff('2009-07-31', '2009-07-30')
        datediff(ts, ts2)
        datediff(day, date'2020-01-01', date'2021-01-01')
        datediff(month, ts2, ts)
        datediff(year, d2, d)
        datediff(hour, ts2, ts)
        datediff(week, d2, d)
        datediff(quarter, d2, d)
        datediff(minute, ts2, ts)
    """,
    "datepart": "datepart('month', d)\ndatepart('hour', ts)",
    "day": "day(d)\nday(ts)\nday('2009-07-30')",
    "dayname": "dayname(d)\ndayname(ts)",
    "dayofmonth": "dayofmonth(d)\ndayofmonth(ts)",
    "dayofweek": "dayofweek(d)\ndayofweek(ts)",
    "dayofyear": "dayofyear(d)\ndayofyear(ts)",
    "extract": r"""
        extract(YEAR FROM d)
        extract(MONTH FROM ts)
        extract(DAY FROM d)
        extract(HOUR FROM ts)
        extract(MINUTE FROM ts)
        extract(SECOND FROM ts)
        extract(QUARTER FROM d)
        extract(WEEK FROM d)
        extract(DOW FROM d)
        extract(DAYOFWEEK_ISO FROM d)
        extract(DOY FROM d)
        extract(YEAROFWEEK FROM d)
        extract(SECOND FROM tn)
        extract(DAYS FROM interval '3 12:00:00' day to second)
        extract(HOURS FROM interval '3 12:00:00' day to second)
        extract(MONTHS FROM interval '2-11' year to month)
        extract(YEARS FROM interval '2-11' year to month)
        extract(days FROM ts - ts2)
    """,
    "from_unixtime": r"""
        from_unixtime(0)
        from_unixtime(0, 'yyyy-MM-dd HH:mm:ss')
        from_unixtime(i, 'yyyy-MM-dd')
        from_unixtime(1700000000, 'EEEE h:mm a')
        from_unixtime(-1)
        from_unixtime(null)
    """,
    "from_utc_timestamp": r"""
        from_utc_timestamp('2016-08-31', 'Asia/Seoul')
        from_utc_timestamp(ts, 'America/New_York')
        from_utc_timestamp(ts, '+02:00')
        from_utc_timestamp(ts, 'Nowhere/City')
    """,
    "hour": "hour(ts)\nhour(tn)\nhour('2009-07-30 12:58:59')\nhour(d)",
    "last_day": "last_day(d)\nlast_day('2009-01-12')\nlast_day(ts)\nlast_day('2023-02-30')",
    "localtimestamp": "localtimestamp() > timestamp_ntz'2020-01-01 00:00:00'",
    "make_date": r"""
        make_date(2013, 7, 15)
        make_date(2024, 2, 29)
        make_date(2023, 2, 29)
        make_date(2019, 13, 1)
        make_date(null, 7, 22)
        make_date(year(d), 1, 1)
    """,
    "make_dt_interval": "make_dt_interval(1, 12, 30, 01.001001)\nmake_dt_interval(100, null, 3)\nmake_dt_interval(2)",
    "make_interval": "date'2020-01-31' + make_interval(1, 1, 1, 1)\nts + make_interval(0, 1, 0, 1, 12, 30, 1.001001)",
    "make_timestamp": r"""
        make_timestamp(2014, 12, 28, 6, 30, 45.887)
        make_timestamp(2014, 12, 28, 6, 30, 45.887, 'CET')
        make_timestamp(2019, 6, 30, 23, 59, 60)
        make_timestamp(2019, 13, 1, 0, 0, 0)
        make_timestamp(null, 7, 22, 15, 30, 0)
        make_timestamp(2019, 6, 30, 23, 59, 1)
    """,
    "make_timestamp_ltz": "make_timestamp_ltz(2014, 12, 28, 6, 30, 45.887)\nmake_timestamp_ltz(2014, 12, 28, 6, 30, 45.887, 'CET')",
    "make_timestamp_ntz": "make_timestamp_ntz(2014, 12, 28, 6, 30, 45.887)\nmake_timestamp_ntz(2019, 13, 1, 10, 11, 12)",
    "try_make_timestamp": "try_make_timestamp(2019, 13, 1, 0, 0, 0)\ntry_make_timestamp(2014, 12, 28, 6, 30, 45.887)",
    "make_ym_interval": "make_ym_interval(1, 2)\nmake_ym_interval(1)\nmake_ym_interval(-1, j)",
    "minute": "minute(ts)\nminute(tn)\nminute('2009-07-30 12:58:59')",
    "month": "month(d)\nmonth(ts)\nmonth('2016-07-30')",
    "monthname": "monthname(d)\nmonthname(ts)",
    "months_between": r"""
        months_between(ts, ts2)
        months_between(d, d2)
        months_between('1997-02-28 10:30:00', '1996-10-30')
        months_between('1997-02-28 10:30:00', '1996-10-30', false)
        months_between('2024-03-31', '2024-02-29')
        months_between('2024-01-15 12:00:00', '2024-01-15')
        months_between(date'2024-02-29', date'2023-02-28')
    """,
    "next_day": r"""
        next_day(d2, 'Monday')
        next_day('2015-01-14', 'TU')
        next_day(d2, 'sun')
        next_day(d2, 'nonsense')
        next_day(null, 'MON')
        next_day(date'2024-01-01', 'MONDAY')
        next_day(d2, dayname(d))
    """,
    "now": "now() = current_timestamp()",
    "quarter": "quarter(d)\nquarter(ts)",
    "second": "second(ts)\nsecond(tn)\nsecond('2009-07-30 12:58:59')",
    "timestamp_micros": "timestamp_micros(1230219000123123)\ntimestamp_micros(l)\ntimestamp_micros(-1)",
    "timestamp_millis": "timestamp_millis(1230219000123)\ntimestamp_millis(-1)",
    "timestamp_seconds": "timestamp_seconds(1230219000)\ntimestamp_seconds(1230219000.123)\ntimestamp_seconds(y)",
    "to_date": r"""
        to_date('2016-12-31')
        to_date('2016-12-31', 'yyyy-MM-dd')
        to_date('31/12/2016', 'dd/MM/yyyy')
        to_date('1/2/2016', 'd/M/yyyy')
        to_date('Feb 3, 2020', 'MMM d, yyyy')
        to_date('February 3, 2020', 'MMMM d, yyyy')
        to_date('2016-13-31', 'yyyy-MM-dd')
        to_date('2016-02-30', 'yyyy-MM-dd')
        to_date('garbage', 'yyyy-MM-dd')
        to_date('2016-12-31 12:30', 'yyyy-MM-dd HH:mm')
        to_date('16-12-31', 'yy-MM-dd')
        to_date('20161231', 'yyyyMMdd')
        to_date('366 2020', 'DDD yyyy')
        to_date('2020-1-1', 'yyyy-MM-dd')
        to_date('2020-01-01 extra', 'yyyy-MM-dd')
        to_date('2020', 'yyyy')
        to_date('2020-05', 'yyyy-MM')
        to_date(ts)
        to_date(d)
        to_date(null)
        to_date('not a date')
        to_date('Mon, 3 Feb 2020', 'EEE, d MMM yyyy')
        to_date('2020-02-03 04:05:06')
        to_date('feb 3 2020', 'MMM d yyyy')
    """,
    "try_to_date": "try_to_date('foo', 'yyyy-MM-dd')\ntry_to_date('2016-12-31')\ntry_to_date('31/12/2016', 'dd/MM/yyyy')",
    "to_timestamp": r"""
        to_timestamp('2016-12-31 00:12:00')
        to_timestamp('2016-12-31', 'yyyy-MM-dd')
        to_timestamp('31.12.2016 17.05', 'dd.MM.yyyy HH.mm')
        to_timestamp('2016-12-31T13:45:30.123456', "yyyy-MM-dd'T'HH:mm:ss.SSSSSS")
        to_timestamp('2016-12-31 13:45:30.5', 'yyyy-MM-dd HH:mm:ss.S')
        to_timestamp('2016-12-31 1:05 PM', 'yyyy-MM-dd h:mm a')
        to_timestamp('2016-12-31 12:05 AM', 'yyyy-MM-dd hh:mm a')
        to_timestamp('2016-12-31 13:45:30+02:00', 'yyyy-MM-dd HH:mm:ssXXX')
        to_timestamp('2016-12-31 13:45:30 +0200', 'yyyy-MM-dd HH:mm:ss Z')
        to_timestamp('2016-12-31 13:45:30 Europe/Stockholm', 'yyyy-MM-dd HH:mm:ss VV')
        to_timestamp('20161231134530', 'yyyyMMddHHmmss')
        to_timestamp('13:45', 'HH:mm')
        to_timestamp('garbage')
        to_timestamp('garbage', 'yyyy')
        to_timestamp(d)
        to_timestamp(ts)
        to_timestamp(tn)
        to_timestamp(null)
        to_timestamp('2016-12-31 25:00:00', 'yyyy-MM-dd HH:mm:ss')
        to_timestamp('3:7 9', 'd:M H')
        to_timestamp('2019-12-31 23:59', 'yyyy-MM-dd[ HH:mm]')
        to_timestamp('2019-12-31', 'yyyy-MM-dd[ HH:mm]')
    """,
    "to_timestamp_ltz": "to_timestamp_ltz('2016-12-31 00:12:00')\nto_timestamp_ltz('2016-12-31', 'yyyy-MM-dd')",
    "to_timestamp_ntz": "to_timestamp_ntz('2016-12-31 00:12:00')\nto_timestamp_ntz('2016-12-31', 'yyyy-MM-dd')",
    "try_to_timestamp": "try_to_timestamp('foo', 'yyyy-MM-dd')\ntry_to_timestamp('2016-12-31 00:12:00')\ntry_to_timestamp('2016-12-31', 'yyyy-MM-dd')\ntry_to_timestamp(s)",
    "to_unix_timestamp": "to_unix_timestamp('2016-04-08', 'yyyy-MM-dd')\nto_unix_timestamp(ts)\nto_unix_timestamp(d)",
    "to_utc_timestamp": "to_utc_timestamp('2016-08-31', 'Asia/Seoul')\nto_utc_timestamp(ts, 'America/New_York')\nto_utc_timestamp(ts, 'GMT+1')",
    "trunc": r"""
        trunc(d, 'year')
        trunc(d, 'YYYY')
        trunc(d, 'yy')
        trunc(d, 'quarter')
        trunc(d, 'month')
        trunc(d, 'MM')
        trunc(d, 'mon')
        trunc(d, 'week')
        trunc(d, 'day')
        trunc(d, 'nonsense')
        trunc('2019-08-04', 'week')
        trunc(d, null)
        trunc(ts, 'month')
    """,
    "unix_date": "unix_date(d)\nunix_date(date'1970-01-02')",
    "unix_micros": "unix_micros(ts)\nunix_micros(timestamp'1970-01-01 00:00:01Z')",
    "unix_millis": "unix_millis(ts)",
    "unix_seconds": "unix_seconds(ts)",
    "unix_timestamp": r"""
        unix_timestamp(ts)
        unix_timestamp(d)
        unix_timestamp('2016-04-08', 'yyyy-MM-dd')
        unix_timestamp('2016-04-08 10:11:12')
        unix_timestamp('08.04.2016', 'dd.MM.yyyy')
        unix_timestamp('bad', 'yyyy-MM-dd')
        unix_timestamp(tn)
    """,
    "try_make_timestamp_ntz": "try_make_timestamp_ntz(2024, 2, 29, 1, 2, 3.5)\ntry_make_timestamp_ntz(2024, 2, 30, 0, 0, 0)",
    "try_make_interval": "ts + try_make_interval(1, 2, 0, 3)\nts + try_make_interval(2147483647)",
    "weekday": "weekday(d)\nweekday(ts)",
    "weekofyear": "weekofyear(d)\nweekofyear(ts)\nweekofyear('2008-02-20')",
    "window": r"""
        window(ts, '10 minutes')
        window(ts, '1 day', '12 hours').start is null
        window(ts, '1 hour').end
        window(ts, '1 hour', '1 hour', '15 minutes').start
        window(ts, '1 hour', '25 minutes')
        window(tn, '1 week').start
        window(d, '1 day').end
        window(ts, '10 minutes', '1 hour')
        window(ts, '1 month')
        window_time(window(ts, '10 minutes'))
    """,
    "year": "year(d)\nyear(ts)\nyear(tn)\nyear('2016-07-30')",
    "timestampadd": "timestampadd(month, 1, ts)\ntimestampadd(second, 90, tn)\ntimestampadd(week, 2, ts)",
    "timestampdiff": "timestampdiff(month, ts2, ts)\ntimestampdiff(second, ts2, ts)\ntimestampdiff(day, d2, d)",
    "date literal": "date'2020-01-01'\ntimestamp'2020-01-01 12:00:00'\ntimestamp_ntz'2020-01-01 12:00:00.5'\ntimestamp'2020-01-01 12:00:00+01:00'",
    "interval": "interval '1' day\ninterval '1-2' year to month\ninterval 3 months\ninterval '1 2:3:4' day to second\ninterval 90 minutes",
}
