import GnistaCore
import GnistaFrame

/// Programs that print.
package enum ShowPrograms {
  /// All of them.
  package static let programs: [FrameProgram] = [
    .text("show", "show_trips") { t in try await t.trips.showString() },
    .text("show", "show_mixed") { t in try await t.mixed.showString() },
    .text("show", "show_mixed_full") { t in try await t.mixed.showString(20, truncate: 0) },
    .text("show", "show_mixed_vertical") { t in try await t.mixed.showString(20, vertical: true) },
    .text("show", "show_mixed_vertical_full") { t in
      try await t.mixed.showString(2, truncate: 0, vertical: true)
    },
    .text("show", "show_first_two") { t in try await t.trips.select("id", "city").showString(2) },
    .text("show", "show_first_one") { t in try await t.trips.select("id", "city").showString(1) },
    .text("show", "show_first_one_vertical") { t in
      try await t.trips.select("id", "city").showString(1, vertical: true)
    },
    .text("show", "show_no_rows") { t in try await t.trips.select("id", "city").limit(0).showString() },
    .text("show", "show_no_rows_vertical") { t in
      try await t.trips.select("id", "city").limit(0).showString(vertical: true)
    },
    .text("show", "show_zero") { t in try await t.trips.select("id", "city").showString(0) },
    .text("show", "show_no_columns") { t in try await t.trips.select([Column]()).showString() },
    .text("show", "show_narrow") { t in try await t.mixed.select("t").showString(20, truncate: 3) },
    .text("show", "show_five_wide") { t in try await t.mixed.select("t", "list").showString(20, truncate: 5)
    },
    .text("show", "show_many") { t in try await t.points.showString() },
    .text("show", "show_odd_names") { t in
      try await t.trips.select(col("id").alias("a\tb\n"), col("city").alias("名前"), col("id").alias(""))
        .showString(3)
    },
    .text("show", "show_emoji") { t in
      try await t.session.createDataFrame(
        [[.string(String(repeating: "👍", count: 12)), "ok"], ["😀", "\u{7}\u{B}"]],
        schema: Schema(ddl: "e STRING, t STRING")
      ).showString()
    },
    .text("show", "schema_trips") { t in try await t.trips.schema.treeString },
    .text("show", "schema_mixed") { t in try await t.mixed.schema.treeString },
    .value("show", "json_mixed") { t in
      .array(try await t.mixed.toJSON().collectColumn("value", as: String.self).map(JSONValue.string))
    },
    .value("show", "json_trips") { t in
      .array(try await t.trips.toJSON().collectColumn("value", as: String.self).map(JSONValue.string))
    },
  ]
}
