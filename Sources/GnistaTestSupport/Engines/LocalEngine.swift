public import GnistaCore
public import GnistaFrame

/// The smallest engine: rows in memory and row-wise stages, nothing else.
///
/// For tests of stages and pipelines that should not depend on a native library.
public final class LocalEngine: Engine {
  public let name = "local"
  /// Whether asking for rows is an error, for tests of checks that come before any data are read.
  public let refusesRows: Bool

  /// Makes an engine.
  public init(refusesRows: Bool = false) { self.refusesRows = refusesRows }

  private static func unsupported(_ what: String) -> GnistaError {
    GnistaError(.unsupported, "the local test engine has no \(what)")
  }

  public func schema(of plan: Plan) async throws -> Schema {
    switch plan.operation {
    case .local(let data): return data.schema
    case .transform(let stages, let input):
      var schema = try await self.schema(of: input)
      for stage in stages { schema.fields += try stage.outputFields(for: schema) }
      return schema
    default: throw Self.unsupported("such operation")
    }
  }

  public func batches(of plan: Plan, progress: ProgressHandler?) async throws -> BatchStream {
    if refusesRows { throw Self.unsupported("rows to give") }
    let schema = try await schema(of: plan)
    let all = try await computed(plan)
    return BatchStream(schema: schema) {
      let rest = Remaining(all)
      return { await rest.next() }
    }
  }

  private func computed(_ plan: Plan) async throws -> [RowBatch] {
    switch plan.operation {
    case .local(let data): return data.batches
    case .transform(let stages, let input):
      var schema = try await self.schema(of: input)
      var functions: [BatchFunction] = []
      for stage in stages {
        functions.append(try stage.batchFunction(for: schema))
        schema.fields += try stage.outputFields(for: schema)
      }
      return try await computed(input).map { batch in
        var batch = batch
        try batch.run(functions)
        return batch.compacted()
      }
    default: throw Self.unsupported("such operation")
    }
  }

  /// The batches that an iteration has not given yet.
  private actor Remaining {
    private var batches: ArraySlice<RowBatch>
    init(_ batches: [RowBatch]) { self.batches = batches[...] }
    func next() -> RowBatch? { batches.popFirst() }
  }

  public func write(_ plan: Plan, to target: WriteTarget, progress: ProgressHandler?) async throws -> Int {
    throw Self.unsupported("writer")
  }
  public func explain(_ plan: Plan, mode: ExplainMode) async throws -> String {
    throw Self.unsupported("explain")
  }
  public func execute(_ statement: String) async throws { throw Self.unsupported("statements") }
  public func createTemporaryView(_ name: String, of plan: Plan, replacing: Bool) async throws {
    throw Self.unsupported("views")
  }
  public func dropTemporaryView(_ name: String) async throws -> Bool { throw Self.unsupported("views") }
  public func tables() async throws -> [TableInfo] { [] }
  public func uncache(_ handle: CacheHandle) async throws {}
  public func setting(_ key: String) async throws -> String? { nil }
  public func set(_ key: String, to value: String) async throws { throw Self.unsupported("settings") }
  public func close() async {}
}
