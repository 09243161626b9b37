import GnistaCore

/// What the metadata of label and feature columns say, as far as classifiers and regressors need it.
enum FeatureNames {
  /// The name of each feature of a vector column, nil where it has none; nil without metadata.
  static func of(_ field: StructField) -> [String?]? {
    guard let attributes = field.metadata["ml_attr"]?["attrs"]?.objectValue,
      let count = field.metadata["ml_attr"]?["num_attrs"]?.integerValue, count >= 0
    else { return nil }
    var names = [String?](repeating: nil, count: count)
    for attribute in attributes.values.flatMap({ $0.arrayValue ?? [] }) {
      if let index = attribute["idx"]?.integerValue, names.indices.contains(index) {
        names[index] = attribute["name"]?.stringValue
      }
    }
    return names
  }

  /// The number of classes of a label column, where it is declared.
  static func declaredClasses(of field: StructField) -> Int? {
    guard let attribute = field.metadata["ml_attr"] else { return nil }
    switch attribute["type"]?.stringValue {
    case "nominal": return attribute["vals"]?.arrayValue?.count ?? attribute["num_vals"]?.integerValue
    case "binary": return 2
    default: return nil
    }
  }
}
