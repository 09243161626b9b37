import GnistaCore
import GnistaFrame

/// Programs over the rows of one frame.
package enum RowPrograms {
  /// All of them.
  package static let programs: [FrameProgram] = [
    .frame("rows", "select_expressions") { t in
      t.trips.select(
        "id", col("fare") * 2, (col("fare") + col("tip")).alias("total"), col("riders") / 2, col("fare") > 10,
        call("upper", "city"), lit("x"), lit(1), col("id").cast(.string))
    },
    .frame("rows", "select_texts") { t in
      t.trips.selectExpr(
        "id", "fare * 2 AS twice",
        "CASE WHEN tip > 2 THEN 'good' WHEN tip IS NULL THEN 'none' ELSE 'poor' END AS mood",
        "riders BETWEEN 1 AND 2 AS few", "city IN ('Oslo', 'Bergen') AS norway", "city LIKE 'L%' AS l",
        "id % 3 + 1",
        "-id", "id div 2", "NOT flag", "coalesce(tip, 0)", "fare / riders")
    },
    .frame("rows", "names_of_columns") { t in
      t.mixed.filter("i = 100").selectExpr(
        "CAST(i AS STRING)",
        "i::DOUBLE",
        "TRY_CAST(t AS INT)",
        "CAST(1 AS STRING)",
        "upper(CAST(i AS STRING))",
        "int(f)",
        "i + CAST(s AS INT)",
        "-5",
        "'text'",
        "1.5",
        "NULL",
        "true",
        "i IS NULL",
        "i IS NOT NULL",
        "i != 3",
        "i <> l",
        "i = 1 OR NOT ok",
        "i IN (1, 2)",
        "i NOT BETWEEN 1 AND 2",
        "t LIKE '%a'",
        "t || 'x'",
        "list[0]",
        "map['a']",
        "place.no",
        "place",
        "deep.x",
        "CASE WHEN i = 1 THEN 2 ELSE 3 END",
        "CASE i WHEN 1 THEN 2 END",
        "IF(ok, 1, 2)",
        "DATE '2024-01-01'",
        "TIMESTAMP '2024-01-01 00:00:00'",
        "i <=> 1",
        "~i",
        "+i",
        "i & 3",
        "i || t",
        "size(list)",
        "transform(list, x -> x + 1)",
        "coalesce(i, 1)",
        "EXTRACT(YEAR FROM day)",
        "substring(t FROM 1 FOR 2)",
        "trim(t)",
        "trim(BOTH 'p' FROM t)",
        "year(day)",
        "current_date() = day",
        "1L",
        "2S",
        "X'1F'",
        "i div 2",
        "i % 2",
        "i << 1",
        "named_struct('a', i)",
        "struct(i, l)",
        "array(i, s)",
        "(i + 1) * 2",
        "round(d, 1)",
        "nvl(i, 0)",
        "date_add(day, 1)",
        "count(*) OVER ()",
        "sum(i) OVER (PARTITION BY s ORDER BY l)")
    },
    .frame("rows", "filter_three_valued") { t in
      t.trips.filter(col("fare") > 10 || col("tip").isNull()).filter("flag OR riders > 3").select("id")
    },
    .frame("rows", "nan_is_greatest") { t in t.trips.filter(col("fare") > 20).select("id").orderBy("id") },
    .frame("rows", "with_columns") { t in
      t.trips.withColumn("fare", col("fare") + 1).withColumn("double", col("fare") * 2)
        .withColumnRenamed("city", "town").withColumnRenamed("nothing", "x")
        .withColumns(["a": col("id") + 1, "id": col("id") * 10]).drop("kind", "day", "at", "none", "flag")
    },
    .frame("rows", "order_nulls") { t in
      t.trips.orderBy(col("city"), col("fare").desc()).select("id", "city", "fare")
    },
    .frame("rows", "order_nulls_placed") { t in
      t.trips.orderBy(col("tip").descNullsFirst(), col("fare").ascNullsLast(), "id").select("id", "tip")
    },
    .frame("rows", "limit_and_offset") { t in t.trips.orderBy("id").offset(2).limit(3).select("id") },
    .frame("rows", "distinct_rows") { t in t.trips.select("city", "riders").distinct() },
    .frame("rows", "distinct_counts_nan_once") { t in t.gaps.select("height").distinct().orderBy("height") },
    .frame("rows", "drop_duplicates_keeps_the_first") { t in
      t.trips.dropDuplicates("city").orderBy("id").select("id", "city")
    },
    .frame("rows", "to_df") { t in
      t.cities.toDF("a", "b", "c", "d").filter("a IS NOT NULL").orderBy("a", "c")
    },
    .frame("rows", "unpivot") { t in
      t.points.limit(3).unpivot(
        ids: ["g"], values: ["x", "n"], variableColumnName: "name", valueColumnName: "value")
    },
    .frame("rows", "unpivot_all") { t in
      t.points.select("g", "x", "y").limit(2)
        .unpivot(ids: ["g"], variableColumnName: "name", valueColumnName: "value")
    },
    .frame("rows", "cast_types") { t in
      let names = ["b", "l", "f", "d", "m", "ok", "day", "at", "wall", "list", "map", "place", "deep"]
      return t.mixed.select(names.map { col($0).cast(.string).alias($0) })
    },
    .frame("rows", "fields_and_elements") { t in
      t.mixed.filter("t = 'plain'").select(
        col("place.street"), col("place").getField("no"), col("list").getItem(0), col("map").getItem("a"),
        col("deep.x"), expr("deep[0]['ys']"))
    },
  ]
}
