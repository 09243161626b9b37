"""Makes the reference figures of cross-validation and train-validation split with Apache Spark.

usage: tuning.py OUTPUT.json
"""

import json
import sys

import numpy as np
import pyspark
from pyspark.ml import Pipeline
from pyspark.ml.classification import LogisticRegression
from pyspark.ml.evaluation import BinaryClassificationEvaluator, MulticlassClassificationEvaluator, RegressionEvaluator
from pyspark.ml.feature import VectorAssembler
from pyspark.ml.regression import LinearRegression
from pyspark.ml.tuning import CrossValidator, ParamGridBuilder, TrainValidationSplit
from pyspark.sql import SparkSession, functions as F

# The folds are the same rows; metrics differ by the rounding of the coefficients only.
TOLERANCE = 1e-6


def rows():
    rng = np.random.default_rng(5)
    n = 240
    x = np.round(rng.normal(size=(n, 3)), 3)
    label = (rng.uniform(size=n) < 1 / (1 + np.exp(-(0.8 * x[:, 0] - 1.1 * x[:, 1] + 0.2)))).astype(float)
    amount = np.round(2 + x[:, 0] - 0.5 * x[:, 2] + 0.4 * rng.normal(size=n), 3)
    fold = rng.integers(0, 4, size=n)
    return [
        (float(x[i, 0]), float(x[i, 1]), float(x[i, 2]), float(label[i]), float(amount[i]), int(fold[i]))
        for i in range(n)]


def main(path):
    spark = (
        SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "2g").config("spark.sql.session.timeZone", "UTC")
        .config("spark.default.parallelism", "1").config("spark.sql.shuffle.partitions", "1").getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    data = rows()
    frame = spark.createDataFrame(
        spark.sparkContext.parallelize(data, 1), "a double, b double, c double, label double, amount double, fold int"
    ).cache()
    assembler = VectorAssembler(inputCols=["a", "b", "c"], outputCol="features")
    vectors = assembler.transform(frame).cache()

    def folds(seed, count):
        validator = CrossValidator(numFolds=count, seed=seed)
        return [
            dict(training=train.count(), validation=numbers(validation, "amount"))
            for train, validation in validator._kFold(frame)]

    def numbers(part, column):
        return [row[column] for row in part.select(column).collect()]

    cases = []

    def cross(name, estimator, grid, evaluator, params, input=vectors):
        model = CrossValidator(
            estimator=estimator, estimatorParamMaps=grid[1], evaluator=evaluator, **params).fit(input)
        metrics = [float(value) for value in model.avgMetrics]
        best = int(np.argmax(metrics) if evaluator.isLargerBetter() else np.argmin(metrics))
        cases.append(dict(
            tuner="CrossValidator", name=name, estimator=type(estimator).__name__, grid=grid[0], params=params,
            evaluator=type(evaluator).__name__, metricName=evaluator.getMetricName(), metrics=metrics,
            std=[float(value) for value in model.stdMetrics], best=best))

    def split(name, estimator, grid, evaluator, params):
        model = TrainValidationSplit(
            estimator=estimator, estimatorParamMaps=grid[1], evaluator=evaluator, **params).fit(vectors)
        metrics = [float(value) for value in model.validationMetrics]
        best = int(np.argmax(metrics) if evaluator.isLargerBetter() else np.argmin(metrics))
        cases.append(dict(
            tuner="TrainValidationSplit", name=name, estimator=type(estimator).__name__, grid=grid[0], params=params,
            evaluator=type(evaluator).__name__, metricName=evaluator.getMetricName(), metrics=metrics, std=[],
            best=best))

    def grid(estimator, axes, owner=None):
        builder = ParamGridBuilder()
        for name, values in axes.items():
            builder = builder.addGrid(getattr(owner or estimator, name), values)
        return list(axes.items()), builder.build()

    logistic = LogisticRegression(maxIter=20)
    axes = dict(regParam=[0.0, 0.05, 1.0], elasticNetParam=[0.0, 0.5])
    cross("logistic, area under ROC", logistic, grid(logistic, axes), BinaryClassificationEvaluator(),
          dict(numFolds=3, seed=42))
    cross("logistic, area under PR, five folds", logistic, grid(logistic, axes),
          BinaryClassificationEvaluator(metricName="areaUnderPR"), dict(numFolds=5, seed=7))
    cross("logistic, log loss", logistic, grid(logistic, axes), MulticlassClassificationEvaluator(metricName="logLoss"),
          dict(numFolds=3, seed=-3))
    cross("logistic, given folds", logistic, grid(logistic, axes), BinaryClassificationEvaluator(),
          dict(numFolds=4, foldCol="fold"))
    inner = LogisticRegression(maxIter=20)
    whole = Pipeline(stages=[assembler, inner])
    cross("pipeline", whole, grid(whole, axes, inner), BinaryClassificationEvaluator(), dict(numFolds=3, seed=42),
          frame)
    linear = LinearRegression(labelCol="amount")
    cross("linear, rmse", linear, grid(linear, dict(regParam=[0.5, 0.0, 0.1])),
          RegressionEvaluator(labelCol="amount"), dict(numFolds=3, seed=42))
    split("logistic, split", logistic, grid(logistic, axes), BinaryClassificationEvaluator(),
          dict(trainRatio=0.75, seed=42))
    split("linear, split", linear, grid(linear, dict(regParam=[0.5, 0.0, 0.1])),
          RegressionEvaluator(labelCol="amount", metricName="r2"), dict(trainRatio=0.6, seed=3))

    result = dict(
        madeBy="Scripts/reference/tuning.py",
        versions=dict(pyspark=pyspark.__version__, numpy=np.__version__, python=sys.version.split()[0]),
        tolerance=TOLERANCE, rows=data,
        rand={str(seed): [row[0] for row in spark.range(0, 8, 1, 1).select(F.rand(seed)).collect()]
              for seed in (42, 0, -3)},
        folds=[dict(seed=seed, numFolds=count, folds=folds(seed, count)) for seed, count in ((42, 3), (7, 5))],
        cases=cases)
    spark.stop()
    with open(path, "w") as file:
        json.dump(result, file, separators=(",", ":"), allow_nan=False)
        file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
