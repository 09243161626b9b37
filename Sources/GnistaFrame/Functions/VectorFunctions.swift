import GnistaCore

extension FunctionCatalog {
  /// Spark ML's vectors as arrays, and the reverse; in Spark they are in `pyspark.ml.functions`.
  static let vectors: [SparkFunction] = [
    .rule("vector_to_array", .array, 1...1, "vector_to_array(vector)", "All numbers of a vector, zeros too.")
    { call in
      guard call.arguments[0].type == .vector else { throw call.mismatch(0, "a vector") }
      let vector = call.arguments[0].sql
      // The position of an index that is not kept is null, and so is the value there.
      let sparse = """
        list_transform(range(\(vector)."size"), lambda "i#": \
        coalesce(\(vector)."values"[list_position(\(vector)."indices", CAST("i#" AS INTEGER))], 0))
        """
      return call.result(
        "(CASE WHEN \(vector).\"type\" = 0 THEN \(sparse) ELSE \(vector).\"values\" END)",
        .array(.double, containsNull: false))
    },
    .rule(
      "array_to_vector", .array, 1...1, "array_to_vector(array)",
      "A dense vector of the numbers of an array; one of them null is an error."
    ) { call in
      guard try call.element(0).isNumeric else { throw call.mismatch(0, "an array of numbers") }
      let array = try call.sql(0, as: .array(.double))
      let error = SQLText.raise("NULL_VECTOR_ELEMENT", "A vector cannot hold null.")
      let vector = "{'type': 1, 'size': NULL, 'indices': NULL, 'values': \(array)}"
      let cast = "CAST(\(vector) AS \(SQLText.type(.vector)))"
      return call.result(
        "(CASE WHEN \(array) IS NULL THEN NULL WHEN len(\(array)) > list_count(\(array)) THEN \(error) ELSE \(cast) END)",
        .vector)
    },
  ]
}
