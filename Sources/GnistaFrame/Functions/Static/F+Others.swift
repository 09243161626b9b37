// Made by Scripts/static-functions.py from docs/functions.md and PySpark's signatures; not to be edited.

/// Others: Spark's functions by name, as ``FunctionCatalog`` has them.
extension F {
  /// Name of the current catalogue.
  ///
  /// In SQL: `current_catalog()`.
  public static func current_catalog() -> Column { .calling("current_catalog", []) }

  /// Name of the current database.
  ///
  /// In SQL: `current_database()`.
  public static func current_database() -> Column { .calling("current_database", []) }

  /// Name of the current database.
  ///
  /// In SQL: `current_database()`.
  public static func current_schema() -> Column { .calling("current_schema", []) }

  /// Name of the user of this process.
  ///
  /// In SQL: `current_user()`.
  public static func current_user() -> Column { .calling("current_user", []) }

  /// The file that the row was read from, as a URI; empty for rows that come from no file.
  ///
  /// In SQL: `input_file_name()`.
  public static func input_file_name() -> Column { .calling("input_file_name", []) }

  /// Number of the row, from 0.
  ///
  /// In SQL: `monotonically_increasing_id()`.
  public static func monotonically_increasing_id() -> Column { .calling("monotonically_increasing_id", []) }

  /// Name of the user of this process.
  ///
  /// In SQL: `current_user()`.
  public static func session_user() -> Column { .calling("session_user", []) }

  /// Always 0: the embedded engine has one partition.
  ///
  /// In SQL: `spark_partition_id()`.
  public static func spark_partition_id() -> Column { .calling("spark_partition_id", []) }

  /// Name of the user of this process.
  ///
  /// In SQL: `current_user()`.
  public static func user() -> Column { .calling("user", []) }

  /// Version of the engine.
  ///
  /// In SQL: `version()`.
  public static func version() -> Column { .calling("version", []) }
}
