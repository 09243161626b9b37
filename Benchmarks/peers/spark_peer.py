"""Apache Spark in one process: the same fit and the same scoring, warm."""
import functools
import os

import pyarrow.compute
import pyspark
from pyspark.ml import Pipeline
from pyspark.ml.classification import LogisticRegression
from pyspark.ml.feature import Imputer, OneHotEncoder, StandardScaler, StringIndexer, VectorAssembler
from pyspark.sql import SparkSession, functions

from serve import serve, timed


@functools.cache
def session(threads):
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    spark = (
        SparkSession.builder.master(f"local[{threads}]").config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "4g").config("spark.sql.shuffle.partitions", threads)
        .config("spark.sql.session.timeZone", "UTC").config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def versions(data, threads):
    java = session(threads)._jvm.java.lang.System.getProperty("java.version")
    return {"versions": {"Spark": pyspark.__version__, "Java": java}}


@functools.cache
def training(data, threads):
    frame = session(threads).read.parquet(f"{data}/dense.parquet").cache()
    frame.count()
    return frame


def fit(data, threads):
    pipeline = Pipeline(stages=[
        VectorAssembler(inputCols=[f"x{index}" for index in range(20)], outputCol="features"),
        LogisticRegression(maxIter=500, tol=1e-6),
    ])
    frame = training(data, threads)
    seconds, model = timed(lambda: pipeline.fit(frame))
    regression = model.stages[-1]
    return {
        "seconds": seconds, "iterations": regression.summary.totalIterations,
        "coefficients": [*regression.coefficients.toArray().tolist(), regression.intercept],
    }


@functools.cache
def scorer(data, threads):
    pipeline = Pipeline(stages=[
        StringIndexer(inputCols=["city", "kind"], outputCols=["cityIndex", "kindIndex"]),
        OneHotEncoder(inputCols=["cityIndex", "kindIndex"], outputCols=["cityVector", "kindVector"]),
        Imputer(
            inputCols=["amount", "distance", "minutes"],
            outputCols=["amountFilled", "distanceFilled", "minutesFilled"]),
        VectorAssembler(
            inputCols=["amountFilled", "distanceFilled", "minutesFilled", "age", "cityVector", "kindVector"],
            outputCol="assembled"),
        StandardScaler(inputCol="assembled", outputCol="features"),
        LogisticRegression(),
    ])
    return pipeline.fit(session(threads).read.parquet(f"{data}/mixed.parquet"))


def scored(data, threads):
    return scorer(data, threads).transform(session(threads).read.parquet(f"{data}/mixed.parquet"))


def score_noop(data, threads):
    scorer(data, threads)

    def work():
        frame = scored(data, threads).select("id", "prediction", "probability")
        frame.write.format("noop").mode("overwrite").save()

    seconds, _ = timed(work)
    # the rows go nowhere, so that they are counted by the aggregation
    return {"seconds": seconds}


def score_rows(data, threads):
    scorer(data, threads)
    # Arrow is the fastest way of rows out of Spark
    seconds, table = timed(lambda: scored(data, threads).select("id", "prediction", "probability").toArrow())
    return {"seconds": seconds, "rows": table.num_rows, "check": pyarrow.compute.sum(table["prediction"]).as_py()}


def score_aggregate(data, threads):
    scorer(data, threads)
    seconds, row = timed(
        lambda: scored(data, threads).agg(functions.count("*"), functions.sum("prediction")).first())
    return {"seconds": seconds, "rows": row[0], "check": row[1]}


serve({
    "versions": versions, "fit": fit, "score-noop": score_noop, "score-rows": score_rows, "score-aggregate": score_aggregate,
})
