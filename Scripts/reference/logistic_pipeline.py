"""Makes the reference figures of scored frames and summaries of linear models, and of a pipeline, with Apache Spark.

usage: logistic_pipeline.py OUTPUT.json

The data sets are those of linear_models.py, which holds the coefficients.
"""

import json
import sys

import numpy as np
import pyspark
from pyspark.ml import Pipeline
from pyspark.ml.classification import LogisticRegression
from pyspark.ml.evaluation import BinaryClassificationEvaluator
from pyspark.ml.feature import OneHotEncoder, StringIndexer, VectorAssembler
from pyspark.ml.regression import LinearRegression
from pyspark.sql import SparkSession

from linear_models import estimator, frame, make_datasets, number, numbers

ROWS = 12

# Coefficients agree to 1e-6 of the largest, so scores and what follows from them agree to about that.
TOLERANCE = 1e-6


def classification(data, settings, thresholds=None):
    given = dict(settings, thresholds=thresholds) if thresholds else settings
    model = estimator(LogisticRegression, given).fit(data)
    scored = model.transform(data)
    fields = {field.name: field for field in scored.schema.fields}
    rows = scored.limit(ROWS).collect()
    result = dict(
        settings=settings, thresholds=thresholds,
        rawPrediction=[numbers(row.rawPrediction.toArray()) for row in rows],
        probability=[numbers(row.probability.toArray()) for row in rows],
        prediction=[number(row.prediction) for row in rows],
        metadata={name: fields[name].metadata for name in ("rawPrediction", "probability", "prediction")})
    for name, summary in (("summary", model.summary), ("evaluation", model.evaluate(data))):
        figures = dict(
            labels=numbers(summary.labels), accuracy=number(summary.accuracy),
            precisionByLabel=numbers(summary.precisionByLabel), recallByLabel=numbers(summary.recallByLabel),
            fMeasureByLabel=numbers(summary.fMeasureByLabel()),
            truePositiveRateByLabel=numbers(summary.truePositiveRateByLabel),
            falsePositiveRateByLabel=numbers(summary.falsePositiveRateByLabel),
            weightedPrecision=number(summary.weightedPrecision), weightedRecall=number(summary.weightedRecall),
            weightedFMeasure=number(summary.weightedFMeasure()),
            weightedFalsePositiveRate=number(summary.weightedFalsePositiveRate))
        if model.numClasses <= 2:
            figures["areaUnderROC"] = number(summary.areaUnderROC)
            for curve in ("roc", "pr", "fMeasureByThreshold", "precisionByThreshold", "recallByThreshold"):
                figures[curve] = [numbers(row) for row in getattr(summary, curve).collect()]
        result[name] = figures
    result["totalIterations"] = model.summary.totalIterations
    return result


def regression(data, settings):
    model = estimator(LinearRegression, settings).fit(data)
    summary = model.summary
    result = dict(
        settings=settings, prediction=[number(row.prediction) for row in model.transform(data).limit(ROWS).collect()],
        totalIterations=summary.totalIterations,
        residuals=[number(row.residuals) for row in summary.residuals.limit(ROWS).collect()])
    for name, part in (("summary", summary), ("evaluation", model.evaluate(data))):
        result[name] = dict(
            r2=number(part.r2), r2adj=number(part.r2adj), explainedVariance=number(part.explainedVariance),
            meanAbsoluteError=number(part.meanAbsoluteError), meanSquaredError=number(part.meanSquaredError),
            rootMeanSquaredError=number(part.rootMeanSquaredError), numInstances=part.numInstances,
            degreesOfFreedom=part.degreesOfFreedom, devianceResiduals=numbers(part.devianceResiduals))
    try:
        result["coefficientStandardErrors"] = numbers(summary.coefficientStandardErrors)
        result["tValues"] = numbers(summary.tValues)
        result["pValues"] = numbers(summary.pValues)
    except Exception:  # only the normal solver has them
        pass
    return result


def trips():
    """Rows like those of a taxi company."""
    rng = np.random.default_rng(11)
    n = 300
    vendor = rng.choice(["CMT", "VTS", "DDS"], size=n, p=[0.5, 0.35, 0.15])
    payment = rng.choice(["card", "cash"], size=n, p=[0.7, 0.3])
    distance = np.round(rng.gamma(2, 1.6, size=n), 2)
    passengers = rng.integers(1, 6, size=n)
    score = -1.2 + 0.3 * distance + 1.1 * (payment == "card") - 0.5 * (vendor == "DDS") - 0.1 * passengers
    tipped = (rng.uniform(size=n) < 1 / (1 + np.exp(-score))).astype(float)
    return [
        (str(vendor[i]), str(payment[i]), float(distance[i]), int(passengers[i]), float(tipped[i])) for i in range(n)]


def pipeline(spark):
    rows = trips()
    data = spark.createDataFrame(
        spark.sparkContext.parallelize(rows, 1),
        "vendor string, payment string, distance double, passengers int, tipped double").cache()
    stages = [
        StringIndexer(inputCols=["vendor", "payment"], outputCols=["vendorIndex", "paymentIndex"]),
        OneHotEncoder(inputCols=["vendorIndex", "paymentIndex"], outputCols=["vendorVector", "paymentVector"]),
        VectorAssembler(
            inputCols=["vendorVector", "paymentVector", "distance", "passengers"], outputCol="features"),
        LogisticRegression(labelCol="tipped", regParam=0.01, elasticNetParam=0.2)]
    model = Pipeline(stages=stages).fit(data)
    scored = model.transform(data)
    regression = model.stages[-1]
    evaluator = BinaryClassificationEvaluator(labelCol="tipped")
    return dict(
        rows=rows, coefficients=numbers(regression.coefficients.toArray()), intercept=number(regression.intercept),
        areaUnderROC=number(evaluator.evaluate(scored)),
        probability=[numbers(row.probability.toArray()) for row in scored.limit(ROWS).collect()])


def main(path):
    spark = (
        SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "2g").config("spark.sql.session.timeZone", "UTC")
        .config("spark.default.parallelism", "1").config("spark.sql.shuffle.partitions", "1").getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    sets = make_datasets()
    frames = {name: frame(spark, sets[name]) for name in ("binary", "multi", "regression", "one_class", "sparse")}
    logistic = [
        dict(data=name, **classification(frames[name], settings, thresholds))
        for name, settings, thresholds in [
            ("binary", dict(regParam=0.02), None),
            ("binary", dict(regParam=0.02, weighted=True, threshold=0.7), None),
            ("binary", dict(regParam=0.02), [0.8, 0.2]),
            ("binary", dict(regParam=0.02, family="multinomial"), [0.0, 0.3]),
            ("multi", dict(regParam=0.02), None),
            ("multi", dict(regParam=0.02, weighted=True), [0.6, 0.3, 0.1]),
            ("sparse", dict(regParam=0.02, maxIter=20), None),
            ("one_class", {}, None),
            ("one_class", dict(family="multinomial"), None),
        ]]
    linear = [
        dict(data="regression", **regression(frames["regression"], settings))
        for settings in [
            dict(solver="normal"), dict(solver="normal", weighted=True), dict(solver="normal", fitIntercept=False),
            dict(solver="normal", regParam=0.3, weighted=True), dict(solver="l-bfgs", regParam=0.3),
            dict(loss="huber", weighted=True)]]
    result = dict(
        madeBy="Scripts/reference/logistic_pipeline.py",
        versions=dict(pyspark=pyspark.__version__, numpy=np.__version__, python=sys.version.split()[0]),
        tolerance=TOLERANCE, logistic=logistic, linear=linear, pipeline=pipeline(spark))
    spark.stop()
    with open(path, "w") as file:
        json.dump(result, file, separators=(",", ":"), allow_nan=False)
        file.write("\n")


if __name__ == "__main__":
    main(sys.argv[1])
