import Gnista

let session = try await Session.embedded()
let trips = session.read.option("header", true).option("inferSchema", true).csv("trips.csv")
  .withColumn("seconds", expr("unix_timestamp(tpepDropoffDateTime) - unix_timestamp(tpepPickupDateTime)"))
  .filter("seconds BETWEEN 30 AND 7200 AND tripDistance > 0 AND tripDistance < 100")
  .filter("fareAmount BETWEEN 1 AND 250")
try await trips.select("tripDistance", "seconds", "fareAmount").show(5)

let parts = try trips.randomSplit([0.8, 0.2], seed: 42)
let pipeline = Pipeline {
  VectorAssembler().with {
    $0.inputCols = ["tripDistance", "seconds"]
    $0.outputCol = "features"
  }
  LinearRegression().with {
    $0.labelCol = "fareAmount"
    $0.regParam = 0.1
  }
}
let model = try await pipeline.fit(parts[0])

var evaluator = RegressionEvaluator()
evaluator.labelCol = "fareAmount"
print("RMSE", try await evaluator.evaluate(model.transform(parts[1])))

try model.save(to: "fare.model", overwrite: true)
let loaded = try PipelineModel.load(from: "fare.model")
try await loaded.transform(trips).select("tripDistance", "fareAmount", "prediction")
  .write.mode(.overwrite).parquet("scored")
