import GnistaCore
import GnistaFrame
import SparkProto
import SwiftProtobuf

/// Turns what is written, and where to, into Spark's command.
struct FrameWriting {
  private let target: WriteTarget
  private let path: (String) -> String

  /// Begins with a target and how the client's paths are found on the server.
  init(_ target: WriteTarget, path: @escaping (String) -> String) {
    self.target = target
    self.path = path
  }

  /// The command.
  ///
  /// - Throws: `GnistaError` `UNSUPPORTED` for a single file, which only the embedded engine writes; `INVALID_ARGUMENT` for
  ///   an option that Spark does not know.
  func message(_ input: Spark_Connect_Relation) throws -> Spark_Connect_WriteOperation {
    try FileOptions.check(target.options, of: target.format)
    var write = Spark_Connect_WriteOperation()
    write.input = input
    write.source = target.format.rawValue
    write.partitioningColumns = target.partitionBy
    write.options = options
    write.mode =
      switch target.mode {
      case .error: .errorIfExists
      case .append: .append
      case .overwrite: .overwrite
      case .ignore: .ignore
      }
    switch target.destination {
    case .directory(let directory): write.path = path(directory)
    case .nowhere:
      write.source = "noop"
      write.options = [:]
      // Spark's sink knows no other modes than overwrite and append, which are the same to it.
      write.mode = .overwrite
    case .table(let name):
      write.table.tableName = name
      write.table.saveMethod = .saveAsTable
    case .file(let file):
      throw GnistaError(
        .unsupported,
        "Spark writes directories of files, not the single file '\(file)'; write a directory with "
          + ".\(target.format.rawValue)(…), or collect the rows and write the file on the embedded engine")
    }
    return write
  }

  /// The options with Gnista's defaults: a quote within quotes is doubled.
  private var options: [String: String] {
    let defaults = target.format == .csv ? ["escape": target.options["quote"] ?? "\""] : [:]
    return defaults.merging(target.options) { _, given in given }
  }

  // MARK: The number of rows

  private static let rows = "gnista_rows"

  /// A relation whose rows are counted while they are written.
  static func counting(_ input: Spark_Connect_Relation) -> Spark_Connect_Relation {
    .with {
      $0.collectMetrics.input = input
      $0.collectMetrics.name = rows
      $0.collectMetrics.metrics = [.alias(.function("count", [.constant(.integer(1))]), [rows])]
    }
  }

  /// How many rows were counted; 0 when nothing was written.
  static func rowCount(in responses: [SparkResponse]) -> Int {
    for case .observed(let metrics) in responses {
      for metric in metrics where metric.name == rows { return Int(metric.values.first?.long ?? 0) }
    }
    return 0
  }
}
