/// What kind of thing went wrong, stable across releases and open to growth.
///
/// The raw value is what programs compare, log and send over the wire. One table in this file maps a code to the
/// exit status of the command line; servers keep the mapping to HTTP beside their routes.
public struct ErrorCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// The stable identifier, in upper snake case.
  public let rawValue: String

  /// Makes a code from its stable identifier.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The stable identifier.
  public var description: String { rawValue }

  /// An argument or option has a value that is not allowed.
  public static let invalidArgument = ErrorCode(rawValue: "INVALID_ARGUMENT")
  /// A stage parameter lies outside its domain or has the wrong type.
  public static let invalidParameter = ErrorCode(rawValue: "INVALID_PARAMETER")
  /// A parameter of that name does not exist on the stage.
  public static let unknownParameter = ErrorCode(rawValue: "UNKNOWN_PARAMETER")
  /// A stage of that name is not registered.
  public static let unknownStage = ErrorCode(rawValue: "UNKNOWN_STAGE")
  /// A column of that name does not exist in the frame.
  public static let unknownColumn = ErrorCode(rawValue: "UNKNOWN_COLUMN")
  /// A name fits more than one column.
  public static let ambiguousColumn = ErrorCode(rawValue: "AMBIGUOUS_COLUMN")
  /// A column of that name exists already where a new one was to be made.
  public static let duplicateColumn = ErrorCode(rawValue: "DUPLICATE_COLUMN")
  /// A function of that name is not in the catalogue.
  public static let unknownFunction = ErrorCode(rawValue: "UNKNOWN_FUNCTION")
  /// A table or view of that name does not exist.
  public static let unknownTable = ErrorCode(rawValue: "UNKNOWN_TABLE")
  /// A table, file or model of that name exists already.
  public static let alreadyExists = ErrorCode(rawValue: "ALREADY_EXISTS")
  /// A value or column has a type that does not fit.
  public static let typeMismatch = ErrorCode(rawValue: "TYPE_MISMATCH")
  /// The text of a query or expression cannot be parsed.
  public static let syntaxError = ErrorCode(rawValue: "SYNTAX_ERROR")
  /// A file or directory does not exist.
  public static let fileNotFound = ErrorCode(rawValue: "FILE_NOT_FOUND")
  /// A file cannot be read or written.
  public static let ioFailure = ErrorCode(rawValue: "IO_FAILURE")
  /// The content of a data file is malformed.
  public static let malformedData = ErrorCode(rawValue: "MALFORMED_DATA")
  /// The input holds no rows where at least one is needed.
  public static let emptyInput = ErrorCode(rawValue: "EMPTY_INPUT")
  /// A null or NaN stands where a value is required.
  public static let invalidValue = ErrorCode(rawValue: "INVALID_VALUE")
  /// A category was met that the fitted model does not know.
  public static let unseenCategory = ErrorCode(rawValue: "UNSEEN_CATEGORY")
  /// The label does not suit the algorithm, for example it has one class only.
  public static let invalidLabel = ErrorCode(rawValue: "INVALID_LABEL")
  /// An algorithm met a numerical state that it cannot go on from.
  public static let numericalFailure = ErrorCode(rawValue: "NUMERICAL_FAILURE")
  /// Arithmetic overflow, division by zero or an invalid cast while a query ran.
  public static let arithmetic = ErrorCode(rawValue: "ARITHMETIC")
  /// A stored model is damaged, truncated or not a model.
  public static let corruptModel = ErrorCode(rawValue: "CORRUPT_MODEL")
  /// A stored model was written by a version that this program does not know.
  public static let unsupportedVersion = ErrorCode(rawValue: "UNSUPPORTED_VERSION")
  /// A native library or package is not there or cannot be loaded.
  public static let missingLibrary = ErrorCode(rawValue: "MISSING_LIBRARY")
  /// A download failed, or what came does not have the pinned hash.
  public static let downloadFailed = ErrorCode(rawValue: "DOWNLOAD_FAILED")
  /// A server cannot be reached, or was lost.
  public static let unreachable = ErrorCode(rawValue: "UNREACHABLE")
  /// A server does not let the user in, or does not allow what was asked for.
  public static let unauthenticated = ErrorCode(rawValue: "UNAUTHENTICATED")
  /// The session on a server is gone, and with it what was kept there.
  public static let sessionExpired = ErrorCode(rawValue: "SESSION_EXPIRED")
  /// A message is larger than a server or its client takes.
  public static let messageTooLarge = ErrorCode(rawValue: "MESSAGE_TOO_LARGE")
  /// The work was cancelled by its caller.
  public static let cancelled = ErrorCode(rawValue: "CANCELLED")
  /// The engine refused or failed a query for a reason without a code of its own.
  public static let engineFailure = ErrorCode(rawValue: "ENGINE_FAILURE")
  /// The operation is not offered by this engine, model or format.
  public static let unsupported = ErrorCode(rawValue: "UNSUPPORTED")
  /// A defect of Gnista itself: please report it.
  public static let internalFailure = ErrorCode(rawValue: "INTERNAL")

  /// Exit status of the command line for an error of this code.
  ///
  /// 1 general failure · 64 wrong usage or parameter · 65 bad input data · 66 input not found · 69 a library or
  /// server is missing · 70 internal defect · 74 reading or writing failed · 77 not allowed in · 130 cancelled. The
  /// numbers follow `sysexits.h`.
  public var exitStatus: Int32 {
    switch self {
    case .invalidArgument, .invalidParameter, .unknownParameter, .unknownStage, .syntaxError,
      .unknownFunction:
      64
    case .malformedData, .emptyInput, .invalidValue, .unseenCategory, .invalidLabel, .typeMismatch,
      .unknownColumn, .ambiguousColumn, .duplicateColumn, .arithmetic, .corruptModel, .unsupportedVersion:
      65
    case .fileNotFound, .unknownTable: 66
    case .missingLibrary, .downloadFailed, .unreachable: 69
    case .internalFailure: 70
    case .ioFailure, .alreadyExists: 74
    case .unauthenticated: 77
    case .cancelled: 130
    default: 1
    }
  }
}
