"""Makes the reference figures of logistic and linear regression: Tests/Golden/linear_models.json.

Fits small generated data sets with Spark, which runs locally, and stores the data, the settings, the
coefficients and the objective after every iteration.

    python Scripts/reference/linear_models.py Tests/Golden/linear_models.json
"""

import json
import math
import sys

import numpy as np
import pyspark
from pyspark.ml.classification import LogisticRegression, LogisticRegressionModel
from pyspark.ml.linalg import Matrices, Vectors, VectorUDT
from pyspark.ml.regression import LinearRegression
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import DoubleType, StructField, StructType

TOLERANCE = {
    "coefficients": 1e-8,
    "objective": 1e-9,
    "inference": 1e-9,
    "why": "relative, numbers below a thousandth of the largest against that thousandth; rounding differs between "
    "the two programs by the order of their sums",
}


def rounded(array, digits=3):
    return np.round(array, digits)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def make_datasets():
    rng = np.random.default_rng(20160101)
    sets = {}

    n = 120
    x = np.column_stack([
        rng.normal(size=n), 50 + 20 * rng.normal(size=n), 0.01 * rng.exponential(size=n) * 10,
        rng.integers(0, 3, size=n)])
    x = rounded(x)
    score = 1.2 * x[:, 0] - 0.04 * (x[:, 1] - 50) + 6 * (x[:, 2] - 0.1) - 0.5 * x[:, 3] + 0.3
    sets["binary"] = dict(
        features=x, label=(rng.uniform(size=n) < sigmoid(score)).astype(float),
        weight=rounded(rng.uniform(0.2, 3, size=n), 2))
    sets["binary"]["weight"][7] = 0.0

    x = rounded(np.column_stack([
        rng.normal(size=n), 3 * rng.normal(size=n) + 1, rng.uniform(-5, 5, size=n), rng.normal(size=n)]))
    scores = x @ rng.normal(size=(4, 3)) * 0.6 + np.array([0.5, 0.0, -0.5])
    p = np.exp(scores)
    p /= p.sum(axis=1, keepdims=True)
    label = np.array([rng.choice(3, p=row) for row in p]).astype(float)
    sets["multi"] = dict(features=x, label=label, weight=rounded(rng.uniform(0.5, 2, size=n), 2))

    n = 100
    x = rounded(rng.normal(size=(n, 10)) + 1, 2) * (rng.uniform(size=(n, 10)) < 0.3)
    score = x @ rng.normal(size=10)
    sets["sparse"] = dict(
        features=x, label=(rng.uniform(size=n) < sigmoid(score)).astype(float), sparse=True)
    sets["sparse_regression"] = dict(
        features=x, label=rounded(score + 0.1 * rng.normal(size=n) + 2), sparse=True)

    x = rounded(rng.normal(size=(30, 2)))
    sets["separable"] = dict(features=x, label=(x[:, 0] + x[:, 1] > 0.2).astype(float))

    x = rounded(np.column_stack([rng.normal(size=60), np.full(60, 3.0), rng.normal(size=60)]))
    sets["constant_column"] = dict(
        features=x, label=(rng.uniform(size=60) < sigmoid(x[:, 0] - 0.5 * x[:, 2] + 0.2)).astype(float))
    sets["constant_column_regression"] = dict(
        features=x, label=rounded(2 * x[:, 0] - x[:, 2] + 5 + 0.3 * rng.normal(size=60)))

    sets["one_class"] = dict(features=x[:20], label=np.ones(20))
    sets["zero_class"] = dict(features=x[:20], label=np.zeros(20))
    sets["constant_label"] = dict(features=x[:20], label=np.full(20, 4.5))

    n = 100
    x = rounded(np.column_stack([
        rng.normal(size=n), 100 + 15 * rng.normal(size=n), rng.uniform(size=n), 0.2 * rng.normal(size=n)]))
    label = 3 * x[:, 0] - 0.2 * x[:, 1] + 4 * x[:, 2] + 0.5 * x[:, 3] + 7 + rng.normal(size=n)
    label[::17] += 25
    sets["regression"] = dict(
        features=x, label=rounded(label), weight=rounded(rng.uniform(0.2, 3, size=n), 2))

    base = rng.integers(-8, 9, size=(40, 2)).astype(float)
    x = np.column_stack([base, base[:, 0] + base[:, 1], rounded(rng.normal(size=40))])
    sets["collinear"] = dict(
        features=x, label=rounded(base[:, 0] - 2 * base[:, 1] + x[:, 3] + rng.normal(size=40)))
    sets["collinear_binary"] = dict(
        features=x, label=(rng.uniform(size=40) < sigmoid(0.3 * base[:, 0] - 0.2 * base[:, 1])).astype(float))
    return sets


def frame(spark, data, classes=None):
    sparse = data.get("sparse", False)
    weights = data.get("weight", np.ones(len(data["label"])))
    rows = []
    for features, label, weight in zip(data["features"], data["label"], weights):
        if sparse:
            index = np.flatnonzero(features)
            vector = Vectors.sparse(len(features), index.tolist(), features[index].tolist())
        else:
            vector = Vectors.dense(features.tolist())
        rows.append((vector, float(label), float(weight)))
    schema = StructType([
        StructField("features", VectorUDT()), StructField("label", DoubleType()),
        StructField("weight", DoubleType())])
    # one partition, so that sums have one order
    result = spark.createDataFrame(spark.sparkContext.parallelize(rows, 1), schema)
    if classes:
        names = [str(index) for index in range(classes)]
        attribute = {"ml_attr": {"type": "nominal", "name": "label", "vals": names}}
        result = result.withColumn("label", F.col("label").alias("label", metadata=attribute))
    return result.cache()


BOUNDS = {
    "lowerBoundsOnCoefficients", "upperBoundsOnCoefficients", "lowerBoundsOnIntercepts", "upperBoundsOnIntercepts"}


def estimator(kind, settings):
    params = {}
    for name, value in settings.items():
        if name in ("weighted", "numClasses", "initial"):
            continue
        if name.endswith("OnCoefficients"):
            rows, cols = len(value), len(value[0])
            value = Matrices.dense(rows, cols, [value[i][j] for j in range(cols) for i in range(rows)])
        elif name.endswith("OnIntercepts"):
            value = Vectors.dense(value)
        params[name] = value
    if settings.get("weighted"):
        params["weightCol"] = "weight"
    return kind(**params)


def fit(estimate, data, initial=None):
    if initial is None:
        return estimate.fit(data)
    estimate._transfer_params_to_java()
    estimate._java_obj.setInitialModel(initial._java_obj)
    return LogisticRegressionModel(estimate._java_obj.fit(data._jdf))


INF = float("inf")

LOGISTIC = [
    ("plain", "binary", {}),
    ("three iterations", "binary", dict(maxIter=3)),
    ("ten iterations", "binary", dict(maxIter=10)),
    ("no iterations", "binary", dict(maxIter=0)),
    ("tight tolerance", "binary", dict(tol=1e-12, maxIter=200)),
    ("loose tolerance", "binary", dict(tol=1e-3)),
    ("weights", "binary", dict(weighted=True)),
    ("ridge", "binary", dict(regParam=0.1)),
    ("ridge, original scale", "binary", dict(regParam=0.1, standardization=False)),
    ("lasso", "binary", dict(regParam=0.05, elasticNetParam=1.0)),
    ("lasso, original scale", "binary", dict(regParam=0.01, elasticNetParam=1.0, standardization=False)),
    ("lasso, three iterations", "binary", dict(regParam=0.05, elasticNetParam=1.0, maxIter=3)),
    ("lasso so strong that nothing is left", "binary", dict(regParam=2.0, elasticNetParam=1.0)),
    ("elastic net", "binary", dict(regParam=0.03, elasticNetParam=0.5)),
    ("elastic net with weights, original scale", "binary",
     dict(regParam=0.02, elasticNetParam=0.3, standardization=False, weighted=True)),
    ("no intercept", "binary", dict(fitIntercept=False)),
    ("no intercept, ridge", "binary", dict(fitIntercept=False, regParam=0.2)),
    ("no intercept, elastic net", "binary", dict(fitIntercept=False, regParam=0.05, elasticNetParam=0.4)),
    ("multinomial family on two classes", "binary", dict(family="multinomial")),
    ("multinomial family on two classes, lasso", "binary",
     dict(family="multinomial", regParam=0.03, elasticNetParam=1.0)),
    ("bounds on coefficients", "binary",
     dict(lowerBoundsOnCoefficients=[[0.0, -0.02, 0.0, -1.0]], upperBoundsOnCoefficients=[[1.0, 1.0, 4.0, 0.0]])),
    ("bounds on coefficients, ten iterations", "binary",
     dict(lowerBoundsOnCoefficients=[[0.0, -0.02, 0.0, -1.0]], upperBoundsOnCoefficients=[[1.0, 1.0, 4.0, 0.0]],
          maxIter=10)),
    ("bounds on all, ridge", "binary",
     dict(lowerBoundsOnCoefficients=[[0.0] * 4], lowerBoundsOnIntercepts=[0.5], upperBoundsOnIntercepts=[1.0],
          regParam=0.05)),
    ("bounds on all, original scale, weights", "binary",
     dict(upperBoundsOnCoefficients=[[0.5, 0.5, 0.5, 0.5]], upperBoundsOnIntercepts=[3.0], regParam=0.01,
          standardization=False, weighted=True)),
    ("wide bounds", "binary", dict(lowerBoundsOnCoefficients=[[-100.0] * 4])),
    ("initial model", "binary", dict(initial=dict(maxIter=3), maxIter=4)),
    ("three classes", "multi", {}),
    ("three classes, three iterations", "multi", dict(maxIter=3)),
    ("three classes, ten iterations", "multi", dict(maxIter=10)),
    ("three classes, weights", "multi", dict(weighted=True)),
    ("three classes, ridge", "multi", dict(regParam=0.1)),
    ("three classes, ridge, original scale", "multi", dict(regParam=0.1, standardization=False)),
    ("three classes, lasso", "multi", dict(regParam=0.05, elasticNetParam=1.0)),
    ("three classes, elastic net, original scale", "multi",
     dict(regParam=0.05, elasticNetParam=0.5, standardization=False, weighted=True)),
    ("three classes, no intercept", "multi", dict(fitIntercept=False)),
    ("three classes, no intercept, ridge", "multi", dict(fitIntercept=False, regParam=0.1)),
    ("three classes, bounds", "multi",
     dict(lowerBoundsOnCoefficients=[[-0.5] * 4, [-INF] * 4, [-0.1] * 4],
          upperBoundsOnIntercepts=[0.3, 0.0, 1.0], regParam=0.01)),
    ("three classes of four declared", "multi", dict(numClasses=4, regParam=0.01)),
    ("sparse features", "sparse", {}),
    ("sparse features, ten iterations", "sparse", dict(maxIter=10)),
    ("sparse features, elastic net", "sparse", dict(regParam=0.02, elasticNetParam=0.5)),
    ("sparse features, multinomial", "sparse", dict(family="multinomial", regParam=0.01)),
    ("separable, ridge", "separable", dict(regParam=0.01)),
    ("separable, five iterations", "separable", dict(maxIter=5)),
    ("separable, ten iterations", "separable", dict(maxIter=10)),
    ("constant column", "constant_column", {}),
    ("constant column, lasso", "constant_column", dict(regParam=0.05, elasticNetParam=1.0, standardization=False)),
    ("constant column, no intercept", "constant_column", dict(fitIntercept=False, regParam=0.01)),
    ("collinear", "collinear_binary", {}),
    ("collinear, ridge", "collinear_binary", dict(regParam=0.1)),
    ("one class", "one_class", {}),
    ("one class, multinomial", "one_class", dict(family="multinomial")),
    ("class zero only", "zero_class", {}),
    ("one class, no intercept", "one_class", dict(fitIntercept=False, regParam=0.1)),
]

LINEAR = [
    ("normal", "regression", dict(solver="normal")),
    ("auto", "regression", dict(solver="auto")),
    ("normal, weights", "regression", dict(solver="normal", weighted=True)),
    ("normal, no intercept", "regression", dict(solver="normal", fitIntercept=False)),
    ("normal, ridge", "regression", dict(solver="normal", regParam=0.5)),
    ("normal, ridge, original scale", "regression", dict(solver="normal", regParam=0.5, standardization=False)),
    ("normal, ridge, no intercept, weights", "regression",
     dict(solver="normal", regParam=0.5, fitIntercept=False, weighted=True)),
    ("normal, lasso", "regression", dict(solver="normal", regParam=0.3, elasticNetParam=1.0)),
    ("normal, elastic net", "regression", dict(solver="normal", regParam=0.3, elasticNetParam=0.4)),
    ("normal, elastic net, original scale, weights", "regression",
     dict(solver="normal", regParam=0.3, elasticNetParam=0.4, standardization=False, weighted=True)),
    ("normal, elastic net, no intercept", "regression",
     dict(solver="normal", regParam=0.3, elasticNetParam=0.4, fitIntercept=False)),
    ("normal, elastic net, three iterations", "regression",
     dict(solver="normal", regParam=0.3, elasticNetParam=0.4, maxIter=3)),
    ("normal, collinear", "collinear", dict(solver="normal")),
    ("normal, collinear, ridge", "collinear", dict(solver="normal", regParam=0.1)),
    ("normal, constant column", "constant_column_regression", dict(solver="normal")),
    ("normal, constant label", "constant_label", dict(solver="normal")),
    ("normal, constant label, no intercept", "constant_label", dict(solver="normal", fitIntercept=False)),
    ("normal, sparse", "sparse_regression", dict(solver="normal")),
    ("l-bfgs", "regression", dict(solver="l-bfgs")),
    ("l-bfgs, three iterations", "regression", dict(solver="l-bfgs", maxIter=3)),
    ("l-bfgs, weights", "regression", dict(solver="l-bfgs", weighted=True)),
    ("l-bfgs, no intercept", "regression", dict(solver="l-bfgs", fitIntercept=False)),
    ("l-bfgs, ridge", "regression", dict(solver="l-bfgs", regParam=0.5)),
    ("l-bfgs, ridge, original scale", "regression",
     dict(solver="l-bfgs", regParam=0.5, standardization=False)),
    ("l-bfgs, lasso", "regression", dict(solver="l-bfgs", regParam=0.3, elasticNetParam=1.0)),
    ("l-bfgs, elastic net, original scale, weights", "regression",
     dict(solver="l-bfgs", regParam=0.3, elasticNetParam=0.4, standardization=False, weighted=True)),
    ("l-bfgs, elastic net, no intercept", "regression",
     dict(solver="l-bfgs", regParam=0.3, elasticNetParam=0.4, fitIntercept=False)),
    ("l-bfgs, collinear", "collinear", dict(solver="l-bfgs")),
    ("l-bfgs, constant column", "constant_column_regression", dict(solver="l-bfgs")),
    ("l-bfgs, constant label", "constant_label", dict(solver="l-bfgs")),
    ("l-bfgs, constant label, no intercept", "constant_label", dict(solver="l-bfgs", fitIntercept=False)),
    ("l-bfgs, sparse", "sparse_regression", dict(solver="l-bfgs")),
    ("huber", "regression", dict(loss="huber")),
    ("huber, ten iterations", "regression", dict(loss="huber", maxIter=10)),
    ("huber, weights", "regression", dict(loss="huber", weighted=True)),
    ("huber, no intercept", "regression", dict(loss="huber", fitIntercept=False)),
    ("huber, wide epsilon, ridge", "regression", dict(loss="huber", epsilon=3.0, regParam=0.1)),
    ("huber, ridge, original scale", "regression",
     dict(loss="huber", regParam=0.1, standardization=False)),
    ("huber, sparse", "sparse_regression", dict(loss="huber")),
]


def numbers(values):
    return [number(value) for value in values]


def number(value):
    value = float(value)
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return value


def encoded(settings):
    return {
        name: [numbers(row) for row in value] if name.endswith("OnCoefficients")
        else numbers(value) if name.endswith("OnIntercepts") else value
        for name, value in settings.items()}


def logistic_case(frames, name, dataset, settings):
    data = frames(dataset, settings.get("numClasses"))
    initial = None
    if "initial" in settings:
        initial = estimator(LogisticRegression, settings["initial"]).fit(data)
    model = fit(estimator(LogisticRegression, settings), data, initial)
    result = dict(
        name=name, data=dataset, settings=encoded(settings), numClasses=model.numClasses,
        coefficientMatrix=[numbers(row) for row in model.coefficientMatrix.toArray()],
        interceptVector=numbers(model.interceptVector.toArray()),
        objectiveHistory=numbers(model.summary.objectiveHistory))
    if initial is not None:
        result["initialModel"] = dict(
            coefficientMatrix=[numbers(row) for row in initial.coefficientMatrix.toArray()],
            interceptVector=numbers(initial.interceptVector.toArray()))
    return result


def linear_case(frames, name, dataset, settings):
    model = estimator(LinearRegression, settings).fit(frames(dataset, None))
    result = dict(
        name=name, data=dataset, settings=encoded(settings), coefficients=numbers(model.coefficients.toArray()),
        intercept=number(model.intercept), scale=number(model.scale),
        objectiveHistory=numbers(model.summary.objectiveHistory))
    try:
        summary = model.summary
        result["standardErrors"] = numbers(summary.coefficientStandardErrors)
        result["tValues"] = numbers(summary.tValues)
        result["pValues"] = numbers(summary.pValues)
        result["degreesOfFreedom"] = summary.degreesOfFreedom
    except Exception:  # only the normal solver has them
        pass
    return result


def dataset_json(data):
    result = dict(label=numbers(data["label"]))
    if "weight" in data:
        result["weight"] = numbers(data["weight"])
    if data.get("sparse"):
        result["size"] = data["features"].shape[1]
        result["indices"] = [np.flatnonzero(row).tolist() for row in data["features"]]
        result["values"] = [row[np.flatnonzero(row)].tolist() for row in data["features"]]
    else:
        result["features"] = data["features"].tolist()
    return result


def main(path):
    spark = (
        SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "2g").config("spark.sql.session.timeZone", "UTC").getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    datasets = make_datasets()
    cache = {}

    def frames(name, classes):
        key = (name, classes)
        if key not in cache:
            cache[key] = frame(spark, datasets[name], classes)
        return cache[key]

    result = dict(
        madeBy="Scripts/reference/linear_models.py",
        versions=dict(pyspark=pyspark.__version__, numpy=np.__version__, python=sys.version.split()[0]),
        tolerance=TOLERANCE,
        datasets={name: dataset_json(data) for name, data in datasets.items()},
        logistic=[logistic_case(frames, *case) for case in LOGISTIC],
        linear=[linear_case(frames, *case) for case in LINEAR])
    spark.stop()
    with open(path, "w") as file:
        json.dump(result, file, separators=(",", ":"), allow_nan=False)
        file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
