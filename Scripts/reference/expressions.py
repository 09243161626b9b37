"""Writes Tests/Golden/frames/expressions.json: how Spark reads the text of expressions and types.

For each text the file has the expression that Spark's parser makes of it, written out with all parentheses, or null
where Spark refuses it. Run with an interpreter that has pyspark:

    python Scripts/reference/expressions.py
"""

import json
import os
import pathlib

from pyspark.sql import SparkSession

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = ROOT / "Tests" / "Golden" / "frames" / "expressions.json"

EXPRESSIONS = r"""
a + b * c - d
a = b AND c OR NOT d
NOT a = b
!a = b
-a * b
- 5
a - 5
2 -3
-5::string
- -a
+a
~a
a / b / c
a - b - c
a % b
a div b
a div b * c
a = b IS NULL
a < b IS TRUE
1 < 2 = true
a BETWEEN 1 AND 2 AND c
a NOT BETWEEN 1 AND 2
a || b + c
a || 'x' || b
a & b | c ^ d << 2 >> 3 >>> 4
a ^ b & c
a[0].b.c
a[b + 1]
-a[0]
-a.b
a.b + c.d.e
`a b`.c
`a``b`
f(x).b
f(x)[1]
x -> x + 1
transform(a, (x, i) -> x + i)
exists(a, x -> x > 1)
filter(a, x -> x > 1 AND x < 3)
aggregate(a, 0, (acc, x) -> acc + x, acc -> acc * 2)
count(*)
sum(x) OVER (PARTITION BY a, b ORDER BY c ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
sum(x) OVER (ORDER BY c RANGE BETWEEN 3 PRECEDING AND 2 FOLLOWING)
sum(x) OVER (PARTITION BY a ORDER BY c DESC, d ASC NULLS LAST ROWS BETWEEN 1 PRECEDING AND UNBOUNDED FOLLOWING)
sum(x) OVER (ORDER BY c ROWS UNBOUNDED PRECEDING)
CASE WHEN a THEN 1 WHEN b THEN 2 ELSE 3 END
CASE a WHEN 1 THEN 'x' END
CASE a + 1 WHEN b THEN c WHEN d THEN e ELSE CASE WHEN f THEN g END END
CAST(a AS DECIMAL(10,2))
TRY_CAST(a AS INT)
a::int::string
a::double + 1
a IN (1, 2, 3)
a NOT IN (1)
a IN (1) AND b
NOT a IN (1)
a LIKE 'x%'
a NOT LIKE 'x%'
a RLIKE 'x'
a REGEXP 'y'
a ILIKE 'x'
a IS NULL
a IS NOT NULL
a IS NOT DISTINCT FROM b
a IS DISTINCT FROM b
a IS TRUE
a IS NOT FALSE
a <=> b
a == b
a <> b
a != b
a !< b
a !> b
EXTRACT(YEAR FROM x)
extract(second FROM a - b)
SUBSTRING(x FROM 1 FOR 2)
SUBSTRING(x FROM 3)
substring(x, 1, 2)
TRIM(LEADING FROM y)
TRIM(BOTH 'x' FROM y)
TRIM('x' FROM y)
TRIM(TRAILING 'x' FROM y)
TIMESTAMPADD(DAY, 1, x)
DATEADD(DAY, 1 + 1, x)
DATEDIFF(DAY, a, b)
TIMESTAMPDIFF(MONTH, a, b)
TRIM(y)
POSITION('a' IN b)
position('a', b)
OVERLAY(a PLACING b FROM 3 FOR 2)
DATEADD(x, 1)
DATEDIFF(a, b)
INTERVAL 1 DAY
INTERVAL '1' DAY
INTERVAL -1 DAY
INTERVAL '-1' DAY
INTERVAL '1-2' YEAR TO MONTH
INTERVAL '1 02:03:04.5' DAY TO SECOND
INTERVAL '-1 02:03:04' DAY TO SECOND
INTERVAL '10:20' MINUTE TO SECOND
INTERVAL 1 YEAR 2 MONTHS
INTERVAL '1 day 2 hours'
INTERVAL '1 day -2 hours'
INTERVAL 1 WEEK
INTERVAL 1.5 SECONDS
INTERVAL 3 MONTH
a + INTERVAL 1 DAY - INTERVAL 2 HOURS
DATE'2020-01-01'
date '2020-1'
DATE'-0001-12-31'
DATE'12020-02-29'
TIMESTAMP'2020-01-01 10:11:12.5'
TIMESTAMP'2020-01-01 10'
TIMESTAMP'2020-01-01 10:11'
TIMESTAMP'2020-01-01'
TIMESTAMP'2020'
TIMESTAMP'2020-01-01T10:11:12Z'
TIMESTAMP'2020-01-01T10:11:12+02:00'
TIMESTAMP'2020-01-01T10:11:12.123456789 UTC-3'
TIMESTAMP'2020-01-01 10:11:12 Europe/Stockholm'
TIMESTAMP'2020-07-01 10:11:12 Europe/Stockholm'
TIMESTAMP_NTZ'2020-01-01 10:11:12'
X'1F2'
x"0a"
1L
1S
1Y
-128Y
1.5
1.50
.5
5.
1e3
1.5e-3
2E+2
1.5D
1.5F
1.5BD
1e2BD
123e-5BD
2147483647
2147483648
-2147483648
-9223372036854775808
9223372036854775808
99999999999999999999999999999999999999
'it''s'
'a' 'b'
"dq"
'a\nb\%c\'d\x'
r'a\nb'
'\u00e5\U0001F600\101'
TRUE
null
(a AND b)
a AS b
a b
if(a, b, c)
a AND b AND c AND d AND e
a OR b OR c
a AND b OR c AND d OR e
user
end
date
interval
start < end
first
case
1abc
a -- a comment
a /* a /* nested */ comment */ + b
a IS NULL = true
a IS NULL IS NULL
a +
(a
a)
f(a,
f(,)
CASE WHEN a THEN b
a BETWEEN 1 OR 2
a IN ()
CAST(a AS )
CAST(a AS nothing)
CAST(a AS DECIMAL(50,2))
'abc
`abc
1.5L
128Y
40000S
1e400D
DATE'2020-13-01'
DATE'2021-02-29'
DATE'20-01-01'
TIMESTAMP'2020-01-01 25:00:00'
TIMESTAMP'2020-01-01 10:11:12 Nowhere'
X'1G'
INTERVAL 1
INTERVAL '1' DAYZ
INTERVAL 1 YEAR 2 DAYS
INTERVAL 1.5 DAYS
INTERVAL '1-13' YEAR TO MONTH
INTERVAL '1 25' DAY TO HOUR
INTERVAL '1 day 2'
sum(x) OVER (PARTITION a)
sum(x) OVER (ORDER BY a ROWS 1)
a b c
foo 'x'
a = = b

""".strip().split("\n")

TYPES = """
int
INTEGER
bigint
LONG
tinyint
byte
smallint
short
float
real
double
boolean
string
STRING COLLATE UTF8_BINARY
varchar(10)
char(3)
binary
date
timestamp
timestamp_ntz
timestamp_ltz
decimal
dec(5)
NUMERIC(10, 2)
void
interval year
interval year to month
interval day to second
interval hour
array<int>
ARRAY<ARRAY<STRING>>
map<string, array<map<int, double>>>
struct<a: int, b string, `c d`: array<int> NOT NULL>
struct<>
nothing
array
array<int
map<int>
decimal(39, 2)
decimal(2, 3)
struct<a>
int int
""".strip().split("\n")

SCHEMAS = """
a INT, b STRING
a INT NOT NULL COMMENT 'the a', `b c` DECIMAL(10,2)
date DATE, timestamp TIMESTAMP
a INT,
a
a INT b STRING
INT
""".strip().split("\n")


def expression(parser, text):
    try:
        return parser.parseExpression(text).sql()
    except Exception:
        return None


def data_type(spark, read, text):
    try:
        return json.loads(read(text).json())
    except Exception:
        return None


def main():
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    parser = spark._jsparkSession.sessionState().sqlParser()
    golden = {
        "made by": "Scripts/reference/expressions.py",
        "spark": spark.version,
        "expressions": [{"text": text, "sql": expression(parser, text)} for text in EXPRESSIONS],
        "types": [{"text": text, "json": data_type(spark, parser.parseDataType, text)} for text in TYPES],
        "schemas": [
            {"text": text, "json": data_type(spark, spark._jvm.org.apache.spark.sql.types.StructType.fromDDL, text)}
            for text in SCHEMAS
        ],
    }
    spark.stop()
    os.makedirs(TARGET.parent, exist_ok=True)
    TARGET.write_text(json.dumps(golden, indent=1, ensure_ascii=False) + "\n")


main()
