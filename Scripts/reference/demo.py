"""Runs the pipeline of `gnista demo` in Apache Spark and writes its figures to Tests/Golden/demo.json.

    python Scripts/reference/demo.py yellow_2016-01_sample.csv

Needs pyspark and Java. The data are 5,000 real trips of January 2016 in the schema of the tutorials. They stand in one
partition, as all data do in Gnista: Spark's random split and folds depend on the partitions.
"""

import json
import os
import sys

import pyspark
from pyspark.ml import Pipeline
from pyspark.ml.classification import LogisticRegression
from pyspark.ml.evaluation import BinaryClassificationEvaluator, MulticlassClassificationEvaluator
from pyspark.ml.feature import OneHotEncoder, RFormula, StringIndexer
from pyspark.ml.tuning import CrossValidator, ParamGridBuilder
from pyspark.sql import SparkSession

SCHEMA = """vendorID STRING, tpepPickupDateTime TIMESTAMP, tpepDropoffDateTime TIMESTAMP, passengerCount INT,
tripDistance DOUBLE, puLocationId STRING, doLocationId STRING, startLon DOUBLE, startLat DOUBLE, endLon DOUBLE,
endLat DOUBLE, rateCodeId INT, storeAndFwdFlag STRING, paymentType STRING, fareAmount DOUBLE, extra DOUBLE,
mtaTax DOUBLE, improvementSurcharge STRING, tipAmount DOUBLE, tollsAmount DOUBLE, totalAmount DOUBLE"""

CLEAN = [
    "passengerCount > 0 AND passengerCount < 8",
    "tipAmount >= 0 AND tipAmount <= 25",
    "fareAmount >= 1 AND fareAmount <= 250",
    "tipAmount < fareAmount",
    "tripDistance > 0 AND tripDistance <= 100",
    "rateCodeId <= 5",
    "paymentType IN ('1', '2')",
    "tripTimeSecs BETWEEN 30 AND 7200",
]
TRIP_TIME = "unix_timestamp(tpepDropoffDateTime) - unix_timestamp(tpepPickupDateTime)"

SELECT = [
    "CAST(tipAmount > 0 AS INT) AS tipped",
    "paymentType",
    "fareAmount",
    "passengerCount",
    "tripDistance",
    "date_format(tpepPickupDateTime, 'HH') AS pickupHour",
    "date_format(tpepPickupDateTime, 'EEEE') AS weekdayString",
    "tripTimeSecs",
]

BINS = """CASE WHEN pickupHour <= 6 OR pickupHour >= 20 THEN 'Night'
WHEN pickupHour >= 7 AND pickupHour <= 10 THEN 'AMRush'
WHEN pickupHour >= 11 AND pickupHour <= 15 THEN 'Afternoon'
ELSE 'PMRush' END"""

FEATURES = [
    "pickupHour", "weekdayVec", "passengerCount", "tripTimeSecs", "tripDistance", "fareAmount", "trafficTimeBinsVec"
]
GRID = [0.3, 0.1, 0.03, 0.01, 0.001]


def pipeline(payment, reg_param=0.3):
    terms = FEATURES + (["paymentType"] if payment else [])
    return Pipeline(stages=[
        StringIndexer(inputCol="trafficTimeBins", outputCol="trafficTimeBinsIndex", handleInvalid="keep"),
        StringIndexer(inputCol="weekdayString", outputCol="weekdayIndex", handleInvalid="keep"),
        OneHotEncoder(
            inputCols=["trafficTimeBinsIndex", "weekdayIndex"], outputCols=["trafficTimeBinsVec", "weekdayVec"],
            dropLast=False),
        RFormula(formula="tipped ~ " + " + ".join(terms), handleInvalid="keep"),
        LogisticRegression(maxIter=10, regParam=reg_param),
    ])


def measure(model, test):
    scored = model.transform(test).cache()
    auc = BinaryClassificationEvaluator()
    pr = BinaryClassificationEvaluator(metricName="areaUnderPR")
    loss = MulticlassClassificationEvaluator(metricName="logLoss")
    cells = {(r["label"], r["prediction"]): r["count"] for r in scored.groupBy("label", "prediction").count().collect()}
    # What the tutorial prints: (label, prediction) where (score, label) is asked for.
    swapped = BinaryClassificationEvaluator(rawPredictionCol="label", labelCol="prediction")
    lr = model.stages[-1]
    return {
        "areaUnderROC": auc.evaluate(scored),
        "areaUnderPR": pr.evaluate(scored),
        "logLoss": loss.evaluate(scored),
        "labelAsScore": swapped.evaluate(scored),
        "confusion": [[cells.get((a, b), 0) for b in (0.0, 1.0)] for a in (0.0, 1.0)],
        "coefficients": list(map(float, lr.coefficients)),
        "intercept": lr.intercept,
    }


def main(path):
    spark = (
        SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "2g").config("spark.sql.session.timeZone", "UTC").getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    trips = spark.read.schema(SCHEMA).option("header", True).csv(path)
    assert trips.rdd.getNumPartitions() == 1
    clean = trips.withColumn("tripTimeSecs", pyspark.sql.functions.expr(TRIP_TIME))
    for rule in CLEAN:
        clean = clean.filter(rule)
    data = clean.selectExpr(*SELECT).withColumn("trafficTimeBins", pyspark.sql.functions.expr(BINS))
    data = data.cache()
    train, test = data.randomSplit([0.7, 0.3], seed=1234)
    train, test = train.cache(), test.cache()
    with_payment = pipeline(True).fit(train)
    without = pipeline(False).fit(train)
    estimator = pipeline(False)
    grid = ParamGridBuilder().addGrid(estimator.getStages()[-1].regParam, GRID).build()
    search = CrossValidator(
        estimator=estimator, estimatorParamMaps=grid, evaluator=BinaryClassificationEvaluator(), numFolds=3, seed=1234)
    tuned = search.fit(train)
    best = GRID[max(range(len(GRID)), key=tuned.avgMetrics.__getitem__)]
    result = {
        "about": "Figures of the demo's pipeline in Apache Spark; made by Scripts/reference/demo.py.",
        "data": os.path.basename(path),
        "versions": {"pyspark": pyspark.__version__, "python": sys.version.split()[0]},
        "tolerance": 1e-6,
        "rows": {
            "read": trips.count(), "usable": data.count(), "train": train.count(), "test": test.count(),
            "tippedInTest": test.filter("tipped = 1").count(),
        },
        "withPaymentType": measure(with_payment, test),
        "withoutPaymentType": measure(without, test),
        "byRegParam": {
            str(value): measure(pipeline(False, value).fit(train), test)["areaUnderROC"] for value in GRID
        },
        "crossValidation": {
            "regParam": GRID, "areaUnderROC": tuned.avgMetrics, "best": best,
        },
        "tuned": measure(tuned.bestModel, test),
    }
    target = os.path.join(os.path.dirname(__file__), "..", "..", "Tests", "Golden", "demo.json")
    with open(target, "w") as file:
        json.dump(result, file, indent=1)
        file.write("\n")
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1])
