/// Multiplies features by a factor each.
public enum RowScaling {
  /// The scaled values of compressed sparse rows.
  ///
  /// - Parameters:
  ///   - values: the stored values.
  ///   - columns: the feature of each value; each is below the number of factors.
  ///   - factors: one a feature.
  public static func sparse(_ values: [Double], columns: [Int32], factors: [Double]) -> [Double] {
    precondition(values.count == columns.count, "because each value belongs to one feature")
    return [Double](unsafeUninitializedCapacity: values.count) { out, count in
      for place in values.indices { out[place] = values[place] * factors[Int(columns[place])] }
      count = values.count
    }
  }

  /// The scaled values of rows that stand end to end.
  ///
  /// - Parameters:
  ///   - values: `rows × factors.count` features, row by row.
  ///   - factors: one a feature.
  public static func dense(_ values: [Double], factors: [Double]) -> [Double] {
    let width = factors.count
    precondition(width == 0 ? values.isEmpty : values.count % width == 0, "because rows have one size")
    return [Double](unsafeUninitializedCapacity: values.count) { out, count in
      for start in stride(from: 0, to: values.count, by: max(width, 1)) {
        for column in 0..<width { out[start + column] = values[start + column] * factors[column] }
      }
      count = values.count
    }
  }
}
