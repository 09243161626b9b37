internal import GnistaCore
internal import GnistaFrame
internal import GnistaML

/// Vector columns in forms that text files hold.
struct VectorColumns {
  /// Names of elements of some columns, such as the classes of probabilities; others are numbered from 0.
  var labels: [String: [String]] = [:]

  /// The frame with its vectors in the form that suits a format: as columns `name_0`, `name_1`, … or `name_label` for
  /// CSV, as arrays for JSON, as they are for people and Parquet.
  func fitting(_ format: OutputFormat, _ frame: DataFrame) async throws -> DataFrame {
    let schema = try await frame.schema
    guard schema.fields.contains(where: { $0.dataType == .vector }) else { return frame }
    switch format {
    case .csv: return try await flattened(frame, schema)
    case .json, .jsonl: return asArrays(frame, schema)
    case .table, .markdown, .parquet: return frame
    }
  }

  private func asArrays(_ frame: DataFrame, _ schema: Schema) -> DataFrame {
    frame.select(
      schema.fields.map { field in
        guard field.dataType == .vector else { return ColumnName.column(field.name) }
        return Column.call("vector_to_array", ColumnName.column(field.name)).alias(field.name)
      })
  }

  /// One column for each element. A column that is called like an element gives way to it.
  private func flattened(_ frame: DataFrame, _ schema: Schema) async throws -> DataFrame {
    var parts: [(name: String, columns: [Column])] = []
    var made: Set<String> = []
    for field in schema.fields {
      guard field.dataType == .vector else {
        parts.append((field.name, [ColumnName.column(field.name)]))
        continue
      }
      let known = try field.attributeGroup().size
      let size = if let known { known } else { try await Self.sizeOfFirst(field.name, in: frame) }
      let names = names(of: field.name, size: size)
      made.formUnion(names.map { $0.lowercased() })
      let array = Column.call("vector_to_array", ColumnName.column(field.name))
      let columns = names.enumerated().map { index, name in
        Self.element(index, of: array, column: field.name, size: known == nil ? size : nil).alias(name)
      }
      parts.append(("", columns))
    }
    return frame.select(parts.filter { !made.contains($0.name.lowercased()) }.flatMap(\.columns))
  }

  /// The names of a vector's elements.
  func names(of column: String, size: Int) -> [String] {
    let labels = labels[column] ?? []
    // A model that keeps unseen labels has a class more than labels.
    return (0..<size).map { "\(column)_\(labels.indices.contains($0) ? labels[$0] : String($0))" }
  }

  /// - Parameter size: the number of elements that every row must have; nil when the stage vouches for it.
  private static func element(_ index: Int, of array: Column, column: String, size: Int?) -> Column {
    let element = Column.call("get", array, .literal(index))
    guard index == 0, let size else { return element }
    let message =
      "the vectors of '\(column)' differ in size, so they cannot be columns; write JSON or Parquet"
    return F.when(Column.call("size", array) == size, element)
      .otherwise(Column.call("raise_error", .literal(message)).cast(.double))
  }

  private static func sizeOfFirst(_ column: String, in frame: DataFrame) async throws -> Int {
    let name = ColumnName.column(column)
    return try await frame.filter(name.isNotNull()).select(name).first()?[0].vectorValue?.size ?? 0
  }
}
