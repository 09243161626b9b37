import GnistaCore
import GnistaFrame

/// Programs over two frames.
package enum JoinPrograms {
  /// All of them.
  package static let programs: [FrameProgram] = kinds + joins + sets

  private static let kinds: [FrameProgram] = ["inner", "left", "right", "full", "leftsemi", "leftanti"]
    .flatMap {
      kind -> [FrameProgram] in
      [
        .frame("joins", "join_using_\(kind)") { t in
          t.trips.select("id", "city", "riders").join(t.cities, using: ["city"], try JoinType(name: kind))
        },
        .frame("joins", "join_on_\(kind)") { t in
          let left = t.trips.select("id", "city")
          let right = t.cities.select(col("city").alias("town"), "people")
          return left.join(right, on: left["city"] == right["town"], try JoinType(name: kind))
        },
      ]
    }

  private static let joins: [FrameProgram] = [
    .frame("joins", "join_cross") { t in
      t.cities.select("country").crossJoin(t.cities.select("people").limit(2))
    },
    .frame("joins", "join_same_names") { t in
      t.trips.join(t.cities, on: t.trips["city"] == t.cities["city"])
        .select(t.trips["id"], t.trips["fare"], t.cities["fare"].alias("price"), t.cities["city"])
    },
    .frame("joins", "join_aliases") { t in
      t.trips.alias("a").join(
        t.trips.alias("b"), on: col("a.city") == col("b.city") && col("a.id") < col("b.id")
      ).select("a.id", "b.id", "a.city")
    },
    .frame("joins", "join_null_safe") { t in
      t.trips.join(t.cities, on: t.trips["city"].eqNullSafe(t.cities["city"])).select("id", "country")
    },
    .frame("joins", "join_inequality_left") { t in
      let left = t.trips.select("id", "riders")
      let right = t.cities.select(col("fare").alias("low"), "country")
      return left.join(right, on: left["riders"] > right["low"] && right["country"] != "Sverige", .left)
    },
    .frame("joins", "join_two_keys") { t in
      t.trips.select("id", "city", "kind")
        .join(t.trips.select("city", "kind", col("id").alias("other")), using: ["city", "kind"])
    },
  ]

  private static let sets: [FrameProgram] = [
    .frame("joins", "union_all") { t in
      t.trips.select("city", "riders").union(t.cities.select("country", "people"))
    },
    .frame("joins", "union_by_name") { t in
      t.trips.select("city", "riders").unionByName(
        t.cities.select("people", "city"), allowMissingColumns: true)
    },
    .frame("joins", "set_intersect") { t in t.trips.select("city").intersect(t.cities.select("city")) },
    .frame("joins", "set_intersect_all") { t in
      t.trips.select("city").intersectAll(t.trips.filter("id > 2").select("city"))
    },
    .frame("joins", "set_subtract") { t in t.trips.select("city").subtract(t.cities.select("city")) },
    .frame("joins", "set_except_all") { t in t.trips.select("city").exceptAll(t.cities.select("city")) },
  ]
}
