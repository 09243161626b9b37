import Gnista
import GnistaCore
import GnistaDuckDB
import GnistaFrame
import Testing

/// `vector_to_array` and `array_to_vector`, which Spark has outside its SQL, so that no golden file holds them.
struct VectorFunctionTests {
  let frame: DataFrame

  init() async throws {
    let rows: [[Value]] = [
      [.vector(.dense([1, .nan, -2])), .array([.double(1.5), .double(2)])],
      [.vector(.sparse(size: 4, indices: [1, 3], values: [5, 0.5])), .array([])],
      [.vector(.sparse(size: 2, indices: [], values: [])), .array([.double(0.25)])], [.null, .null],
    ]
    let schema = Schema([StructField("v", .vector), StructField("a", .array(.double))])
    frame = try await Session.embedded().createDataFrame(rows, schema: schema)
  }

  @Test func `a vector becomes the array of all its numbers`() async throws {
    let rows = try await frame.select(F.vector_to_array("v")).collect()
    let found = rows.map { $0[0].arrayValue?.map { SparkText.double($0.doubleValue ?? 0) } }
    #expect(found == [["1.0", "NaN", "-2.0"], ["0.0", "5.0", "0.0", "0.5"], ["0.0", "0.0"], nil])
  }

  @Test func `an array becomes a dense vector`() async throws {
    let rows = try await frame.select(F.array_to_vector("a")).collect()
    #expect(rows.map { $0[0].vectorValue } == [.dense([1.5, 2]), .dense([]), .dense([0.25]), nil])
  }

  @Test func `a null in the array is an error, and so is another type`() async throws {
    await #expect {
      try await frame.select(expr("array_to_vector(array(1.0, null))")).collect()
    } throws: { "\($0)".contains("A vector cannot hold null") }
    await #expect { try await frame.select(expr("vector_to_array(a)")).collect() } throws: {
      ($0 as? GnistaError)?.code == .typeMismatch && "\($0)".contains("must be a vector")
    }
  }
}
