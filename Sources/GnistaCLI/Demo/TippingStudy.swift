internal import GnistaCore
internal import GnistaFrame
internal import GnistaML

/// The question of the demo: will a passenger tip? Its data preparation and its pipelines.
///
/// The steps are those of the well-known tutorial on taxi trips and logistic regression, with its slips put
/// right: the hour is that of the 24-hour clock, models are compared by the ranking of their probabilities,
/// every stage learns from the training rows alone, and the column that gives the answer away is told apart.
enum TippingStudy {
  /// The seed of the split and of the folds.
  static let seed = 1234

  /// Rows are kept that satisfy all of these.
  static let rules = [
    "passengerCount > 0 AND passengerCount < 8",
    "tipAmount >= 0 AND tipAmount <= 25",
    "fareAmount >= 1 AND fareAmount <= 250",
    "tipAmount < fareAmount",
    "tripDistance > 0 AND tripDistance <= 100",
    "rateCodeId <= 5",
    "paymentType IN ('1', '2')",
    "tripTimeSecs BETWEEN 30 AND 7200",
  ]

  /// Seconds from the beginning of a trip to its end.
  static let tripTime = "unix_timestamp(tpepDropoffDateTime) - unix_timestamp(tpepPickupDateTime)"

  /// The trips with their duration that satisfy the rules.
  static func clean(_ trips: DataFrame) -> DataFrame {
    rules.reduce(trips.withColumn("tripTimeSecs", F.expr(tripTime))) { $0.filter($1) }
  }

  /// The label and the columns that features are made of.
  static func features(_ trips: DataFrame) -> DataFrame {
    trips.select([
      F.expr("CAST(tipAmount > 0 AS INT) AS tipped"), F.col("paymentType"), F.col("fareAmount"),
      F.col("passengerCount"), F.col("tripDistance"),
      F.expr("date_format(tpepPickupDateTime, 'HH') AS pickupHour"),
      F.expr("date_format(tpepPickupDateTime, 'EEEE') AS weekdayString"), F.col("tripTimeSecs"),
    ]).withColumn(
      "trafficTimeBins",
      F.expr(
        """
        CASE WHEN pickupHour <= 6 OR pickupHour >= 20 THEN 'Night'
        WHEN pickupHour >= 7 AND pickupHour <= 10 THEN 'AMRush'
        WHEN pickupHour >= 11 AND pickupHour <= 15 THEN 'Afternoon'
        ELSE 'PMRush' END
        """))
  }

  /// The stages. Categories that the training rows lack do not end a later run.
  static func pipeline(withPaymentType: Bool, regParam: Double = 0.3) -> Pipeline {
    let terms =
      [
        "pickupHour", "weekdayVec", "passengerCount", "tripTimeSecs", "tripDistance", "fareAmount",
        "trafficTimeBinsVec",
      ]
      + (withPaymentType ? ["paymentType"] : [])
    return Pipeline {
      StringIndexer().with {
        $0.uid = "binIndexer"
        $0.inputCol = "trafficTimeBins"
        $0.outputCol = "trafficTimeBinsIndex"
        $0.handleInvalid = .keep
      }
      StringIndexer().with {
        $0.uid = "weekdayIndexer"
        $0.inputCol = "weekdayString"
        $0.outputCol = "weekdayIndex"
        $0.handleInvalid = .keep
      }
      OneHotEncoder().with {
        $0.uid = "encoder"
        $0.inputCols = ["trafficTimeBinsIndex", "weekdayIndex"]
        $0.outputCols = ["trafficTimeBinsVec", "weekdayVec"]
        $0.dropLast = false
      }
      RFormula().with {
        $0.uid = "formula"
        $0.formula = "tipped ~ " + terms.joined(separator: " + ")
        $0.handleInvalid = .keep
      }
      LogisticRegression().with {
        $0.uid = "lr"
        $0.maxIter = 10
        $0.regParam = regParam
      }
    }
  }

  /// The strengths of regularization that are compared.
  static let strengths: [Double] = [0.3, 0.1, 0.03, 0.01, 0.001]
}
