import GnistaCore

/// What the metadata of label and feature columns say, as far as classifiers and regressors need it.
enum FeatureNames {
  /// The name of each feature of a vector column, nil where it has none; nil without metadata.
  static func of(_ field: StructField) -> [String?]? {
    (try? field.attributeGroup())?.attributes?.map(\.name)
  }

  /// The number of classes of a label column, where it is declared.
  ///
  /// - Throws: ``GnistaError`` `MALFORMED_DATA` when the metadata are not in order.
  static func declaredClasses(of field: StructField) throws -> Int? {
    guard let attribute = try field.attribute() else { return nil }
    return switch attribute.kind {
    case .nominal: attribute.categoryCount
    case .binary: 2
    case .numeric: nil
    }
  }
}
