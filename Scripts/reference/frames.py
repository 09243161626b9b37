"""Writes Tests/Golden/frames/*.json: what Spark answers to programs over frames.

    python Scripts/reference/frames.py [FILE …]

Needs pyspark 4.3.0 and Java 17 or newer. Spark runs with its defaults (ANSI mode on), one partition and the session
time zone UTC. `tables.json` has the inputs. Each other file has programs by name; the Swift test of the same name
writes each of them down again. A program has

    columns   names of the result's columns
    types     their Spark types, in Spark's notation
    rows      its rows, in the lossless JSON form of `functions.render`
    ordered   whether the order of the rows is defined; otherwise they are sorted by their JSON text

or instead `text`, what `show` or `printSchema` prints, or `value`, what an action returns.
"""

import datetime
import decimal
import json
import os
import pathlib
import sys

os.environ["TZ"] = "UTC"

from pyspark.sql import SparkSession  # noqa: E402
from pyspark.sql import Window  # noqa: E402
from pyspark.sql import functions as F  # noqa: E402
from pyspark.sql import types as T  # noqa: E402

from functions import render  # noqa: E402

TARGET = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Golden" / "frames"

UTC = datetime.timezone.utc


def at(*parts):
    return datetime.datetime(*parts)


def day(*parts):
    return datetime.date(*parts)


D = decimal.Decimal
NAN = float("nan")

# name: (schema, rows)
TABLES = {
    "trips": (
        "id INT, city STRING, kind STRING, fare DOUBLE, tip DOUBLE, riders INT, day DATE, at TIMESTAMP, flag BOOLEAN",
        [
            (1, "Oslo", "card", 12.5, 2.5, 1, day(2024, 1, 1), at(2024, 1, 1, 8, 0, 0), True),
            (2, "Oslo", "cash", 7.0, None, 2, day(2024, 1, 1), at(2024, 1, 1, 9, 30, 0), False),
            (3, "Lund", "card", 30.25, 5.0, 3, day(2024, 1, 2), at(2024, 1, 2, 23, 59, 59, 500000), None),
            (4, "Lund", "cash", 7.0, 0.0, 1, day(2024, 1, 2), at(2024, 1, 2, 0, 0, 0), True),
            (5, None, "card", NAN, 1.0, 4, day(2024, 1, 3), None, False),
            (6, "Bergen", None, None, None, None, None, at(2024, 1, 3, 12, 0, 0, 123456), True),
            (7, "Oslo", "card", 18.75, 3.0, 1, day(2024, 1, 3), at(2024, 1, 3, 7, 15, 0), True),
            (8, "Lund", "card", 12.5, 2.5, 2, day(2024, 1, 4), at(2024, 1, 4, 18, 45, 0), False),
        ],
    ),
    "cities": (
        "city STRING, country STRING, people BIGINT, fare DOUBLE",
        [
            ("Oslo", "Norway", 709000, 1.0),
            ("Lund", "Sweden", 94000, 2.0),
            ("Lund", "Sverige", 94001, 3.0),
            ("Turku", "Finland", 195000, 4.0),
            (None, "Nowhere", 0, 5.0),
        ],
    ),
    "mixed": (
        "b TINYINT, s SMALLINT, i INT, l BIGINT, f FLOAT, d DOUBLE, m DECIMAL(10,2), t STRING, ok BOOLEAN, day DATE, "
        "at TIMESTAMP, wall TIMESTAMP_NTZ, bytes BINARY, list ARRAY<INT>, map MAP<STRING,DOUBLE>, "
        "place STRUCT<street: STRING, no: INT>, deep ARRAY<STRUCT<x: DOUBLE, ys: ARRAY<STRING>>>",
        [
            (1, 10, 100, 10**12, 1.5, 1e10, D("12.30"), "plain", True, day(2024, 2, 29), at(2024, 2, 29, 1, 2, 3),
             at(2024, 2, 29, 1, 2, 3, 4), bytearray(b"\x00\xff"), [1, None, 3], {"a": 1.0, "b": None}, ("High St", 1),
             [(1.0, ["p", None]), None]),
            (None,) * 17,
            (-1, -10, -100, -(10**12), -0.0, NAN, D("-0.05"), "tab\tline\nend\\", False, day(1, 1, 1),
             at(1969, 12, 31, 23, 59, 59, 999999), at(1970, 1, 1), bytearray(b""), [], {}, (None, None), []),
            (127, 32767, 2147483647, 2**63 - 1, 3.4e38, float("-inf"), D("99999999.99"), "日本語テキスト はとても長い 文字列です",
             None, day(9999, 12, 31), at(9999, 12, 31, 23, 59, 59), at(2000, 6, 15, 12), bytearray(b"abc"), [7],
             {"å": 0.1}, ("Ωmega", -5), [(0.1, [])]),
            (0, 0, 0, 0, 0.1, 0.001, D("0.00"), "", True, day(1970, 1, 1), at(1970, 1, 1), at(1970, 1, 1),
             bytearray(b"\n"), [1, 2, 3, 4, 5, 6, 7, 8, 9], {"k": 1e-5}, ("x" * 30, 0), [(1e7, ["é"])]),
        ],
    ),
    "points": (
        "x DOUBLE, y DOUBLE, n INT, g STRING",
        [(float((7 * i) % 11) + i / 10, float((5 * i * i) % 13) - i, (i * i) % 5, "abc"[i % 3]) for i in range(30)],
    ),
    "gaps": (
        "name STRING, age INT, height DOUBLE, weight FLOAT, ok BOOLEAN, big BIGINT",
        [
            ("Ann", 10, 80.5, 1.5, True, 1),
            ("Bo", None, NAN, 2.5, None, 2),
            (None, 5, None, float("nan"), False, None),
            (None, None, None, None, None, None),
            ("Eva", 10, 10.0, None, True, 5),
        ],
    ),
    "nested": (
        "id INT, tags ARRAY<STRING>, scores MAP<STRING,INT>, items ARRAY<STRUCT<name: STRING, qty: INT>>",
        [
            (1, ["a", "b"], {"x": 1, "y": 2}, [("pen", 2), ("ink", None)]),
            (2, [], {}, []),
            (3, None, None, None),
            (4, ["c", None], {"z": None}, [("pad", 1)]),
        ],
    ),
}

PROGRAMS = {}


def program(file, ordered=False):
    """Registers a function of the tables as a program of a golden file."""

    def register(function):
        PROGRAMS.setdefault(file, []).append((function.__name__, function, ordered))
        return function

    return register


# --- Columns and rows -------------------------------------------------------------------------------------------------


@program("rows", ordered=True)
def select_expressions(t):
    return t.trips.select(
        "id", F.col("fare") * 2, (F.col("fare") + F.col("tip")).alias("total"), F.col("riders") / 2,
        F.col("fare") > 10, F.upper("city"), F.lit("x"), F.lit(1), F.col("id").cast("string"))


@program("rows", ordered=True)
def select_texts(t):
    return t.trips.selectExpr(
        "id", "fare * 2 AS twice", "CASE WHEN tip > 2 THEN 'good' WHEN tip IS NULL THEN 'none' ELSE 'poor' END AS mood",
        "riders BETWEEN 1 AND 2 AS few", "city IN ('Oslo', 'Bergen') AS norway", "city LIKE 'L%' AS l",
        "id % 3 + 1", "-id", "id div 2", "NOT flag", "coalesce(tip, 0)", "fare / riders")


@program("rows", ordered=True)
def names_of_columns(t):
    return t.mixed.filter("i = 100").selectExpr(
        "CAST(i AS STRING)", "i::DOUBLE", "TRY_CAST(t AS INT)", "CAST(1 AS STRING)", "upper(CAST(i AS STRING))",
        "int(f)", "i + CAST(s AS INT)", "-5", "'text'", "1.5", "NULL", "true", "i IS NULL", "i IS NOT NULL", "i != 3",
        "i <> l", "i = 1 OR NOT ok", "i IN (1, 2)", "i NOT BETWEEN 1 AND 2", "t LIKE '%a'", "t || 'x'", "list[0]",
        "map['a']", "place.no", "place", "deep.x", "CASE WHEN i = 1 THEN 2 ELSE 3 END", "CASE i WHEN 1 THEN 2 END",
        "IF(ok, 1, 2)", "DATE '2024-01-01'", "TIMESTAMP '2024-01-01 00:00:00'", "i <=> 1", "~i", "+i",
        "i & 3", "i || t", "size(list)", "transform(list, x -> x + 1)", "coalesce(i, 1)", "EXTRACT(YEAR FROM day)",
        "substring(t FROM 1 FOR 2)", "trim(t)", "trim(BOTH 'p' FROM t)", "year(day)", "current_date() = day", "1L", "2S",
        "X'1F'", "i div 2", "i % 2", "i << 1", "named_struct('a', i)", "struct(i, l)", "array(i, s)", "(i + 1) * 2",
        "round(d, 1)", "nvl(i, 0)", "date_add(day, 1)", "count(*) OVER ()", "sum(i) OVER (PARTITION BY s ORDER BY l)")


@program("groups", ordered=True)
def names_of_aggregates(t):
    return t.trips.selectExpr(
        "count(*)", "count(1)", "count(DISTINCT city)", "count(DISTINCT city, kind)", "sum(riders) FILTER (WHERE id > 1)",
        "sum(DISTINCT riders)", "avg(fare) + 1", "max(CAST(riders AS DOUBLE))", "first(city)", "mean(riders)",
        "stddev_samp(riders)", "percentile(riders, 0.5)", "collect_list(riders)", "count(tip) / count(*)")


@program("rows", ordered=True)
def filter_three_valued(t):
    return t.trips.filter((F.col("fare") > 10) | (F.col("tip").isNull())).filter("flag OR riders > 3").select("id")


@program("rows", ordered=True)
def nan_is_greatest(t):
    return t.trips.filter(F.col("fare") > 20).select("id").orderBy("id")


@program("rows", ordered=True)
def with_columns(t):
    return (t.trips.withColumn("fare", F.col("fare") + 1).withColumn("double", F.col("fare") * 2)
            .withColumnRenamed("city", "town").withColumnRenamed("nothing", "x")
            .withColumns({"a": F.col("id") + 1, "id": F.col("id") * 10}).drop("kind", "day", "at", "none", "flag"))


@program("rows", ordered=True)
def order_nulls(t):
    return t.trips.orderBy(F.col("city"), F.col("fare").desc()).select("id", "city", "fare")


@program("rows", ordered=True)
def order_nulls_placed(t):
    return t.trips.orderBy(F.col("tip").desc_nulls_first(), F.col("fare").asc_nulls_last(), "id").select("id", "tip")


@program("rows", ordered=True)
def limit_and_offset(t):
    return t.trips.orderBy("id").offset(2).limit(3).select("id")


@program("rows")
def distinct_rows(t):
    return t.trips.select("city", "riders").distinct()


@program("rows", ordered=True)
def distinct_counts_nan_once(t):
    return t.gaps.select("height").distinct().orderBy("height")


@program("rows", ordered=True)
def drop_duplicates_keeps_the_first(t):
    return t.trips.dropDuplicates(["city"]).orderBy("id").select("id", "city")


@program("rows", ordered=True)
def to_df(t):
    return t.cities.toDF("a", "b", "c", "d").filter("a IS NOT NULL").orderBy("a", "c")


@program("rows")
def unpivot(t):
    return t.points.limit(3).unpivot(["g"], ["x", "n"], "name", "value")


@program("rows")
def unpivot_all(t):
    return t.points.select("g", "x", "y").limit(2).unpivot("g", None, "name", "value")


@program("rows", ordered=True)
def cast_types(t):
    return t.mixed.select(
        *[F.col(c).cast("string").alias(c) for c in ["b", "l", "f", "d", "m", "ok", "day", "at", "wall", "list", "map",
                                                     "place", "deep"]])


@program("rows", ordered=True)
def fields_and_elements(t):
    return t.mixed.filter("t = 'plain'").select(
        F.col("place.street"), F.col("place").getField("no"), F.col("list")[0], F.col("map")["a"], F.col("deep.x"),
        F.col("deep")[0]["ys"])


# --- Joins and set operations -----------------------------------------------------------------------------------------


def join_program(how):
    def run(t):
        return t.trips.select("id", "city", "riders").join(t.cities, "city", how)

    run.__name__ = f"join_using_{how}"
    program("joins")(run)

    def run_on(t):
        left, right = t.trips.select("id", "city"), t.cities.select(F.col("city").alias("town"), "people")
        return left.join(right, left["city"] == right["town"], how)

    run_on.__name__ = f"join_on_{how}"
    program("joins")(run_on)


for kind in ["inner", "left", "right", "full", "leftsemi", "leftanti"]:
    join_program(kind)


@program("joins")
def join_cross(t):
    return t.cities.select("country").crossJoin(t.cities.select("people").limit(2))


@program("joins")
def join_same_names(t):
    joined = t.trips.join(t.cities, t.trips["city"] == t.cities["city"])
    return joined.select(t.trips["id"], t.trips["fare"], t.cities["fare"].alias("price"), t.cities["city"])


@program("joins")
def join_aliases(t):
    a, b = t.trips.alias("a"), t.trips.alias("b")
    return a.join(b, (F.col("a.city") == F.col("b.city")) & (F.col("a.id") < F.col("b.id"))).select("a.id", "b.id", "a.city")


@program("joins")
def join_null_safe(t):
    return t.trips.join(t.cities, t.trips["city"].eqNullSafe(t.cities["city"])).select("id", "country")


@program("joins")
def join_inequality_left(t):
    right = t.cities.select(F.col("fare").alias("low"), "country")
    left = t.trips.select("id", "riders")
    return left.join(right, (left["riders"] > right["low"]) & (right["country"] != "Sverige"), "left")


@program("joins")
def join_two_keys(t):
    other = t.trips.select("city", "kind", F.col("id").alias("other"))
    return t.trips.select("id", "city", "kind").join(other, ["city", "kind"])


@program("joins")
def union_all(t):
    return t.trips.select("city", "riders").union(t.cities.select("country", "people"))


@program("joins")
def union_by_name(t):
    return t.trips.select("city", "riders").unionByName(t.cities.select("people", "city"), allowMissingColumns=True)


@program("joins")
def set_intersect(t):
    return t.trips.select("city").intersect(t.cities.select("city"))


@program("joins")
def set_intersect_all(t):
    return t.trips.select("city").intersectAll(t.trips.filter("id > 2").select("city"))


@program("joins")
def set_subtract(t):
    return t.trips.select("city").subtract(t.cities.select("city"))


@program("joins")
def set_except_all(t):
    return t.trips.select("city").exceptAll(t.cities.select("city"))


# --- Further operations -----------------------------------------------------------------------------------------------


@program("operations")
def grouping_sets(t):
    grouped = t.trips.groupingSets([["city", "kind"], ["city"], []], "city", "kind")
    return grouped.agg(F.sum("riders").alias("riders"), F.grouping_id().alias("level"))


@program("operations")
def agg_by_name(t):
    return t.trips.groupBy("kind").agg({"riders": "max"})


@program("operations")
def agg_all_by_name(t):
    return t.trips.agg({"*": "count"})


@program("operations")
def avg_of_all_numbers(t):
    return t.trips.groupBy("kind").avg()


@program("operations")
def max_of_all_numbers(t):
    return t.trips.groupBy("riders").max()


@program("operations", ordered=True)
def with_field(t):
    place = F.col("place")
    return t.mixed.select(
        place.withField("no", F.lit(5)), place.withField("city", F.col("t")).alias("c"),
        place.withField("street", F.upper("place.street")).withField("NO", F.lit("x")).alias("two"))


@program("operations", ordered=True)
def with_nested_field(t):
    deep = t.mixed.select(F.struct(F.struct("i", "l").alias("in"), "t").alias("out"))
    return deep.select(F.col("out").withField("in.i", F.lit(1)).alias("a"), F.col("out").dropFields("in.l").alias("b"))


@program("operations", ordered=True)
def drop_fields(t):
    return t.mixed.select(F.col("place").dropFields("no"), F.col("place").dropFields("street", "none").alias("n"))


@program("operations", ordered=True)
def col_regex(t):
    return t.trips.select("id", t.trips.colRegex("`(FA|ti).*`"))


@program("operations")
def melt(t):
    return t.points.limit(2).melt(["g"], ["x", "n"], "name", "value")


@program("operations")
def union_all_name(t):
    return t.trips.select("city").unionAll(t.cities.select("city"))


@program("operations", ordered=True)
def window_bounds(t):
    by = Window.partitionBy("city").orderBy("id")
    return t.trips.select(
        "id", F.sum("riders").over(by.rowsBetween(-1, 0)).alias("a"),
        F.sum("riders").over(Window.orderBy("riders").rangeBetween(-1, Window.currentRow)).alias("b"),
        F.count("id").over(Window.partitionBy("kind").rowsBetween(Window.unboundedPreceding, Window.unboundedFollowing))
        .alias("c")).orderBy("id")


@program("operations", ordered=True)
def time_window_groups(t):
    return t.trips.groupBy(F.window("at", "12 hours")).agg(F.count("id").alias("n")).orderBy("window")


@program("operations", ordered=True)
def time_window_names(t):
    return t.trips.select("id", F.window("at", "1 day", "12 hours"), F.window("at", "1 day", "12 hours").start)


@program("operations", ordered=True)
def time_window_with_keys(t):
    grouped = t.trips.groupBy("city", F.window("at", "1 day", startTime="6 hours").alias("w"))
    return grouped.agg(F.max("fare").alias("fare")).select("city", "w.start", "fare").orderBy("start", "city")


@program("operations", ordered=True)
def time_window_column(t):
    return t.trips.withColumn("w", F.window("at", "1 day")).select("id", "w").orderBy("id")


@program("operations", ordered=True)
def random_condition(t):
    return t.points.filter((F.rand(42) < 0.5) & (F.col("n") >= 0)).select("x", "n")


@program("operations")
def random_groups(t):
    return t.points.groupBy((F.rand(1) > 0.5).alias("half")).count()


@program("operations", ordered=True)
def random_order(t):
    return t.points.orderBy(F.rand(5)).select("x")


def sessions_of(t):
    return t.points.select("g", "n", F.timestamp_seconds((F.col("x") * 60).cast("bigint")).alias("ts"))


@program("operations", ordered=True)
def session_windows(t):
    grouped = sessions_of(t).groupBy(F.session_window("ts", "40 seconds")).agg(F.count("*").alias("rows"))
    return grouped.orderBy("session_window")


@program("operations", ordered=True)
def session_windows_of_keys(t):
    grouped = sessions_of(t).groupBy("g", F.session_window("ts", "1 minute").alias("w"), (F.col("n") > 1).alias("many"))
    return grouped.agg(F.sum("n").alias("n")).select("g", "many", "w.start", "w.end", "n").orderBy("g", "many", "start")


@program("operations", ordered=True)
def session_windows_that_touch(t):
    touching = t.points.select(F.timestamp_seconds(F.col("n") * 60).alias("ts"))
    return touching.groupBy(F.session_window("ts", "60 seconds")).count().orderBy("session_window")


for kind in ["left_outer", "outer", "right_outer", "full_outer", "semi", "anti", "cross"]:

    def joined(t, kind=kind):
        right = t.cities.select(F.col("city").alias("town"), "people")
        left = t.trips.select("id", "city")
        return left.crossJoin(right) if kind == "cross" else left.join(right, left["city"] == right["town"], kind)

    joined.__name__ = f"join_{kind}"
    program("operations")(joined)


@program("operations", ordered=True)
def zip_with_index(t):
    return t.cities.select("city").zipWithIndex()


@program("operations", ordered=True)
def partitions(t):
    return t.trips.repartition(4, "city").coalesce(1).select("id").sortWithinPartitions(F.desc("id")).hint("broadcast")


@program("operations", ordered=True)
def order_by_functions(t):
    return t.trips.orderBy(F.desc_nulls_first("tip"), F.asc_nulls_last("city"), F.desc("id")).select("id", "tip", "city")


@program("operations")
def data_types(t):
    return [list(pair) for pair in t.mixed.dtypes]


@program("operations")
def last_rows(t):
    return [[row.id for row in t.trips.tail(2)], [row.id for row in t.trips.head(2)], t.trips.first().id,
            [row.id for row in t.trips.take(3)], t.trips.filter("id > 99").isEmpty()]


@program("operations", ordered=True)
def drop_duplicates_of_list(t):
    return t.trips.dropDuplicates(["city", "kind"]).orderBy("id").select("id")


@program("operations", ordered=True)
def functions_with_functions(t):
    return t.nested.select(
        F.transform("tags", lambda x: F.upper(x)), F.transform("tags", lambda x, i: F.concat(x, i.cast("string"))),
        F.filter("tags", lambda x: x > "a"), F.exists("tags", lambda x: x == "a"), F.forall("tags", lambda x: x > "A"),
        F.aggregate("tags", F.lit(0), lambda n, x: n + F.length(x)),
        F.aggregate("tags", F.lit(0), lambda n, x: n + 1, lambda n: n * 2).alias("twice"),
        F.zip_with("tags", "tags", lambda x, y: F.concat(x, y)), F.transform_values("scores", lambda k, v: v + 1),
        F.map_filter("scores", lambda k, v: v > 1), F.transform("items", lambda item: item.qty).alias("qty"))


@program("operations", ordered=True)
def nested_functions(t):
    return t.nested.select(
        F.transform("tags", lambda x: F.transform("tags", lambda y: F.concat(x, y, F.col("id").cast("string"))))
        .alias("pairs"))


@program("operations", ordered=True)
def names_of_functions(t):
    return t.trips.filter("id = 1").select(
        F.lpad("city", 6, "0"), F.split("city", "l"), F.date_format("at", "yyyy"), F.round("fare", 1), F.round("fare"),
        F.regexp_extract("city", "(.)l", 1), F.regexp_replace("city", "l", "L"), F.substring("city", 1, 2),
        F.months_between("at", "day"), F.log("fare"), F.log(2.0, "fare"), F.concat_ws("-", "city", "kind"),
        F.trunc("day", "MM"), F.date_trunc("month", "at"), F.date_add("day", 1), F.add_months("day", 2),
        F.coalesce("tip", F.lit(0)), F.instr("city", "l"), F.locate("l", "city"), F.translate("city", "s", "z"),
        F.trim("city"), F.trim("city", F.lit("O")), F.when(F.col("fare") > 10, "a").otherwise("b"), F.negate("id").alias("opposite"),
        F.pow("id", 2), F.format_number("fare", 2), F.sha2("city", 256), F.to_date("day"), F.hash("id"), F.hour("at"),
        F.array("id", "riders"), F.struct("id", "city"), F.create_map("city", "id"), F.sort_array(F.array("id"), False),
        F.element_at(F.array("id"), 1), F.array_contains(F.array("id"), 1), F.greatest("id", "riders"), F.repeat("city", 2),
        F.from_unixtime("id"), F.unix_timestamp("at"), F.conv("id", 10, 2), F.expr("id + 1"), F.isnull("tip"),
        F.nanvl("fare", "tip"), F.slice(F.array("id"), 1, 1), F.overlay("city", "kind", 1, 2), F.initcap("city"),
        F.json_tuple(F.lit('{"a":1}'), "a").alias("ja"))


@program("operations", ordered=True)
def names_of_static_aggregates(t):
    return t.trips.agg(
        F.count_distinct("city", "kind"), F.sum_distinct("riders"), F.first("city", ignorenulls=True),
        F.max_by("city", "riders"), F.percentile_approx("riders", [0.25, 0.5]), F.percentile("riders", 0.5), F.median("riders"),
        F.listagg("kind", ","), F.mode("riders", True), F.corr("id", "riders"), F.collect_list("riders"), F.count("*"),
        F.product("riders"), F.approx_count_distinct("city"), F.stddev("riders"), F.bool_and("flag"))


@program("operations")
def names_of_window_functions(t):
    by = Window.partitionBy("city").orderBy("id")
    return t.trips.select(
        F.row_number().over(by), F.lag("riders").over(by), F.lead("riders", 2, 0).over(by), F.ntile(2).over(by),
        F.nth_value("riders", 2).over(by), F.sum("riders").over(by.rowsBetween(0, 1)))


@program("operations", ordered=True)
def column_methods(t):
    return t.trips.select(
        "id", F.col("city").startswith(F.substring("city", 1, 1)).alias("a"), F.col("city").contains(F.lit("l")).alias("b"),
        F.col("city").substr(F.lit(2), F.lit(2)).alias("c"), F.col("riders").cast("decimal(10,2)").alias("d"),
        F.array("id", "riders")[F.col("id") - F.col("id")].alias("e"), F.col("id").name("f"))


# --- Groups and windows -----------------------------------------------------------------------------------------------


@program("groups")
def group_counts(t):
    return t.trips.groupBy("city").count()


@program("groups")
def group_aggregates(t):
    return t.trips.groupBy("city").agg(
        F.sum("fare"), F.avg("tip").alias("mean"), F.min("at"), F.max("kind"), F.count("tip"), F.count(F.lit(1)),
        F.countDistinct("riders"), F.stddev("riders"), F.sum("riders"))


@program("groups")
def group_by_expression(t):
    return t.trips.groupBy((F.col("id") % 2).alias("odd"), F.col("riders") > 1).agg(F.sum("id").alias("ids"))


@program("groups")
def group_shortcuts(t):
    return t.trips.groupBy("kind").sum("riders", "id")


@program("groups")
def group_avg_shortcut(t):
    return t.trips.groupBy("kind").avg("riders")


@program("groups")
def group_max_shortcut(t):
    return t.trips.groupBy("kind").max("fare")


@program("groups")
def aggregate_all(t):
    return t.trips.agg(F.count("*"), F.sum("id"), F.max("fare"), F.min("fare"), F.avg("fare"))


@program("groups")
def aggregate_nothing(t):
    return t.trips.filter("id > 100").agg(F.count("*"), F.sum("id"), F.max("fare"))


@program("groups")
def aggregate_nothing_grouped(t):
    return t.trips.filter("id > 100").groupBy("city").count()


@program("groups")
def pivot_found(t):
    return t.trips.groupBy("city").pivot("kind").sum("riders")


@program("groups")
def pivot_given(t):
    return t.trips.groupBy("city").pivot("kind", ["cash", "card", "cheque"]).agg(
        F.sum("riders").alias("riders"), F.count("id"))


@program("groups")
def pivot_numbers(t):
    return t.trips.groupBy("kind").pivot("riders").count()


@program("groups")
def rollup(t):
    return t.trips.rollup("city", "kind").agg(F.sum("riders").alias("riders"), F.grouping_id().alias("level"))


@program("groups")
def cube(t):
    return t.trips.cube("city", "kind").agg(F.count("id"), F.grouping("city"), F.grouping("kind"))


@program("groups", ordered=True)
def windows(t):
    w = Window.partitionBy("city").orderBy("fare", "id")
    return t.trips.select(
        "id", F.row_number().over(w).alias("n"), F.rank().over(Window.orderBy("fare")).alias("rank"),
        F.dense_rank().over(Window.orderBy("fare")).alias("dense"), F.lag("id").over(w).alias("before"),
        F.lead("id", 1, -1).over(w).alias("after"), F.sum("riders").over(w).alias("running"),
        F.sum("riders").over(Window.partitionBy("city")).alias("all"),
        F.avg("riders").over(w.rowsBetween(-1, 1)).alias("near"),
        F.first("tip", ignorenulls=True).over(w.rowsBetween(Window.unboundedPreceding, Window.unboundedFollowing)).alias("tip"),
        F.ntile(3).over(Window.orderBy("id")).alias("tile"),
        F.percent_rank().over(Window.orderBy("riders")).alias("percent"),
        F.sum("id").over(Window.orderBy("riders").rangeBetween(-1, 0)).alias("range")).orderBy("id")


@program("groups", ordered=True)
def window_texts(t):
    return t.trips.selectExpr(
        "id", "sum(riders) OVER (PARTITION BY kind ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS s",
        "count(*) FILTER (WHERE fare > 10) OVER (PARTITION BY kind) AS f",
        "last(tip) IGNORE NULLS OVER (ORDER BY id) AS l").orderBy("id")


@program("groups", ordered=True)
def names_of_windows(t):
    return t.trips.orderBy("id").limit(1).selectExpr(
        "row_number() OVER (ORDER BY id)", "rank() OVER (PARTITION BY city ORDER BY id DESC)",
        "lag(id) OVER (ORDER BY id)", "lead(id, 2, 0) OVER (ORDER BY id)", "ntile(2) OVER (ORDER BY id)",
        "max(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)",
        "min(id) OVER (ORDER BY id RANGE BETWEEN UNBOUNDED PRECEDING AND 2 FOLLOWING)",
        "sum(id) OVER (ORDER BY id NULLS LAST ROWS UNBOUNDED PRECEDING)", "1 + count(*) OVER (PARTITION BY city)")


# --- Generators -------------------------------------------------------------------------------------------------------


@program("generators", ordered=True)
def explode_array(t):
    return t.nested.select("id", F.explode("tags"))


@program("generators", ordered=True)
def explode_outer_array(t):
    return t.nested.select("id", F.explode_outer("tags").alias("tag"))


@program("generators", ordered=True)
def posexplode_array(t):
    return t.nested.select(F.posexplode("tags"), "id")


@program("generators", ordered=True)
def explode_map(t):
    return t.nested.select("id", F.explode("scores").alias("k", "v"))


@program("generators", ordered=True)
def posexplode_outer_map(t):
    return t.nested.select("id", F.posexplode_outer("scores"))


@program("generators", ordered=True)
def inline_structs(t):
    return t.nested.selectExpr("id", "inline(items)")


@program("generators", ordered=True)
def explode_struct_fields(t):
    return t.nested.select("id", F.explode("items").alias("item")).select("id", "item.name", "item.qty", "item.*")


@program("generators", ordered=True)
def with_exploded_column(t):
    return t.nested.withColumn("tags", F.explode("tags")).select("id", "tags")


# --- Random parts -----------------------------------------------------------------------------------------------------


@program("random", ordered=True)
def sample_small(t):
    return t.spark.range(0, 100, 1, 1).sample(fraction=0.1, seed=42)


@program("random", ordered=True)
def sample_large(t):
    return t.spark.range(0, 10000, 1, 1).sample(fraction=0.01, seed=-7)


@program("random", ordered=True)
def sample_with_replacement(t):
    return t.spark.range(0, 50, 1, 1).sample(withReplacement=True, fraction=0.5, seed=3)


@program("random", ordered=True)
def random_split_first(t):
    return t.spark.range(0, 60, 1, 1).randomSplit([0.6, 0.3, 0.1], seed=42)[0]


@program("random", ordered=True)
def random_split_last(t):
    return t.spark.range(0, 60, 1, 1).randomSplit([6.0, 3.0, 1.0], seed=42)[2]


@program("random", ordered=True)
def random_split_sorts(t):
    return t.points.randomSplit([1.0, 1.0], seed=11)[0]


@program("random", ordered=True)
def random_split_sorts_mixed(t):
    return t.trips.select("flag", "city", "fare", "id").randomSplit([0.5, 0.5], seed=5)[1]


@program("random", ordered=True)
def sample_by(t):
    return t.points.select("g", "n", "x").sampleBy("g", {"a": 0.5, "b": 0.2}, seed=9)


@program("random", ordered=True)
def sample_by_numbers(t):
    return t.points.select("n", "x").sampleBy("n", {0: 0.3, 1: 1.0, 4: 0.6}, seed=-1)


@program("random", ordered=True)
def rand_column(t):
    return t.spark.range(0, 5, 1, 1).select("id", F.rand(42).alias("r"), F.rand(7))


# --- Missing values ---------------------------------------------------------------------------------------------------


@program("na", ordered=True)
def drop_any(t):
    return t.gaps.na.drop()


@program("na", ordered=True)
def drop_all(t):
    return t.gaps.na.drop("all")


@program("na", ordered=True)
def drop_all_subset(t):
    return t.gaps.na.drop("all", subset=["age", "height"])


@program("na", ordered=True)
def drop_threshold(t):
    return t.gaps.na.drop(thresh=3)


@program("na", ordered=True)
def drop_threshold_subset(t):
    return t.gaps.dropna(thresh=1, subset=["height", "weight"])


@program("na", ordered=True)
def fill_number(t):
    return t.gaps.na.fill(50)


@program("na", ordered=True)
def fill_fraction(t):
    return t.gaps.na.fill(1.5)


@program("na", ordered=True)
def fill_text(t):
    return t.gaps.na.fill("?")


@program("na", ordered=True)
def fill_flag(t):
    return t.gaps.na.fill(False)


@program("na", ordered=True)
def fill_subset(t):
    return t.gaps.fillna(0, subset=["age", "name"])


@program("na", ordered=True)
def fill_map(t):
    return t.gaps.na.fill({"age": 7.9, "name": "unknown", "height": 1, "ok": True})


@program("na", ordered=True)
def replace_numbers(t):
    return t.gaps.na.replace({10: 20, 1: 100})


@program("na", ordered=True)
def replace_number_subset(t):
    return t.gaps.na.replace(10, 20, subset=["age"])


@program("na", ordered=True)
def replace_texts(t):
    return t.gaps.na.replace(["Ann", "Bo"], ["A", "B"], "name")


@program("na", ordered=True)
def replace_with_null(t):
    return t.gaps.na.replace({"Ann": None})


@program("na", ordered=True)
def replace_nan(t):
    return t.gaps.na.replace(NAN, 0.0)


@program("na", ordered=True)
def replace_flags(t):
    return t.gaps.na.replace({True: False})


# --- Statistics -------------------------------------------------------------------------------------------------------


@program("statistics", ordered=True)
def describe_all(t):
    return t.mixed.select("b", "s", "i", "l", "f", "d", "m", "t", "ok", "day", "at").describe()


@program("statistics", ordered=True)
def describe_some(t):
    return t.trips.describe("fare", "city", "riders")


@program("statistics", ordered=True)
def describe_empty(t):
    return t.trips.filter("id > 100").describe("fare", "city")


@program("statistics", ordered=True)
def describe_points(t):
    return t.points.describe()


@program("statistics", ordered=True)
def summary_default(t):
    return t.points.summary()


@program("statistics", ordered=True)
def summary_trips(t):
    return t.trips.summary()


@program("statistics", ordered=True)
def summary_chosen(t):
    return t.trips.select("city", "fare", "riders").summary("max", "10%", "33.3%", "100%", "count_distinct", "count")


@program("statistics", ordered=True)
def summary_numeric_texts(t):
    return t.trips.select(F.concat(F.lit(" "), F.col("riders"), F.lit(".5")).alias("r")).summary()


@program("statistics")
def crosstab(t):
    return t.points.crosstab("g", "n")


@program("statistics")
def crosstab_nulls(t):
    return t.trips.crosstab("city", "kind")


@program("statistics")
def crosstab_numbers(t):
    return t.trips.crosstab("riders", "fare")


@program("statistics")
def crosstab_dates(t):
    return t.trips.crosstab("day", "flag")


@program("statistics")
def quantiles(t):
    return t.points.approxQuantile("x", [0.0, 0.1, 0.25, 0.5, 0.75, 0.99, 1.0], 0.0)


@program("statistics")
def quantiles_several(t):
    return t.trips.approxQuantile(["fare", "riders", "tip"], [0.5, 0.9], 0.0)


@program("statistics")
def quantiles_of_nothing(t):
    return t.trips.filter("id > 100").approxQuantile("fare", [0.5], 0.0)


@program("statistics")
def correlation(t):
    return t.points.corr("x", "y")


@program("statistics")
def covariance(t):
    return t.points.cov("x", "n")


@program("statistics")
def correlation_with_nulls(t):
    return t.trips.filter("id <> 5").corr("riders", "tip")


@program("statistics")
def covariance_with_nulls(t):
    return t.trips.filter("id <> 5").cov("riders", "tip")


@program("statistics")
def covariance_of_one_row(t):
    return t.trips.limit(1).cov("riders", "tip")


@program("statistics")
def covariance_of_nothing(t):
    return t.trips.filter("id > 100").cov("riders", "tip")


@program("statistics")
def correlation_of_one_row(t):
    return t.trips.limit(1).corr("riders", "tip")


@program("statistics")
def correlation_of_nothing(t):
    return t.trips.filter("id > 100").corr("riders", "tip")


@program("statistics")
def correlation_constant(t):
    return t.points.withColumn("c", F.lit(1)).corr("x", "c")


def items(frame, support=None):
    row = (frame.freqItems(list(frame.columns), support) if support else frame.freqItems(list(frame.columns))).first()
    # The order within a list is that of a hash table.
    return {name: sorted([render(v, T.StringType()) if not isinstance(v, float) else v for v in row[name]],
                         key=lambda v: (v is not None, str(v))) for name in row.__fields__}


@program("statistics")
def frequent_items(t):
    return items(t.points.select("n", "g"))


@program("statistics")
def frequent_items_few(t):
    return items(t.points.select("n", "g"), 0.4)


@program("statistics")
def frequent_items_some(t):
    return items(t.points.select("n", "g", (F.col("n") % 3).alias("r")), 0.3)


@program("statistics")
def frequent_items_nulls(t):
    return items(t.trips.select("city", "kind", "riders"), 0.2)


# --- Text -------------------------------------------------------------------------------------------------------------


def shown(frame, n=20, truncate=20, vertical=False):
    return frame._jdf.showString(n, truncate, vertical)


@program("show")
def show_trips(t):
    return shown(t.trips)


@program("show")
def show_mixed(t):
    return shown(t.mixed)


@program("show")
def show_mixed_full(t):
    return shown(t.mixed, 20, 0)


@program("show")
def show_mixed_vertical(t):
    return shown(t.mixed, 20, 20, True)


@program("show")
def show_mixed_vertical_full(t):
    return shown(t.mixed, 2, 0, True)


@program("show")
def show_first_two(t):
    return shown(t.trips.select("id", "city"), 2)


@program("show")
def show_first_one(t):
    return shown(t.trips.select("id", "city"), 1)


@program("show")
def show_first_one_vertical(t):
    return shown(t.trips.select("id", "city"), 1, 20, True)


@program("show")
def show_no_rows(t):
    return shown(t.trips.select("id", "city").limit(0))


@program("show")
def show_no_rows_vertical(t):
    return shown(t.trips.select("id", "city").limit(0), 20, 20, True)


@program("show")
def show_zero(t):
    return shown(t.trips.select("id", "city"), 0)


@program("show")
def show_no_columns(t):
    return shown(t.trips.select())


@program("show")
def show_narrow(t):
    return shown(t.mixed.select("t"), 20, 3)


@program("show")
def show_five_wide(t):
    return shown(t.mixed.select("t", "list"), 20, 5)


@program("show")
def show_many(t):
    return shown(t.points)


@program("show")
def show_odd_names(t):
    return shown(t.trips.select(F.col("id").alias("a\tb\n"), F.col("city").alias("名前"), F.col("id").alias("")), 3)


@program("show")
def show_emoji(t):
    return shown(t.spark.sql("SELECT '👍👍👍👍👍👍👍👍👍👍👍👍' AS e, 'ok' AS t UNION ALL SELECT '😀', '\\u0007\\u000b'"))


@program("show")
def schema_trips(t):
    return t.trips._jdf.schema().treeString()


@program("show")
def schema_mixed(t):
    return t.mixed._jdf.schema().treeString()


@program("show")
def json_mixed(t):
    return t.mixed.toJSON().collect()


@program("show")
def json_trips(t):
    return t.trips.toJSON().collect()


class Tables:
    def __init__(self, spark):
        self.spark = spark
        for name, (schema, rows) in TABLES.items():
            setattr(self, name, spark.createDataFrame(rows, schema).coalesce(1))


def outcome(result, ordered):
    if isinstance(result, str):
        return {"text": result}
    if not hasattr(result, "schema"):
        return {"value": render_value(result)}
    rows = [[render(v, f.dataType) for v, f in zip(row, result.schema.fields)] for row in result.collect()]
    if not ordered:
        rows.sort(key=lambda row: json.dumps(row, ensure_ascii=False, sort_keys=True))
    return {
        "columns": result.columns,
        "types": [field.dataType.simpleString() for field in result.schema.fields],
        "ordered": ordered,
        "rows": rows,
    }


def render_value(value):
    if isinstance(value, float):
        return render(value, T.DoubleType())
    if isinstance(value, (list, tuple)):
        return [render_value(v) for v in value]
    return value


def main():
    spark = (
        SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC").config("spark.sql.shuffle.partitions", "1")
        .config("spark.default.parallelism", "1").getOrCreate()
    )
    header = {"made by": "Scripts/reference/frames.py", "spark": spark.version}
    TARGET.mkdir(parents=True, exist_ok=True)

    def write(name, content):
        lines = json.dumps({**header, **content}, ensure_ascii=False, indent=1, sort_keys=False)
        (TARGET / f"{name}.json").write_text(lines + "\n")

    tables = {}
    for name, (ddl, rows) in TABLES.items():
        schema = T.StructType.fromDDL(ddl)
        tables[name] = {
            "schema": ddl,
            "rows": [[render(plain(v), f.dataType) for v, f in zip(row, schema.fields)] for row in rows],
        }
    write("tables", {"tables": tables})
    inputs = Tables(spark)
    for file, programs in PROGRAMS.items():
        if sys.argv[1:] and file not in sys.argv[1:]:
            continue
        content = {}
        for name, function, ordered in programs:
            try:
                content[name] = outcome(function(inputs), ordered)
            except Exception as error:
                condition = getattr(error, "getCondition", lambda: None)() or str(error).split("\n")[0]
                content[name] = {"error": condition}
                print(file, name, condition)
        write(file, {"programs": content})
    spark.stop()


def plain(value):
    return bytes(value) if isinstance(value, bytearray) else value


if __name__ == "__main__":
    main()
