internal import GnistaCore
internal import GnistaFrame
internal import GnistaML

/// The tutorial's question, asked well: will a taxi trip be tipped?
///
/// Hours are those of the 24-hour clock, and tips are known for card payments only, so that the payment type all but
/// gives the answer away; the model can be made with and without it.
struct TipModel {
  /// Whether the payment type is a feature.
  let usesPaymentType: Bool

  /// The trips with the label `tipped` and the features of time, without records that cannot be right.
  static func prepared(_ trips: DataFrame) -> DataFrame {
    trips
      .select(
        F.expr("double(totalAmount) AS totalAmount"), F.expr("double(fareAmount) AS fareAmount"),
        F.expr("double(tipAmount) AS tipAmount"), F.expr("string(paymentType) AS paymentType"),
        F.expr("int(rateCodeId) AS rateCodeId"), F.expr("int(passengerCount) AS passengerCount"),
        F.expr("double(tripDistance) AS tripDistance"),
        F.expr("hour(tpepPickupDateTime) AS pickupHour"),
        F.expr("date_format(tpepPickupDateTime, 'EEEE') AS weekday"),
        F.expr(
          "unix_timestamp(tpepDropoffDateTime) - unix_timestamp(tpepPickupDateTime) AS tripTimeSecs"),
        F.expr("CASE WHEN tipAmount > 0 THEN 1 ELSE 0 END AS tipped")
      )
      .filter("passengerCount > 0 AND passengerCount < 8 AND tipAmount >= 0 AND tipAmount <= 25")
      .filter("fareAmount >= 1 AND fareAmount <= 250 AND tipAmount < fareAmount")
      .filter("tripDistance > 0 AND tripDistance <= 100 AND rateCodeId <= 5 AND paymentType IN ('1', '2')")
      .filter("tripTimeSecs >= 30 AND tripTimeSecs <= 7200")
      .withColumn(
        "trafficTimeBin",
        F.expr(
          """
          CASE WHEN pickupHour <= 6 OR pickupHour >= 20 THEN 'Night' WHEN pickupHour <= 10 THEN 'AMRush' \
          WHEN pickupHour <= 15 THEN 'Afternoon' ELSE 'PMRush' END
          """)
      )
      .drop("rateCodeId", "totalAmount", "tipAmount")
  }

  /// Indexers, encoders, assembler and the logistic regression `lr`.
  var pipeline: Pipeline {
    let categories = ["trafficTimeBin", "weekday"] + (usesPaymentType ? ["paymentType"] : [])
    return Pipeline {
      StringIndexer().with {
        $0.inputCols = categories
        $0.outputCols = categories.map { "\($0)Index" }
        $0.handleInvalid = .keep
      }
      OneHotEncoder().with {
        $0.inputCols = categories.map { "\($0)Index" }
        $0.outputCols = categories.map { "\($0)Vec" }
      }
      VectorAssembler().with {
        $0.inputCols =
          ["pickupHour", "passengerCount", "tripTimeSecs", "tripDistance", "fareAmount"]
          + categories.map { "\($0)Vec" }
        $0.outputCol = "features"
      }
      LogisticRegression().with {
        $0.uid = "lr"
        $0.labelCol = "tipped"
        $0.maxIter = 10
        $0.regParam = 0.3
      }
    }
  }
}
