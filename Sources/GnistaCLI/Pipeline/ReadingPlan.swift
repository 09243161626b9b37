internal import GnistaCore
internal import GnistaFrame

/// How the data files of a pipeline are read.
struct ReadingPlan: Codable, Hashable, Sendable {
  /// The format; nil to see it from the file's ending.
  var format: DataFileFormat?
  /// Spark's reader options.
  var options: [String: String] = [:]
  /// Types of columns that are not to be inferred, by Spark SQL's names.
  var types: [String: String] = [:]

  /// Reads the member `read` of a pipeline file.
  init(_ node: ConfigNode?) throws {
    guard let node else { return }
    for (key, value) in try node.members("'read'", allowed: ["format", "options", "types"]) {
      switch key.text {
      case "format":
        guard let known = DataFileFormat(rawValue: value.text) else {
          throw value.failure(.invalidArgument, "'format' is \(value.kind); allowed: csv, json, parquet")
        }
        format = known
      case "options":
        for (name, setting) in try value.members("'options'") {
          options[name.text] = try setting.string("the option '\(name.text)'")
        }
      default:
        for (column, type) in try value.members("'types'") {
          do {
            types[column.text] = try DataType(ddl: try type.string("the type of '\(column.text)'"))
              .simpleString
          } catch let error as GnistaError {
            throw type.failure(error.code, error.message)
          }
        }
      }
    }
  }

  /// No wishes.
  init() {}

  /// The data file at a path, read in this way; the command line's settings go first.
  ///
  /// - Parameter known: types of columns that a model was trained with; those of the plan go first.
  func file(_ path: String, _ options: ReadOptions, known: [String: String] = [:]) throws -> DataFile {
    let wanted = known.merging(types) { $1 }
    return DataFile(
      path: path, format: options.inputFormat ?? format,
      options: self.options.merging(options.dictionary) { $1 },
      types: try wanted.mapValues { try DataType(ddl: $0) })
  }
}
