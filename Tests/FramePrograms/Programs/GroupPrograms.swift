import GnistaCore
import GnistaFrame

/// Programs with groups, windows and generators.
package enum GroupPrograms {
  /// All of them.
  package static let programs: [FrameProgram] = groups + pivots + windows + generators

  private static let groups: [FrameProgram] = [
    .frame("groups", "group_counts") { t in t.trips.groupBy("city").count() },
    .frame("groups", "group_aggregates") { t in
      t.trips.groupBy("city").agg(
        call("sum", "fare"), call("avg", "tip").alias("mean"), call("min", "at"), call("max", "kind"),
        call("count", "tip"), call("count", lit(1)),
        Column(.call(FunctionCall(name: "count", arguments: [col("riders").expr], isDistinct: true))),
        call("stddev", "riders"), call("sum", "riders"))
    },
    .frame("groups", "names_of_aggregates") { t in
      t.trips.selectExpr(
        "count(*)",
        "count(1)",
        "count(DISTINCT city)",
        "count(DISTINCT city, kind)",
        "sum(riders) FILTER (WHERE id > 1)",
        "sum(DISTINCT riders)",
        "avg(fare) + 1",
        "max(CAST(riders AS DOUBLE))",
        "first(city)",
        "mean(riders)",
        "stddev_samp(riders)",
        "percentile(riders, 0.5)",
        "collect_list(riders)",
        "count(tip) / count(*)")
    },
    .frame("groups", "group_by_expression") { t in
      t.trips.groupBy((col("id") % 2).alias("odd"), col("riders") > 1).agg(call("sum", "id").alias("ids"))
    },
    .frame("groups", "group_shortcuts") { t in t.trips.groupBy("kind").sum("riders", "id") },
    .frame("groups", "group_avg_shortcut") { t in t.trips.groupBy("kind").avg("riders") },
    .frame("groups", "group_max_shortcut") { t in t.trips.groupBy("kind").max("fare") },
    .frame("groups", "aggregate_all") { t in
      t.trips.agg(
        call("count", "*"), call("sum", "id"), call("max", "fare"), call("min", "fare"), call("avg", "fare"))
    },
    .frame("groups", "aggregate_nothing") { t in
      t.trips.filter("id > 100").agg(call("count", "*"), call("sum", "id"), call("max", "fare"))
    },
    .frame("groups", "aggregate_nothing_grouped") { t in t.trips.filter("id > 100").groupBy("city").count() },
    .frame("groups", "rollup") { t in
      t.trips.rollup("city", "kind").agg(
        call("sum", "riders").alias("riders"), call("grouping_id").alias("level"))
    },
    .frame("groups", "cube") { t in
      t.trips.cube("city", "kind").agg(
        call("count", "id"), call("grouping", "city"), call("grouping", "kind"))
    },
  ]

  private static let pivots: [FrameProgram] = [
    .frame("groups", "pivot_found") { t in t.trips.groupBy("city").pivot("kind").sum("riders") },
    .frame("groups", "pivot_given") { t in
      t.trips.groupBy("city").pivot("kind", values: ["cash", "card", "cheque"])
        .agg(call("sum", "riders").alias("riders"), call("count", "id"))
    },
    .frame("groups", "pivot_numbers") { t in t.trips.groupBy("kind").pivot("riders").count() },
  ]

  private static let windows: [FrameProgram] = [
    .frame("groups", "windows") { t in
      let w = Window.partitionBy("city").orderBy("fare", "id")
      let first = FunctionCall(name: "first", arguments: [col("tip").expr], ignoresNulls: true)
      return t.trips.select(
        "id", call("row_number").over(w).alias("n"), call("rank").over(Window.orderBy("fare")).alias("rank"),
        call("dense_rank").over(Window.orderBy("fare")).alias("dense"),
        call("lag", "id").over(w).alias("before"),
        call("lead", "id", lit(1), lit(-1)).over(w).alias("after"),
        call("sum", "riders").over(w).alias("running"),
        call("sum", "riders").over(Window.partitionBy("city")).alias("all"),
        call("avg", "riders").over(w.rowsBetween(.offset(-1), .offset(1))).alias("near"),
        Column(.call(first)).over(w.rowsBetween(.unboundedPreceding, .unboundedFollowing)).alias("tip"),
        call("ntile", lit(3)).over(Window.orderBy("id")).alias("tile"),
        call("percent_rank").over(Window.orderBy("riders")).alias("percent"),
        call("sum", "id").over(Window.orderBy("riders").rangeBetween(.offset(-1), .currentRow)).alias("range")
      ).orderBy("id")
    },
    .frame("groups", "names_of_windows") { t in
      t.trips.orderBy("id").limit(1).selectExpr(
        "row_number() OVER (ORDER BY id)",
        "rank() OVER (PARTITION BY city ORDER BY id DESC)",
        "lag(id) OVER (ORDER BY id)",
        "lead(id, 2, 0) OVER (ORDER BY id)",
        "ntile(2) OVER (ORDER BY id)",
        "max(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)",
        "min(id) OVER (ORDER BY id RANGE BETWEEN UNBOUNDED PRECEDING AND 2 FOLLOWING)",
        "sum(id) OVER (ORDER BY id NULLS LAST ROWS UNBOUNDED PRECEDING)",
        "1 + count(*) OVER (PARTITION BY city)")
    },
    .frame("groups", "window_texts") { t in
      t.trips.selectExpr(
        "id",
        "sum(riders) OVER (PARTITION BY kind ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS s",
        "count(*) FILTER (WHERE fare > 10) OVER (PARTITION BY kind) AS f",
        "last(tip) IGNORE NULLS OVER (ORDER BY id) AS l"
      ).orderBy("id")
    },
  ]

  private static let generators: [FrameProgram] = [
    .frame("generators", "explode_array") { t in t.nested.select("id", call("explode", "tags")) },
    .frame("generators", "explode_outer_array") { t in
      t.nested.select("id", call("explode_outer", "tags").alias("tag"))
    },
    .frame("generators", "posexplode_array") { t in t.nested.select(call("posexplode", "tags"), "id") },
    .frame("generators", "explode_map") { t in
      t.nested.select("id", call("explode", "scores").alias("k", "v"))
    },
    .frame("generators", "posexplode_outer_map") { t in
      t.nested.select("id", call("posexplode_outer", "scores"))
    },
    .frame("generators", "inline_structs") { t in t.nested.selectExpr("id", "inline(items)") },
    .frame("generators", "explode_struct_fields") { t in
      t.nested.select("id", call("explode", "items").alias("item"))
        .select("id", "item.name", "item.qty", "item.*")
    },
    .frame("generators", "with_exploded_column") { t in
      t.nested.withColumn("tags", call("explode", "tags")).select("id", "tags")
    },
  ]
}
