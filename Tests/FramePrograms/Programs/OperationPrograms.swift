import GnistaCore
import GnistaFrame

/// Programs over further operations.
package enum OperationPrograms {
  /// All of them.
  package static let programs: [FrameProgram] =
    groups + fields + windows + sessionWindows + randomNumbers + joins + rows + functions

  private static let groups: [FrameProgram] = [
    .frame("operations", "grouping_sets") { t in
      t.trips.groupingSets([["city", "kind"], ["city"], []], "city", "kind")
        .agg(F.sum("riders").alias("riders"), F.grouping_id().alias("level"))
    },
    .frame("operations", "agg_by_name") { t in t.trips.groupBy("kind").agg(["riders": "max"]) },
    .frame("operations", "agg_all_by_name") { t in t.trips.agg(["*": "count"]) },
    .frame("operations", "avg_of_all_numbers") { t in t.trips.groupBy("kind").avg() },
    .frame("operations", "max_of_all_numbers") { t in t.trips.groupBy("riders").max() },
  ]

  private static let fields: [FrameProgram] = [
    .frame("operations", "with_field") { t in
      let place = col("place")
      return t.mixed.select(
        place.withField("no", lit(5)), place.withField("city", col("t")).alias("c"),
        place.withField("street", F.upper("place.street")).withField("NO", lit("x")).alias("two"))
    },
    .frame("operations", "with_nested_field") { t in
      t.mixed.select(F.struct(F.struct("i", "l").alias("in"), "t").alias("out")).select(
        col("out").withField("in.i", lit(1)).alias("a"), col("out").dropFields("in.l").alias("b"))
    },
    .frame("operations", "drop_fields") { t in
      t.mixed.select(col("place").dropFields("no"), col("place").dropFields("street", "none").alias("n"))
    },
    .frame("operations", "col_regex") { t in t.trips.select("id", t.trips.colRegex("`(FA|ti).*`")) },
    .frame("operations", "melt") { t in
      t.points.limit(2).melt(
        ids: ["g"], values: ["x", "n"], variableColumnName: "name", valueColumnName: "value")
    },
    .frame("operations", "column_methods") { t in
      t.trips.select(
        "id", col("city").startsWith(F.substring("city", 1, 1)).alias("a"),
        col("city").contains(lit("l")).alias("b"), col("city").substr(lit(2), lit(2)).alias("c"),
        try col("riders").cast("decimal(10,2)").alias("d"),
        F.array("id", "riders").getItem(col("id") - col("id")).alias("e"), col("id").name("f"))
    },
  ]

  private static let windows: [FrameProgram] = [
    .frame("operations", "window_bounds") { t in
      t.trips.select(
        "id", F.sum("riders").over(Window.partitionBy("city").orderBy("id").rowsBetween(-1, 0)).alias("a"),
        F.sum("riders").over(Window.orderBy("riders").rangeBetween(-1, Window.currentRow)).alias("b"),
        F.count("id").over(
          Window.partitionBy("kind").rowsBetween(Window.unboundedPreceding, Window.unboundedFollowing)
        ).alias("c")
      ).orderBy("id")
    },
    .frame("operations", "time_window_groups") { t in
      t.trips.groupBy(F.window("at", "12 hours")).agg(F.count("id").alias("n")).orderBy("window")
    },
    .frame("operations", "time_window_names") { t in
      t.trips.select(
        "id", F.window("at", "1 day", "12 hours"), F.window("at", "1 day", "12 hours").getField("start"))
    },
    .frame("operations", "time_window_with_keys") { t in
      t.trips.groupBy("city", F.window("at", "1 day", nil, "6 hours").alias("w"))
        .agg(F.max("fare").alias("fare")).select("city", "w.start", "fare").orderBy("start", "city")
    },
    .frame("operations", "time_window_column") { t in
      t.trips.withColumn("w", F.window("at", "1 day")).select("id", "w").orderBy("id")
    },
  ]

  private static func sessions(_ t: GoldenTables) -> DataFrame {
    t.points.select("g", "n", F.timestamp_seconds((col("x") * 60).cast(.long)).alias("ts"))
  }

  private static let sessionWindows: [FrameProgram] = [
    .frame("operations", "session_windows") { t in
      sessions(t).groupBy(F.session_window("ts", "40 seconds")).agg(F.count("*").alias("rows"))
        .orderBy("session_window")
    },
    .frame("operations", "session_windows_of_keys") { t in
      sessions(t).groupBy(
        "g", F.session_window("ts", "1 minute").alias("w"), (col("n") > 1).alias("many")
      ).agg(F.sum("n").alias("n")).select("g", "many", "w.start", "w.end", "n").orderBy("g", "many", "start")
    },
    .frame("operations", "session_windows_that_touch") { t in
      t.points.select(F.timestamp_seconds(col("n") * 60).alias("ts"))
        .groupBy(F.session_window("ts", "60 seconds")).count().orderBy("session_window")
    },
  ]

  private static let randomNumbers: [FrameProgram] = [
    .frame("operations", "random_condition") { t in
      t.points.filter(F.rand(42) < 0.5 && col("n") >= 0).select("x", "n")
    },
    .frame("operations", "random_groups") { t in
      t.points.groupBy((F.rand(1) > 0.5).alias("half")).count()
    },
    .frame("operations", "random_order") { t in t.points.orderBy(F.rand(5)).select("x") },
  ]

  private static let joins: [FrameProgram] =
    ["left_outer", "outer", "right_outer", "full_outer", "semi", "anti"]
    .map { kind in
      .frame("operations", "join_\(kind)") { t in
        let right = t.cities.select(col("city").alias("town"), "people")
        let left = t.trips.select("id", "city")
        return left.join(right, on: left["city"] == right["town"], try JoinType(name: kind))
      }
    } + [
      .frame("operations", "join_cross") { t in
        t.trips.select("id", "city").crossJoin(t.cities.select(col("city").alias("town"), "people"))
      },
      .frame("operations", "union_all_name") { t in
        t.trips.select("city").unionAll(t.cities.select("city"))
      },
    ]

  private static let rows: [FrameProgram] = [
    .frame("operations", "zip_with_index") { t in t.cities.select("city").zipWithIndex() },
    .frame("operations", "partitions") { t in
      t.trips.repartition(4, "city").coalesce(1).select("id").sortWithinPartitions(F.desc("id"))
        .hint("broadcast")
    },
    .frame("operations", "order_by_functions") { t in
      t.trips.orderBy(F.desc_nulls_first("tip"), F.asc_nulls_last("city"), F.desc("id"))
        .select("id", "tip", "city")
    },
    .value("operations", "data_types") { t in
      .array(try await t.mixed.dtypes.map { .array([.string($0.name), .string($0.type)]) })
    },
    .value("operations", "last_rows") { t in
      func ids(_ rows: [Row]) -> JSONValue { .array(rows.map { GoldenCell.render($0["id"] ?? .null) }) }
      return .array([
        ids(try await t.trips.tail(2)), ids(try await t.trips.head(2)),
        GoldenCell.render(try await t.trips.first()?["id"] ?? .null), ids(try await t.trips.take(3)),
        .bool(try await t.trips.filter("id > 99").isEmpty()),
      ])
    },
    .frame("operations", "drop_duplicates_of_list") { t in
      t.trips.dropDuplicates(["city", "kind"]).orderBy("id").select("id")
    },
  ]

  private static let functions: [FrameProgram] = [
    .frame("operations", "functions_with_functions") { t in
      t.nested.select(
        F.transform("tags") { F.upper($0) }, F.transform("tags") { x, i in F.concat(x, i.cast(.string)) },
        F.filter("tags") { $0 > "a" }, F.exists("tags") { $0 == "a" }, F.forall("tags") { $0 > "A" },
        F.aggregate("tags", lit(0)) { n, x in n + F.length(x) },
        F.aggregate("tags", lit(0), { n, _ in n + 1 }, finish: { $0 * 2 }).alias("twice"),
        F.zip_with("tags", "tags") { x, y in F.concat(x, y) }, F.transform_values("scores") { _, v in v + 1 },
        F.map_filter("scores") { _, v in v > 1 },
        F.transform("items") { $0.getField("qty") }.alias("qty"))
    },
    .frame("operations", "nested_functions") { t in
      t.nested.select(
        F.transform("tags") { x in
          F.transform("tags") { y in F.concat(x, y, col("id").cast(.string)) }
        }.alias("pairs"))
    },
    .frame("operations", "names_of_functions") { t in
      t.trips.filter("id = 1").select(texts + times + others)
    },
    .frame("operations", "names_of_static_aggregates") { t in
      t.trips.agg(
        F.count_distinct("city", "kind"), F.sum_distinct("riders"), F.first("city", ignorenulls: true),
        F.max_by("city", "riders"), F.percentile_approx("riders", [0.25, 0.5]), F.percentile("riders", 0.5),
        F.median("riders"), F.listagg("kind", ","), F.mode("riders", deterministic: true),
        F.corr("id", "riders"), F.collect_list("riders"), F.count("*"), F.product("riders"),
        F.approx_count_distinct("city"), F.stddev("riders"), F.bool_and("flag"))
    },
    .frame("operations", "names_of_window_functions") { t in
      let by = Window.partitionBy("city").orderBy("id")
      return t.trips.select(
        F.row_number().over(by), F.lag("riders").over(by), F.lead("riders", 2, 0).over(by),
        F.ntile(2).over(by), F.nth_value("riders", 2).over(by), F.sum("riders").over(by.rowsBetween(0, 1)))
    },
  ]

  private static let texts: [Column] = [
    F.lpad("city", 6, "0"),
    F.split("city", "l"),
    F.date_format("at", "yyyy"),
    F.round("fare", 1),
    F.round("fare"),
    F.regexp_extract("city", "(.)l", 1),
    F.regexp_replace("city", "l", "L"),
    F.substring("city", 1, 2),
    F.months_between("at", "day"),
    F.log("fare"),
    F.log(2.0, "fare"),
    F.concat_ws("-", "city", "kind"),
    F.trunc("day", "MM"),
    F.date_trunc("month", "at"),
    F.date_add("day", 1),
    F.add_months("day", 2),
  ]

  private static let times: [Column] = [
    F.coalesce("tip", F.lit(0)),
    F.instr("city", "l"),
    F.locate("l", "city"),
    F.translate("city", "s", "z"),
    F.trim("city"),
    F.trim("city", F.lit("O")),
    F.when(F.col("fare") > 10, "a").otherwise("b"),
    F.negate("id").alias("opposite"),
    F.pow("id", 2),
    F.format_number("fare", 2),
    F.sha2("city", 256),
    F.to_date("day"),
    F.hash("id"),
    F.hour("at"),
    F.array("id", "riders"),
    F.struct("id", "city"),
  ]

  private static let others: [Column] = [
    F.create_map("city", "id"),
    F.sort_array(F.array("id"), asc: false),
    F.element_at(F.array("id"), 1),
    F.array_contains(F.array("id"), 1),
    F.greatest("id", "riders"),
    F.repeat("city", 2),
    F.from_unixtime("id"),
    F.unix_timestamp("at"),
    F.conv("id", 10, 2),
    F.expr("id + 1"),
    F.isnull("tip"),
    F.nanvl("fare", "tip"),
    F.slice(F.array("id"), 1, 1),
    F.overlay("city", "kind", 1, 2),
    F.initcap("city"),
    F.json_tuple(F.lit("{\"a\":1}"), "a").alias("ja"),
  ]
}
