import GnistaFrame

/// Calls of static functions with the SQL that means the same.
enum StaticCalls {
  private static let window = Window.partitionBy("g").orderBy("id")

  /// Calls of all families with the SQL that means the same.
  static let all: [(sql: String, column: Column)] =
    conditions + numbers + texts + times + aggregates + windows + nested + others

  private static let conditions: [(sql: String, column: Column)] = [
    ("coalesce(a, b, c)", F.coalesce("a", "b", "c")),
    ("nvl2(a, b, c)", F.nvl2("a", col("b"), "c")),
    (
      "CASE WHEN a > 1 THEN 'x' WHEN b THEN 'y' ELSE 'z' END",
      F.when(col("a") > 1, "x").when(col("b"), "y").otherwise("z")
    ),
    ("isnull(a)", F.isnull("a")),
    ("nullif(a, 1)", F.nullif("a", lit(1))),
    ("assert_true(a, 'no')", F.assert_true("a", "no")),
    ("a LIKE p", F.like("a", "p")),
  ]

  private static let numbers: [(sql: String, column: Column)] = [
    ("abs(a)", F.abs("a")), ("round(a, 2)", F.round("a", 2)), ("round(a, 0)", F.round("a")),
    ("power(a, 2D)", F.pow("a", 2.0)), ("power(a, b)", F.pow("a", "b")), ("ln(a)", F.log("a")),
    ("log(2D, a)", F.log(2.0, "a")),
    ("conv(a, 10, 16)", F.conv("a", 10, 16)), ("greatest(a, b)", F.greatest("a", "b")), ("pi()", F.pi()),
    ("rand(7)", F.rand(7)), ("- a", F.negate("a")),
    ("width_bucket(a, 0, 10, 5)", F.width_bucket("a", lit(0), lit(10), 5)),
    ("shiftleft(a, 2)", F.shiftleft("a", 2)), ("~ a", F.bitwise_not("a")),
    ("getbit(a, 0)", F.getbit("a", lit(0))),
  ]

  private static let texts: [(sql: String, column: Column)] = [
    ("upper(a)", F.upper("a")), ("concat_ws('-', a, b)", F.concat_ws("-", "a", "b")),
    ("substring(a, 2, 3)", F.substring("a", 2, 3)), ("lpad(a, 5, '0')", F.lpad("a", 5, "0")),
    ("lpad(a, b, c)", F.lpad("a", col("b"), col("c"))), ("trim('x', a)", F.trim("a", lit("x"))),
    ("trim(a)", F.trim("a")),
    ("locate('x', a, 1)", F.locate("x", "a")), ("instr(a, 'x')", F.instr("a", "x")),
    ("instr(a, 'x', 1, 2)", F.instr("a", "x", nil, 2)),
    ("regexp_extract(a, '([0-9]+)', 1)", F.regexp_extract("a", "([0-9]+)", 1)),
    ("regexp_replace(a, 'x', 'y')", F.regexp_replace("a", "x", "y")),
    ("split(a, ',', -1)", F.split("a", ",")),
    ("format_number(a, 2)", F.format_number("a", 2)), ("format_string('%d', a)", F.format_string("%d", "a")),
    ("translate(a, 'ab', 'cd')", F.translate("a", "ab", "cd")), ("repeat(a, 3)", F.repeat("a", 3)),
    ("levenshtein(a, b)", F.levenshtein("a", "b")), ("sha2(a, 256)", F.sha2("a", 256)),
    ("hash(a, b)", F.hash("a", "b")),
    ("mask(a, 'A', 'x', 'n', NULL)", F.mask("a", lit("A"))), ("encode(a, 'UTF-8')", F.encode("a", "UTF-8")),
  ]

  private static let times: [(sql: String, column: Column)] = [
    ("date_format(t, 'yyyy-MM')", F.date_format("t", "yyyy-MM")), ("to_date(a)", F.to_date("a")),
    ("to_date(a, 'dd.MM.yyyy')", F.to_date("a", "dd.MM.yyyy")), ("date_add(d, 7)", F.date_add("d", 7)),
    ("months_between(d, e, true)", F.months_between("d", "e")), ("trunc(d, 'MM')", F.trunc("d", "MM")),
    ("date_trunc('HOUR', t)", F.date_trunc("HOUR", "t")), ("hour(t)", F.hour("t")),
    ("extract('YEAR', t)", F.extract("YEAR", "t")), ("next_day(d, 'Mon')", F.next_day("d", "Mon")),
    ("unix_timestamp(t, 'yyyy')", F.unix_timestamp("t", "yyyy")), ("unix_timestamp()", F.unix_timestamp()),
    ("from_utc_timestamp(t, 'Europe/Stockholm')", F.from_utc_timestamp("t", "Europe/Stockholm")),
    ("timestampadd(HOUR, 2, t)", F.timestamp_add("hour", 2, "t")),
    ("make_timestamp(a, b, c, d, e, f)", F.make_timestamp("a", "b", "c", "d", "e", "f")),
    ("make_dt_interval(a, 0, 0, 0)", F.make_dt_interval("a")), ("current_date()", F.current_date()),
    ("convert_timezone('UTC', t)", F.convert_timezone(nil, "UTC", "t")),
  ]

  private static let aggregates: [(sql: String, column: Column)] = [
    ("sum(a)", F.sum("a")), ("avg(a)", F.avg("a")), ("count(DISTINCT a, b)", F.count_distinct("a", "b")),
    ("count(DISTINCT a)", F.countDistinct("a")), ("sum(DISTINCT a)", F.sum_distinct("a")),
    ("first(a) IGNORE NULLS", F.first("a", ignorenulls: true)), ("max_by(a, b)", F.max_by("a", "b")),
    ("percentile_approx(a, array(0.25D, 0.75D), 100)", F.percentile_approx("a", [0.25, 0.75], 100)),
    ("percentile_approx(a, 0.5D, 10000)", F.percentile_approx("a", 0.5)), ("corr(a, b)", F.corr("a", "b")),
    ("collect_list(a)", F.collect_list("a")), ("listagg(a, ',')", F.listagg("a", ",")),
    ("listagg(DISTINCT a, ',')", F.listagg_distinct("a", ",")),
    ("grouping_id(a, b)", F.grouping_id("a", "b")),
  ]

  private static let windows: [(sql: String, column: Column)] = [
    ("row_number() OVER (PARTITION BY g ORDER BY id)", F.row_number().over(window)),
    ("lag(a, 2, 0) OVER (PARTITION BY g ORDER BY id)", F.lag("a", 2, 0).over(window)),
    (
      "lead(a, 1) IGNORE NULLS OVER (PARTITION BY g ORDER BY id)", F.lead("a", ignoreNulls: true).over(window)
    ),
    (
      "sum(a) OVER (PARTITION BY g ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)",
      F.sum("a").over(window.rowsBetween(.offset(-1), .currentRow))
    ),
    ("ntile(4) OVER (PARTITION BY g ORDER BY id)", F.ntile(4).over(window)),
    ("rank() OVER (ORDER BY a DESC NULLS FIRST)", F.rank().over(Window.orderBy(F.desc_nulls_first("a")))),
  ]

  private static let nested: [(sql: String, column: Column)] = [
    ("array(a, b)", F.array("a", "b")), ("array_contains(a, 1)", F.array_contains("a", 1)),
    ("element_at(a, 1)", F.element_at("a", 1)), ("sort_array(a, false)", F.sort_array("a", asc: false)),
    ("array_join(a, ',')", F.array_join("a", ",")), ("array_join(a, ',', '-')", F.array_join("a", ",", "-")),
    ("slice(a, 2, b)", F.slice("a", 2, "b")), ("sequence(a, b)", F.sequence("a", "b")),
    ("map(a, b)", F.create_map("a", "b")), ("map_keys(m)", F.map_keys("m")),
    ("struct(a, b)", F.struct("a", "b")),
    ("named_struct('x', a)", F.named_struct(lit("x"), "a")), ("explode(a)", F.explode("a")),
    ("transform(xs, x -> x + 1)", F.transform("xs") { x in x + 1 }),
    ("transform(xs, (x, y) -> x * y)", F.transform("xs") { x, i in x * i }),
    ("filter(xs, x -> x > 0)", F.filter("xs") { $0 > 0 }),
    ("exists(xs, x -> x = a)", F.exists("xs") { $0 == col("a") }),
    (
      "aggregate(xs, 0, (x, y) -> x + y, x -> x / 2)",
      F.aggregate("xs", lit(0), { $0 + $1 }, finish: { $0 / 2 })
    ),
    ("zip_with(a, b, (x, y) -> x + y)", F.zip_with("a", "b") { $0 + $1 }),
    ("map_zip_with(a, b, (x, y, z) -> y + z)", F.map_zip_with("a", "b") { _, v, w in v + w }),
    ("array_sort(a, (x, y) -> y - x)", F.array_sort("a") { x, y in y - x }),
  ]

  private static let others: [(sql: String, column: Column)] = [
    ("get_json_object(a, '$.b')", F.get_json_object("a", "$.b")),
    ("from_json(a, 'b INT')", F.from_json("a", "b INT")),
    ("to_json(a, map('dateFormat', 'yyyy'))", F.to_json("a", options: ["dateFormat": "yyyy"])),
    ("monotonically_increasing_id()", F.monotonically_increasing_id()), ("typeof(a)", F.typeof("a")),
    ("parse_url(a, 'HOST')", F.parse_url("a", lit("HOST"))), ("current_database()", F.current_database()),
  ]
}
