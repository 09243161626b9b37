"""Makes the reference figures of the evaluators with Apache Spark.

usage: evaluation.py OUTPUT.json
"""

import json
import math
import sys

import numpy as np
import pyspark
from pyspark.ml.evaluation import (
    BinaryClassificationEvaluator, MulticlassClassificationEvaluator, RegressionEvaluator)
from pyspark.ml.linalg import Vectors, VectorUDT
from pyspark.sql import SparkSession
from pyspark.sql.types import DoubleType, StructField, StructType

# Sums are formed in another order than Spark's; nothing else differs.
TOLERANCE = 1e-9


def datasets():
    rng = np.random.default_rng(20260301)
    sets = {}

    def binary(name, scores, labels, weights):
        sets[name] = dict(
            score=scores.tolist(), label=labels.tolist(), weight=np.round(weights, 3).tolist())

    n = 400
    label = (rng.uniform(size=n) < 0.4).astype(float)
    binary("ties", np.round(rng.normal(size=n) + label, 1), label, rng.uniform(0.1, 3, size=n))
    n = 3100
    label = (rng.uniform(size=n) < 0.3).astype(float)
    binary("many", np.round(rng.normal(size=n) + 0.8 * label, 6), label, np.ones(n))
    binary("one class", np.round(rng.normal(size=30), 3), np.ones(30), np.ones(30))
    binary("no positive", np.round(rng.normal(size=30), 3), np.zeros(30), np.ones(30))
    binary("perfect", np.arange(20.0), (np.arange(20) >= 12).astype(float), np.ones(20))
    binary("inverted", np.arange(20.0), (np.arange(20) < 12).astype(float), np.ones(20))
    binary("constant score", np.full(20, 0.25), (np.arange(20) % 3 == 0).astype(float), np.ones(20))
    binary("two zeros", np.array([0.0, -0.0, 0.0, -0.0, 1.0, -1.0]), np.array([1.0, 0, 1, 1, 0, 0]), np.ones(6))
    binary("zero weights", np.round(rng.normal(size=50), 1), (np.arange(50) % 2).astype(float),
           rng.integers(0, 3, size=50).astype(float))

    n = 500
    label = rng.integers(0, 4, size=n).astype(float)
    logits = rng.normal(size=(n, 4)) + 1.5 * np.eye(4)[label.astype(int)]
    probability = np.exp(logits)
    probability /= probability.sum(axis=1, keepdims=True)
    probability[3] = [0, 1, 0, 0]
    probability[4] = [1, 0, 0, 0]
    sets["four classes"] = dict(
        label=label.tolist(), prediction=np.argmax(probability, axis=1).astype(float).tolist(),
        probability=np.round(probability, 6).tolist(), weight=np.round(rng.uniform(0.1, 3, size=n), 3).tolist())
    n = 60
    sets["gaps"] = dict(
        label=rng.choice([0.0, 2.0, 100.0], size=n).tolist(),
        prediction=rng.choice([0.0, 1.0, 2.0, 100.0, 7.5], size=n).tolist(),
        weight=rng.integers(1, 4, size=n).astype(float).tolist())
    sets["one label"] = dict(
        label=np.zeros(12).tolist(), prediction=(np.arange(12) % 2).astype(float).tolist(),
        weight=np.ones(12).tolist())

    n = 300
    label = 1000 + rng.normal(size=n) * 20
    sets["regression"] = dict(
        label=np.round(label, 4).tolist(), prediction=np.round(label * 0.9 + 95 + rng.normal(size=n) * 6, 4).tolist(),
        weight=np.round(rng.uniform(0.1, 3, size=n), 3).tolist())
    sets["two rows"] = dict(label=[1.0, 4.0], prediction=[1.5, 3.0], weight=[2.0, 1.0])
    sets["regression with zero weights"] = dict(
        label=[1.0, 4.0, 2.5, 8.0], prediction=[1.5, 3.0, 2.0, 0.0], weight=[2.0, 1.0, 1.5, 0.0])
    return sets


MULTICLASS = [
    ("f1", {}), ("accuracy", {}), ("weightedPrecision", {}), ("weightedRecall", {}),
    ("weightedTruePositiveRate", {}), ("weightedFalsePositiveRate", {}), ("weightedFMeasure", {}),
    ("weightedFMeasure", dict(beta=2.0)), ("hammingLoss", {}),
    ("truePositiveRateByLabel", {}), ("falsePositiveRateByLabel", {}), ("precisionByLabel", {}),
    ("recallByLabel", {}), ("fMeasureByLabel", {}), ("fMeasureByLabel", dict(beta=0.5)),
]


def frame(spark, data):
    rows = []
    names = [name for name in ("score", "prediction", "label", "weight") if name in data]
    for index in range(len(data["label"])):
        row = [float(data[name][index]) for name in names]
        if "score" in data:
            row.append(Vectors.dense([-data["score"][index], data["score"][index]]))
        if "probability" in data:
            row.append(Vectors.dense(data["probability"][index]))
        rows.append(tuple(row))
    fields = [StructField(name, DoubleType()) for name in names]
    if "score" in data:
        fields.append(StructField("rawPrediction", VectorUDT()))
    if "probability" in data:
        fields.append(StructField("probability", VectorUDT()))
    # one partition: bins of scores never cross partitions, so their number would change the areas
    return spark.createDataFrame(spark.sparkContext.parallelize(rows, 1), StructType(fields)).cache()


def number(value):
    value = float(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value


def main(path):
    spark = (
        SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "2g").config("spark.sql.session.timeZone", "UTC")
        .config("spark.default.parallelism", "1").getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    sets = datasets()
    frames = {name: frame(spark, data) for name, data in sets.items()}
    cases = []

    def add(kind, name, **params):
        evaluator = kind(**params)
        cases.append(dict(
            evaluator=kind.__name__, data=name, params=params, value=number(evaluator.evaluate(frames[name])),
            isLargerBetter=bool(evaluator.isLargerBetter())))

    for name, data in sets.items():
        for weight in ({}, dict(weightCol="weight")):
            if "score" in data:
                for metric in ("areaUnderROC", "areaUnderPR"):
                    for bins in (0, 10, 1000):
                        add(BinaryClassificationEvaluator, name, metricName=metric, numBins=bins, **weight)
                    add(BinaryClassificationEvaluator, name, metricName=metric, rawPredictionCol="score", **weight)
            elif "egression" in name or name == "two rows":
                for metric in ("rmse", "mse", "r2", "mae", "var"):
                    add(RegressionEvaluator, name, metricName=metric, **weight)
                add(RegressionEvaluator, name, metricName="r2", throughOrigin=True, **weight)
            else:
                for metric, params in MULTICLASS:
                    add(MulticlassClassificationEvaluator, name, metricName=metric, **params, **weight)
                    if "ByLabel" in metric and name != "one label":
                        add(MulticlassClassificationEvaluator, name, metricName=metric, metricLabel=2.0, **params,
                            **weight)
                if "probability" in data:
                    add(MulticlassClassificationEvaluator, name, metricName="logLoss", **weight)
                    add(MulticlassClassificationEvaluator, name, metricName="logLoss", eps=0.01, **weight)
    spark.stop()
    result = dict(
        madeBy="Scripts/reference/evaluation.py",
        versions=dict(pyspark=pyspark.__version__, numpy=np.__version__, python=sys.version.split()[0]),
        tolerance=TOLERANCE, datasets=sets, cases=cases)
    with open(path, "w") as file:
        json.dump(result, file, separators=(",", ":"), allow_nan=False)
        file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
