import GnistaCore
import GnistaFrame

/// The options that Spark's readers and writers of files have.
///
/// Spark passes over an option that it does not know, so that a slip of the pen changes nothing and says nothing; here it is
/// an error. Options with a dot in their name, which file formats and file systems have, go through as they are.
enum FileOptions {
  private static let common = [
    "ignoreCorruptFiles", "ignoreMissingFiles", "pathGlobFilter", "recursiveFileLookup", "modifiedBefore",
    "modifiedAfter",
    "timeZone", "basePath", "compression", "maxRecordsPerFile", "partitionOverwriteMode",
  ]

  private static let byFormat: [FileSource.Format: [String]] = [
    .csv: [
      "sep", "delimiter", "extension", "encoding", "charset", "quote", "quoteAll", "escape", "escapeQuotes",
      "comment",
      "header", "inferSchema", "preferDate", "enforceSchema", "ignoreLeadingWhiteSpace",
      "ignoreTrailingWhiteSpace",
      "nullValue", "nanValue", "positiveInf", "negativeInf", "dateFormat", "timestampFormat",
      "timestampNTZFormat",
      "enableDateTimeParsingFallback", "maxColumns", "maxCharsPerColumn", "mode", "columnNameOfCorruptRecord",
      "multiLine", "charToEscapeQuoteEscaping", "samplingRatio", "emptyValue", "locale", "lineSep",
      "unescapedQuoteHandling", "columnPruning", "singleVariantColumn",
    ],
    .json: [
      "primitivesAsString", "prefersDecimal", "allowComments", "allowUnquotedFieldNames", "allowSingleQuotes",
      "allowNumericLeadingZeros", "allowBackslashEscapingAnyCharacter", "allowUnquotedControlChars",
      "allowNonNumericNumbers", "mode", "columnNameOfCorruptRecord", "dateFormat", "timestampFormat",
      "timestampNTZFormat", "enableDateTimeParsingFallback", "multiLine", "encoding", "charset", "lineSep",
      "samplingRatio", "dropFieldIfAllNull", "locale", "ignoreNullFields", "singleVariantColumn",
    ],
    .parquet: ["mergeSchema", "datetimeRebaseMode", "int96RebaseMode"],
    .text: ["wholetext", "lineSep", "encoding"],
  ]

  /// Sees that Spark knows all options.
  ///
  /// - Throws: `GnistaError` `INVALID_ARGUMENT` with the nearest name and all there are.
  static func check(_ options: [String: String], of format: FileSource.Format) throws {
    let known = common + (byFormat[format] ?? [])
    let folded = Set(known.map { $0.lowercased() })
    for name in options.keys.sorted() where !folded.contains(name.lowercased()) && !name.contains(".") {
      let hint = Suggestion.nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? "."
      throw GnistaError(
        .invalidArgument,
        "Spark has no option '\(name)' for \(format.rawValue) files\(hint) There are \(known.sorted().joined(separator: ", "))"
      )
    }
  }
}
