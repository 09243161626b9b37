internal import Foundation
import GnistaCore

extension FunctionCatalog {
  /// Functions about the session, and those that make several rows of one.
  static let miscellaneous: [SparkFunction] = [
    .template(
      "current_catalog", .misc, "current_catalog()", "Name of the current catalogue.", takes: [],
      gives: .string, nullable: false, "'spark_catalog'"),
    .template(
      "current_database", aliases: ["current_schema"], .misc, "current_database()",
      "Name of the current database.", takes: [], gives: .string, nullable: false, "'default'"),
    .rule(
      "input_file_name", .misc, 0...0, "input_file_name()",
      "The file that the row was read from, as a URI; empty for rows that come from no file.",
      difference: "it is known only up to the first join, grouping or selection after the files are read"
    ) { _ in
      throw GnistaError(
        .unsupported,
        "input_file_name() belongs to select, withColumn, filter and groupBy right after files are read")
    },
    .rule("uuid", .misc, 0...0, "uuid()", "A random UUID.") { _ in
      SQLFragment("CAST(uuid() AS VARCHAR)", .string, nullable: false)
    },
    .rule(
      "monotonically_increasing_id", .misc, 0...0, "monotonically_increasing_id()",
      "Number of the row, from 0."
    ) { _ in
      SQLFragment("(row_number() OVER () - 1)", .long, nullable: false)
    },
    .rule(
      "current_user", aliases: ["user", "session_user"], .misc, 0...0, "current_user()",
      "Name of the user of this process."
    ) { _ in SQLFragment(SQLText.string(NSUserName()), .string, nullable: false) },
    .template(
      "spark_partition_id", .misc, "spark_partition_id()", "Always 0: the embedded engine has one partition.",
      takes: [], gives: .integer, nullable: false, "CAST(0 AS INTEGER)"),
    .rule("version", .misc, 0...0, "version()", "Version of the engine.", difference: "It is DuckDB's.") {
      _ in SQLFragment("version()", .string, nullable: false)
    },
  ]

  /// Functions that make several rows of one; they stand alone in a selection, where the engine takes them over.
  static let generators: [SparkFunction] = [
    generator("explode", 1...1, "explode(array or map)", "A row for each element or entry."),
    generator(
      "explode_outer", 1...1, "explode_outer(array or map)",
      "A row for each element or entry; one with null when there is none."),
    generator(
      "posexplode", 1...1, "posexplode(array or map)",
      "A row for each element or entry, with its 0-based position."),
    generator(
      "posexplode_outer", 1...1, "posexplode_outer(array or map)",
      "A row for each element or entry, with its 0-based position; one with nulls when there is none."),
    generator(
      "inline", 1...1, "inline(array of structs)", "A row for each struct, with its fields as columns."),
    generator(
      "inline_outer", 1...1, "inline_outer(array of structs)",
      "A row for each struct, with its fields as columns; one with nulls when there is none."),
    generator("stack", 2...Int.max, "stack(n, a, b, …)", "The values in n rows."),
    .special(
      .generator, "json_tuple", .json, 2...Int.max, "json_tuple(text, name, …)",
      "One row with the values of some names of a JSON object as texts, in columns c0, c1 and so on."
    ) { call in
      throw GnistaError(
        .invalidArgument, "'json_tuple' makes several columns and can only stand alone in a selection")
    },
  ]

  private static func generator(_ name: String, _ arity: ClosedRange<Int>, _ signature: String, _ doc: String)
    -> SparkFunction
  {
    .special(.generator, name, .generator, arity, signature, doc) { call in
      throw GnistaError(
        .invalidArgument, "'\(call.name)' makes several rows and can only stand alone in a selection")
    }
  }
}
