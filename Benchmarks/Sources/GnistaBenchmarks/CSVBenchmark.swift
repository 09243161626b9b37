import Gnista

/// Reads a CSV file and aggregates it by two columns, through a frame with inferred types.
struct CSVBenchmark {
  let session: Session
  let data: String

  /// Reads and aggregates; nothing is kept from an earlier run but the session.
  func run() async throws -> Answer {
    var answer = Answer()
    var rows: [Row] = []
    answer.seconds = try await seconds {
      let trips = session.read.option("header", true).option("inferSchema", true).csv(data + "/trips.csv")
      rows = try await trips.groupBy("city", "kind")
        .agg(
          F.expr("count(*) AS trips"), F.expr("sum(amount) AS total"), F.expr("avg(distance) AS mean"),
          F.expr("max(id) AS latest")
        )
        .orderBy("city", "kind")
        .collect()
    }
    answer.rows = rows.count
    answer.check = rows.reduce(0) { $0 + ($1["total"]?.doubleValue ?? 0) }
    return answer
  }
}
