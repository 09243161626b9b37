import GnistaCore

extension FunctionCatalog {
  /// Windows of time, into which rows are put.
  static let timeWindows: [SparkFunction] = [
    .rule(
      "window", .datetime, 2...4, "window(time, length[, slide[, start]])",
      "The windows of a length, such as `10 minutes`, that a time lies in, as structs of start and end. One begins every "
        + "slide (the length when left out), counted from 1970-01-01 UTC and the start. A row stands once for each of its "
        + "windows, and not at all when its time is null. Belongs to select, withColumn, groupBy and agg."
    ) { call in
      throw GnistaError(
        .invalidArgument,
        "windows of time belong to select, withColumn, groupBy and agg; make a column of the window first")
    },
    .rule(
      "session_window", .datetime, 2...2, "session_window(time, gap)",
      "The session that a time lies in, as a struct of start and end: rows of equal other keys that follow each other within "
        + "a gap, such as `10 minutes`. It ends the gap after its last row. Belongs to groupBy."
    ) { call in
      throw GnistaError(
        .invalidArgument, "session_window belongs to groupBy: its sessions are those of the other keys")
    },
    .rule(
      "window_time", .datetime, 1...1, "window_time(window)",
      "The last instant of a window of time: 1 µs before its end."
    ) { call in
      guard case .structure(let schema) = call.arguments[0].type, schema.names == ["start", "end"] else {
        throw call.mismatch(0, "a window of time")
      }
      return call.result(
        "(struct_extract(\(call.arguments[0].sql), 'end') - to_microseconds(CAST(1 AS BIGINT)))",
        schema.fields[1].dataType)
    },
  ]
}
