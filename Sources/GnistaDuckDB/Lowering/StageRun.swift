import GnistaCore
import GnistaFrame
import Synchronization

/// A run of adjacent fitted stages, which the engine calls as one scalar function.
final class StageRun: Sendable {
  let stages: [any BatchTransform]
  /// The number by which the SQL refers to this run.
  let id: Int

  private static let registry = Mutex<Registry>(Registry())

  private struct Registry {
    var next = 0
    var runs: [Int: WeakRun] = [:]
  }

  private struct WeakRun {
    weak var run: StageRun?
  }

  /// What a run computes once it is known what it reads and gives.
  struct Shape: Sendable {
    /// The columns it reads.
    let inputs: [StructField]
    /// The columns it gives.
    let outputs: [StructField]
    /// The stages, ready for batches of exactly ``inputs``.
    let functions: [BatchFunction]
  }

  private let shape = Mutex<Shape?>(nil)

  /// Makes a run and gives it a number. It can be found as long as somebody holds it.
  init(_ stages: [any BatchTransform]) {
    self.stages = stages
    id = Self.registry.withLock { registry in
      registry.next += 1
      return registry.next
    }
    Self.registry.withLock { $0.runs[id] = WeakRun(run: self) }
  }

  deinit {
    let id = id
    Self.registry.withLock { $0.runs[id] = nil }
  }

  /// The run with a number.
  static func find(_ id: Int) -> StageRun? { registry.withLock { $0.runs[id]?.run } }

  /// The fitted stages at a plan's end, the columns selected from their result (nil for all), and what is below.
  static func split(_ plan: Plan) -> (run: StageRun, names: [String]?, input: Plan)? {
    switch plan.operation {
    case .transform(let stages, let input):
      return (StageRun(stages), nil, input)
    case .project(let exprs, let inner):
      guard case .transform(let stages, let input) = inner.operation else { return nil }
      let names = exprs.compactMap { expr -> String? in
        if case .column(let parts, nil) = expr, parts.count == 1 { parts[0] } else { nil }
      }
      return names.count == exprs.count ? (StageRun(stages), names, input) : nil
    default: return nil
    }
  }

  /// Lower-case names of all columns that the stages read, also those that an earlier one makes.
  var inputNames: Set<String> { Set(stages.flatMap(\.inputColumns).map { $0.lowercased() }) }

  var mayDropRows: Bool { stages.contains(where: \.mayDropRows) }

  /// Works out what the run reads from columns of a schema and what it gives.
  ///
  /// - Throws: ``GnistaError`` when a stage cannot work on the schema.
  func resolve(_ schema: Schema) throws -> Shape {
    var current = schema
    var names = Set<String>()
    for stage in stages {
      names.formUnion(try stage.inputColumns(in: current).map { $0.lowercased() })
      current.fields += try stage.outputFields(for: current)
    }
    let inputs = schema.fields.filter { names.contains($0.name.lowercased()) }
    let resolved = Shape(
      inputs: inputs, outputs: Array(current.fields.dropFirst(schema.count)),
      functions: try functions(for: Schema(inputs)))
    shape.withLock { $0 = resolved }
    return resolved
  }

  /// The stages, ready for batches of exactly a schema.
  func functions(for schema: Schema) throws -> [BatchFunction] {
    var current = schema
    return try stages.map { stage in
      let function = try stage.batchFunction(for: current)
      current.fields += try stage.outputFields(for: current)
      return function
    }
  }

  /// The columns that the run reads; ``resolve(_:)`` must have been called before.
  var inputs: [StructField] {
    get throws { try resolved.inputs }
  }

  private var resolved: Shape {
    get throws {
      guard let shape = shape.withLock({ $0 }) else {
        throw GnistaError(.internalFailure, "a run of stages was called before its schema was known")
      }
      return shape
    }
  }

  /// Runs the stages over columns in the order of ``inputs``.
  func apply(_ columns: [BatchColumn], count: Int) throws -> RowBatch {
    let shape = try resolved
    var batch = RowBatch(schema: Schema(shape.inputs), columns: columns, count: count)
    try batch.run(shape.functions)
    return batch
  }
}
