import Gnista
import Testing

@Suite("SQLTransformer")
struct SQLTransformerTests {
  func frame(_ session: Session) throws -> DataFrame {
    try session.createDataFrame(
      [[1, 2.0, 5.0], [2, 4.0, 9.0]],
      schema: Schema([StructField("id", .integer), StructField("v1", .double), StructField("v2", .double)]))
  }

  @Test(
    "A query sees the frame as __THIS__, once or more, with clauses of its own",
    arguments: [
      ("SELECT *, v1 + v2 AS v3 FROM __THIS__", [[1, 2.0, 5.0, 7.0], [2, 4.0, 9.0, 13.0]]),
      ("SELECT sum(v1) AS total FROM __THIS__ WHERE id > 1;", [[4.0]]),
      ("SELECT a.id FROM __THIS__ a JOIN __THIS__ b ON a.v1 = 2 * b.v1", [[2]]),
      ("WITH big AS (SELECT * FROM __THIS__ WHERE v2 > 6) SELECT id FROM big", [[2]]),
      ("SELECT id FROM (SELECT * FROM __THIS__ ORDER BY v1 DESC) LIMIT 1", [[2]]),
    ] as [(String, [[Value]])])
  func queries(statement: String, rows: [[Value]]) async throws {
    let session = try await Session.embedded()
    let result = try SQLTransformer(statement: statement).transform(frame(session))
    #expect(try await result.collect().map(\.values) == rows)
    await session.close()
  }

  @Test("A query between row-wise stages of a fitted pipeline splits the run")
  func inPipeline() async throws {
    let session = try await Session.embedded()
    let model = PipelineModel(stages: [
      Shifter().with {
        $0.inputCol = "v1"; $0.outputCol = "a"
      },
      SQLTransformer(statement: "SELECT id, a * 10 AS a FROM __THIS__"),
      Shifter().with {
        $0.inputCol = "a"; $0.outputCol = "b"
      },
    ])
    let schema = try await model.outputSchema(for: frame(session).schema, in: session)
    #expect(schema.names == ["id", "a", "b"])
    let rows = try await model.transform(frame(session)).collect()
    #expect(rows.map(\.values) == [[1, 30.0, 31.0], [2, 50.0, 51.0]])
    await session.close()
  }

  @Test("A vector passes a query unchanged")
  func vectors() async throws {
    let session = try await Session.embedded()
    let vectors: [[Value]] = [
      [.vector(.dense([1, 2]))], [.vector(.sparse(size: 3, indices: [1], values: [4]))], [.null],
    ]
    let frame = try session.createDataFrame(vectors, schema: Schema([StructField("v", .vector)]))
    let result = SQLTransformer(statement: "SELECT v FROM __THIS__").transform(frame)
    #expect(try await result.schema.fields.map(\.dataType) == [.vector])
    #expect(try await result.collect().map(\.values) == vectors)
    await session.close()
  }

  @Test(
    "A wrong query is refused before any data are read, naming the stage",
    arguments: [
      ("SELECT v4 FROM __THIS__", ErrorCode.unknownColumn, "v4"),
      ("SELEC v1 FROM __THIS__", .syntaxError, "SELEC"),
      ("SELECT v1 FROM elsewhere -- __THIS__", .unknownTable, "elsewhere"),
      ("SELECT v1", .invalidParameter, "a query that names __THIS__"),
    ])
  func wrong(statement: String, code: ErrorCode, text: String) async throws {
    let session = try await Session.embedded()
    let pipeline = Pipeline { SQLTransformer(statement: statement).with { $0.uid = "query1" } }
    let error = try await #require(throws: GnistaError.self) { try await pipeline.fit(frame(session)) }
    #expect(error.code == code, "\(error)")
    #expect(error.message.contains("stage 1 (SQLTransformer): query1: "), "\(error)")
    #expect(error.message.contains(text), "\(error)")
    #expect(error.location?.path == ["stages", "0"])
    await session.close()
  }
}
