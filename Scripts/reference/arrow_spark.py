"""Makes Tests/Golden/arrow/spark.json: Arrow streams as a Spark Connect server sends them, and Spark's texts of the values.

    python Scripts/reference/arrow_spark.py

Needs pyspark 4.3.0 with its connect packages and Java 17 or newer. Each case has the stream in base64, the columns' types by
Spark's names, and for each column the values cast to string; a refused case has the words of the error instead.
"""

import base64
import json
import os

import pyspark
from pyspark.ml.linalg import Vectors
from pyspark.sql import SparkSession

OUTPUT = os.path.join(os.path.dirname(__file__), "..", "..", "Tests", "Golden", "arrow", "spark.json")

# Expressions in SQL by the name of their column; each also comes with null.
COLUMNS = {
    "flag": "true",
    "tiny": "-128Y",
    "small": "32767S",
    "whole": "-2147483648",
    "big": "9223372036854775807L",
    "single": "float(1.5)",
    "real": "-0.1D",
    "money": "12.50BD",
    "digits": "cast('-99999999999999999999999999999999999999' as decimal(38,0))",
    "word": "'Ελλάδα 🔥'",
    "padded": "cast('ab' as char(4))",
    "bytes": "X'006162'",
    "day": "date'1582-10-14'",
    "instant": "timestamp'2026-03-29 01:30:00.123456 UTC'",
    "local": "timestamp_ntz'1969-12-31 23:59:59.999999'",
    "length": "interval '-3 04:05:06.7' day to second",
    "hours": "interval '5' hour",
    "months": "interval '-1-2' year to month",
    "years": "interval '3' year",
    "calendar": "make_interval(1, 2, 0, 3, 4, 5, 6.7)",
    "list": "array(1, null, 3)",
    "lists": "array(array('a', null), null, array())",
    "pairs": "map('k', 1.5D, 'l', null)",
    "part": "named_struct('n', 1L, 't', array('x'))",
    "parts": "array(named_struct('m', map(date'2020-01-01', array(timestamp_ntz'2020-01-01 00:00:00'))), null)",
}
REFUSED = {
    "variant": ("parse_json('{\"a\": 1}')", ["'x'", "variant"]),
    "time": ("time'12:34:56'", ["'x'", "time64[ns]", "cast it to string"]),
}


def streams(spark, frame):
    """The Arrow streams of a frame's rows, as they come from the server."""
    client = spark.client
    request = client._execute_plan_request_with_metadata()
    if isinstance(request, tuple):
        request = request[0]
    request.plan.CopyFrom(frame._plan.to_proto(client))
    answers = client._stub.ExecutePlan(request, metadata=client._builder.metadata())
    return [answer.arrow_batch.data for answer in answers if answer.HasField("arrow_batch")]


def case(spark, name, frame):
    (stream,) = streams(spark, frame)
    texts = frame.selectExpr(*[f"cast({column} as string) as {column}" for column in frame.columns]).collect()
    return {
        "name": name, "stream": base64.b64encode(stream).decode(),
        "types": [field.dataType.simpleString() for field in frame.schema],
        "columns": [[row[column] for row in texts] for column in frame.columns],
    }


def main():
    spark = (
        SparkSession.builder.remote("local[2]").config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC").config("spark.sql.shuffle.partitions", "1").getOrCreate())
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    spark.conf.set("spark.sql.timeType.enabled", "true")
    selected = ", ".join(f"if(i = 1, null, {text}) as {name}" for name, text in COLUMNS.items())
    some = ", ".join(f"{text} as {name}" for name, text in COLUMNS.items())
    vectors = spark.createDataFrame(
        [(Vectors.dense([1.0, -2.5]),), (None,), (Vectors.sparse(5, [0, 4], [1.0, 2.0]),)], ["v"])
    cases = [
        case(spark, "nulls", spark.sql(f"select {selected}, null as nothing from (select explode(array(0, 1, 2)) as i)")),
        case(spark, "values", spark.sql(f"select {some}")),
        case(spark, "empty", spark.sql(f"select {some} limit 0")),
        case(spark, "vectors", vectors),
        case(spark, "nested vectors", vectors.where("v is not null").selectExpr("array(v) as v")),
    ]
    for name, (text, words) in REFUSED.items():
        (stream,) = streams(spark, spark.sql(f"select {text} as x"))
        cases.append({"name": name, "stream": base64.b64encode(stream).decode(), "words": words})
    for codec in ["lz4", "zstd"]:
        spark.conf.set("spark.sql.execution.arrow.compression.codec", codec)
        (stream,) = streams(spark, spark.sql("select repeat('a', 1000) as x"))
        cases.append({
            "name": codec, "stream": base64.b64encode(stream).decode(),
            "words": [codec.upper(), "spark.sql.execution.arrow.compression.codec to none"],
        })
    with open(OUTPUT, "w", encoding="utf-8") as file:
        content = {"made_by": f"Scripts/reference/arrow_spark.py with pyspark {pyspark.__version__}", "cases": cases}
        json.dump(content, file, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        file.write("\n")
    spark.stop()


main()
