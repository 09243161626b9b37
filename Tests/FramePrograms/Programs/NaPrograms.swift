import GnistaCore
import GnistaFrame

/// Programs over missing values.
package enum NaPrograms {
  /// All of them.
  package static let programs: [FrameProgram] = [
    .frame("na", "drop_any") { t in try await t.gaps.na.drop() },
    .frame("na", "drop_all") { t in try await t.gaps.na.drop(how: .all) },
    .frame("na", "drop_all_subset") { t in try await t.gaps.na.drop(how: .all, subset: ["age", "height"]) },
    .frame("na", "drop_threshold") { t in try await t.gaps.na.drop(thresh: 3) },
    .frame("na", "drop_threshold_subset") { t in
      try await t.gaps.dropna(thresh: 1, subset: ["height", "weight"])
    },
    .frame("na", "fill_number") { t in try await t.gaps.na.fill(50) },
    .frame("na", "fill_fraction") { t in try await t.gaps.na.fill(1.5) },
    .frame("na", "fill_text") { t in try await t.gaps.na.fill("?") },
    .frame("na", "fill_flag") { t in try await t.gaps.na.fill(false) },
    .frame("na", "fill_subset") { t in try await t.gaps.fillna(0, subset: ["age", "name"]) },
    .frame("na", "fill_map") { t in
      try await t.gaps.na.fill(["age": 7.9, "name": "unknown", "height": 1, "ok": true])
    },
    .frame("na", "replace_numbers") { t in try await t.gaps.na.replace([10: 20, 1: 100]) },
    .frame("na", "replace_number_subset") { t in try await t.gaps.na.replace(10, with: 20, subset: ["age"]) },
    .frame("na", "replace_texts") { t in
      try await t.gaps.na.replace(["Ann": "A", "Bo": "B"], subset: ["name"])
    },
    .frame("na", "replace_with_null") { t in try await t.gaps.na.replace(["Ann": nil]) },
    .frame("na", "replace_nan") { t in try await t.gaps.na.replace(Double.nan, with: 0.0) },
    .frame("na", "replace_flags") { t in try await t.gaps.na.replace([true: false]) },
  ]
}
