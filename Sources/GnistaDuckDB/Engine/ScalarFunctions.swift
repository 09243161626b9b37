import CDuckDB
import GnistaCore
import GnistaFrame

/// Registers Swift functions as scalar functions of DuckDB.
///
/// The callbacks are called from DuckDB's own threads; they hold no state but what their info objects carry.
enum ScalarFunctions {
  /// Carries a native function through DuckDB.
  private final class NativeBox {
    let function: NativeFunction
    init(_ function: NativeFunction) { self.function = function }
  }

  /// Carries the outputs of a shape of stage runs through DuckDB.
  private final class OutputBox {
    let outputs: [StructField]
    init(_ outputs: [StructField]) { self.outputs = outputs }
  }

  /// A stage run with the outputs that its caller wants, as bound to one call in a query.
  private final class BoundRun {
    let run: StageRun
    let outputs: [StructField]
    init(_ run: StageRun, _ outputs: [StructField]) {
      self.run = run
      self.outputs = outputs
    }
  }

  private static let release: duckdb_delete_callback_t = { pointer in
    if let pointer { Unmanaged<AnyObject>.fromOpaque(pointer).release() }
  }

  private static let retain: duckdb_copy_callback_t = { pointer in
    guard let pointer else { return nil }
    return Unmanaged<AnyObject>.fromOpaque(pointer).retain().toOpaque()
  }

  // MARK: Native functions of the catalogue

  static func register(_ native: NativeFunction, on connection: Connection) throws {
    var function = duckdb_create_scalar_function()
    defer { duckdb_destroy_scalar_function(&function) }
    duckdb_scalar_function_set_name(function, native.name)
    let any = LogicalType(duckdb_create_logical_type(DuckDBType.any))
    for type in native.parameters {
      (type.map { LogicalType($0) } ?? any).borrow { duckdb_scalar_function_add_parameter(function, $0) }
    }
    if native.isVariadic { any.borrow { duckdb_scalar_function_set_varargs(function, $0) } }
    LogicalType(native.result).borrow { duckdb_scalar_function_set_return_type(function, $0) }
    if native.seesNulls { duckdb_scalar_function_set_special_handling(function) }
    duckdb_scalar_function_set_extra_info(
      function, Unmanaged.passRetained(NativeBox(native)).toOpaque(), release)
    duckdb_scalar_function_set_function(function) { info, input, output in
      guard let context = duckdb_scalar_function_get_extra_info(info) else { return }
      let native = Unmanaged<NativeBox>.fromOpaque(context).takeUnretainedValue().function
      let count = Int(duckdb_data_chunk_get_size(input))
      do {
        let columns = (0..<Int(duckdb_data_chunk_get_column_count(input))).map { index in
          let vector = duckdb_data_chunk_get_vector(input, idx_t(index))
          let known = index < native.parameters.count ? native.parameters[index] : nil
          return VectorReader(vector, count: count)
            .column(of: known ?? LogicalType(duckdb_vector_get_column_type(vector)).dataType)
        }
        VectorWriter(output).write(try native.body(columns, count))
      } catch {
        duckdb_scalar_function_set_error(info, CarriedError.put(error))
      }
    }
    guard duckdb_register_scalar_function(connection.handle, function) == DuckDBSuccess else {
      throw GnistaError(.internalFailure, "the embedded engine refused the function '\(native.name)'")
    }
  }

  // MARK: Runs of stages

  /// Name of the output that marks a row to be left out.
  static let droppedName = "#dropped"

  /// The function that runs stages and gives a struct of the given outputs.
  static func registerRun(_ name: String, outputs: [StructField], on connection: Connection) throws {
    let result = DataType.structure(Schema(outputs + [StructField(droppedName, .boolean)]))
    try register(name, result: result, outputs: outputs, calling: callRun, on: connection)
  }

  /// Name of the function that runs stages, throws away what they give, and gives null for rows that they leave out.
  static let discardName = "gnista_discard"

  /// The function of that name. Its arguments after those that the stages read are computed only.
  static func registerDiscarding(on connection: Connection) throws {
    try register(discardName, result: .boolean, outputs: [], calling: callDiscarding, on: connection)
  }

  private static func register(
    _ name: String, result: DataType, outputs: [StructField],
    calling body: duckdb_scalar_function_t, on connection: Connection
  ) throws {
    var function = duckdb_create_scalar_function()
    defer { duckdb_destroy_scalar_function(&function) }
    duckdb_scalar_function_set_name(function, name)
    LogicalType(result).borrow { duckdb_scalar_function_set_return_type(function, $0) }
    LogicalType(duckdb_create_logical_type(DuckDBType.any))
      .borrow { duckdb_scalar_function_set_varargs(function, $0) }
    duckdb_scalar_function_set_special_handling(function)
    // Called volatile because a filter on an output would otherwise be moved below the call and bring a second one.
    duckdb_scalar_function_set_volatile(function)
    duckdb_scalar_function_set_extra_info(
      function, Unmanaged.passRetained(OutputBox(outputs)).toOpaque(), release)
    duckdb_scalar_function_set_bind(function, bindRun)
    duckdb_scalar_function_set_function(function, body)
    guard duckdb_register_scalar_function(connection.handle, function) == DuckDBSuccess else {
      throw GnistaError(.internalFailure, "the embedded engine refused a run of stages")
    }
  }

  /// Finds the run whose number is the first argument, once for each call in a query.
  private static let bindRun: duckdb_scalar_function_bind_t = { info in
    guard let context = duckdb_scalar_function_bind_get_extra_info(info),
      let id = constantArgument(info), let run = StageRun.find(Int(id))
    else {
      duckdb_scalar_function_bind_set_error(info, "a fitted pipeline that this query refers to is gone")
      return
    }
    let outputs = Unmanaged<OutputBox>.fromOpaque(context).takeUnretainedValue().outputs
    duckdb_scalar_function_set_bind_data(
      info, Unmanaged.passRetained(BoundRun(run, outputs)).toOpaque(), release)
    duckdb_scalar_function_set_bind_data_copy(info, retain)
  }

  private static func constantArgument(_ info: duckdb_bind_info?) -> Int64? {
    var expression = duckdb_scalar_function_bind_get_argument(info, 0)
    defer { duckdb_destroy_expression(&expression) }
    guard duckdb_expression_is_foldable(expression) else { return nil }
    var context: duckdb_client_context?
    duckdb_scalar_function_get_client_context(info, &context)
    defer { duckdb_destroy_client_context(&context) }
    var value: duckdb_value?
    var error = duckdb_expression_fold(context, expression, &value)
    defer {
      duckdb_destroy_value(&value)
      duckdb_destroy_error_data(&error)
    }
    return duckdb_error_data_has_error(error) ? nil : duckdb_get_int64(value)
  }

  private static let callRun: duckdb_scalar_function_t = { info, input, output in
    run(info, input) { bound, batch in
      for (index, field) in bound.outputs.enumerated() {
        VectorWriter(duckdb_struct_vector_get_child(output, idx_t(index))).write(try batch.column(field.name))
      }
      let dropped = batch.dropped ?? [Bool](repeating: false, count: batch.count)
      VectorWriter(duckdb_struct_vector_get_child(output, idx_t(bound.outputs.count)))
        .write(BatchColumn(type: .boolean, storage: .boolean(dropped)))
    }
  }

  private static let callDiscarding: duckdb_scalar_function_t = { info, input, output in
    run(info, input) { _, batch in
      let kept = [Bool](repeating: true, count: batch.count)
      VectorWriter(output).write(BatchColumn(type: .boolean, storage: .boolean(kept), nulls: batch.dropped))
    }
  }

  /// Runs the bound stages over a chunk of their inputs and hands on what they give.
  private static func run(
    _ info: duckdb_function_info?, _ input: duckdb_data_chunk?, _ body: (BoundRun, RowBatch) throws -> Void
  ) {
    guard let context = duckdb_scalar_function_get_bind_data(info) else { return }
    let bound = Unmanaged<BoundRun>.fromOpaque(context).takeUnretainedValue()
    let count = Int(duckdb_data_chunk_get_size(input))
    do {
      let columns = try bound.run.inputs.enumerated().map { index, field in
        VectorReader(duckdb_data_chunk_get_vector(input, idx_t(index + 1)), count: count)
          .column(of: field.dataType)
      }
      try body(bound, try bound.run.apply(columns, count: count))
    } catch {
      duckdb_scalar_function_set_error(info, CarriedError.put(error))
    }
  }
}
