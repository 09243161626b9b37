"""Operators: arithmetic, comparison, logic, membership, patterns."""

CASES = {
    "+": r"""
        i + 1
        i + j
        i + l
        ty + sh
        ty + ty
        sh + i
        i + x
        f + x
        f + i
        f + l
        f + f
        dc + dc
        dc + de
        dc + i
        i + dc
        dc + l
        dc + x
        dc + f
        1 + 1.5
        1.5 + 2.25
        '5' + 1
        '5.5' + 1.5D
        n + i
        2147483647 + 1
        9223372036854775807 + 1L
        cast(127 as tinyint) + cast(1 as tinyint)
        'a' + 1
        null + 1
        x + null
        d + 1
        1 + d
        d + interval 1 month
        d + interval '2' day
        d + interval '1-2' year to month
        ts + interval 1 hour
        ts + interval '1' month
        ts + interval '1 02:03:04.5' day to second
        tn + interval 3 days
        cast('2024-01-31' as date) + interval 1 month
        date'2024-01-01' + interval 12 hours
        interval 1 day + interval 2 hours
        interval '1' year + interval '3' month
    """,
    "-": r"""
        i - j
        l - i
        dc - de
        x - y
        f - y
        -2147483648 - 1
        d - 1
        d - d2
        d - date'2020-01-01'
        ts - ts2
        ts - interval 90 minutes
        tn - tn
        ts - d
        d - interval 1 year
        '10' - '3'
    """,
    "*": r"""
        i * 2L
        ty * ty
        j * j
        i * x
        dc * dc
        dc * de
        dc * 3
        de * de
        2147483647 * 2
        3 * 1.5
        x * y
        f * 2
        interval 2 days * 3
        2.5 * interval '1' day
        interval '1-1' year to month * 2
        cast(99999999.99 as decimal(38,2)) * cast(99999999.99 as decimal(38,20))
        '3' * '4'
    """,
    "/": r"""
        i / j
        1 / 2
        7 / -2
        l / 3
        x / y
        dc / 3
        dc / de
        dc / dc
        1.0 / 3
        10 / 4.0
        1 / 0
        1.0D / 0D
        dc / 0
        null / 0
        x / 2
        f / 2
        '10' / 4
        interval '2' day / 3
        interval '1' year / 5
        1 / 3.0D
        de / 7
    """,
    "div": r"""
        i div j
        7 div 2
        -7 div 2
        7 div -2
        l div 7
        dc div 3
        7.9 div 2
        1 div 0
        ty div sh
        interval '10' day div interval '3' day
    """,
    "%": r"""
        i % j
        -7 % 3
        7 % -3
        x % y
        dc % 7
        dc % de
        l % 1000
        ty % 4
        7.5 % 2
        -7.5D % 2
        5 % 0
        5D % 0
        f % 2
    """,
    "unary": "- i\n-x\n-dc\n+i\n-(-2147483648)\n-interval '3' day\n- ty",
    "=": r"""
        i = j
        i = 3
        s = 'Spark SQL'
        x = x
        x = 0
        cast('NaN' as double) = cast('NaN' as double)
        0.0D = -0.0D
        d = '1970-01-01'
        d = ts
        i = '5'
        dc = 2.5
        dc = 12.34D
        i == j
        ai = aj
        st = named_struct('a', 1, 'b', 'one')
        bin = X'00'
        b = true
        null = null
        ts = '1970-01-01 00:00:00'
        ts = tn
        'a' = 'A'
        '1' = 1.0
        'x' = 1
        ai = array(3,1,2)
        f = 0.1
        l = x
    """,
    "<=>": "i <=> j\nnull <=> null\ni <=> null\ns <=> p\nx <=> cast('NaN' as double)\nai <=> aj",
    "<>": "i <> j\ni != 3\nx <> y\ns <> 'x'",
    "<": r"""
        i < j
        x < cast('NaN' as double)
        cast('NaN' as double) < cast('Infinity' as double)
        s < 'T'
        d < d2
        ts < ts2
        'a' < 'B'
        'Z' < 'Å'
        dc < 2.505
        false < true
        ai < aj
        st < named_struct('a', 5, 'b', 'x')
        '10' < 9
        bin < X'7F'
        interval '1' day < interval '25' hour
    """,
    "<=": "ai <= aj\naa <= array(array(1), null)\ni <= 3\nx <= 0\ns <= p\nd <= date'2000-01-01'",
    ">": "ai > aj\nst > named_struct('a', cast(null as int), 'b', 'x')\ni > j\nx > 1\ncast('NaN' as double) > 1e308\ns > 'a'\nts > timestamp'2000-01-01 00:00:00'",
    ">=": "i >= 3\nx >= y\ndc >= i\nl >= 9007199254740992D",
    "and": "b and i > 0\ntrue and null\nfalse and null\nnull and null\nb and true",
    "or": "b or i > 0\ntrue or null\nfalse or null\nnull or null\nb or false",
    "not": "not b\n!b\nnot null\nnot (i > j)",
    "between": r"""
        i between 0 and 10
        i not between j and 10
        s between 'A' and 'T'
        x between 0 and y
        d between '1999-01-01' and '2010-01-01'
        5 between 10 and 1
        i between null and 3
    """,
    "in": r"""
        i in (3, 5, 100)
        i in (3, null)
        i not in (3, null)
        s in ('', 'a,b,,c')
        s not in ('x')
        x in (0, 1.5)
        null in (1, 2)
        d in (date'1970-01-01', date'2000-01-01')
        i in ('3', '5')
        dc in (2.5, 100)
    """,
    "like": r"""
        s like 'Spark%'
        s like '%o%'
        s like '_park_SQL'
        s like ''
        s like '%日%'
        'a%b' like 'a\\%b'
        'a_b' like 'a\\_b'
        'axb' like 'a\\_b'
        'a%b' like 'a/%b' escape '/'
        s not like '%a%'
        s like p
        null like 'a'
        'a\nb' like 'a%b'
        '👍🏽' like '__'
    """,
    "ilike": "s ilike 'SPARK%'\ns ilike '%Å%'\ns not ilike '%QUICK%'\n'a_b' ilike 'A\\\\_B'",
    "like any": "s like any ('Spark%', '%ok')\ns like all ('%a%', '%S%')\ns not like any ('%a%', '%o%')",
    "rlike": r"""
        s rlike '^S'
        s rlike '[0-9]+'
        s rlike r'\d+$'
        s rlike p
        s not rlike 'a'
        'ABC' rlike '(?i)abc'
        '日本' rlike '^..$'
        '' rlike ''
        'a' rlike '('
    """,
    "||": "s || p\n'a' || null\n'x' || i\nai || aj\nbin || bin\n'a' || 1.50 || true\nd || s",
    "is null": "i is null\ni is not null\nx is null\nai is not null",
    "is distinct from": "i is distinct from j\ni is not distinct from null",
    "is true": "b is true\nb is not true\nb is false\nb is unknown\nb is not unknown",
    "case": r"""
        case when i > 3 then 'big' when i > 0 then 'small' else 'other' end
        case i when 3 then 'three' when 5 then 'five' end
        case when b then 1 else 2.5 end
        case when b then i else x end
        case when null then 1 end
        case when b then d else ts end
        case s when '' then null else s end
        case when id = 1 then 1 when id = 2 then 'x' else null end
    """,
}
