/// The checks that every stage has to pass.
public enum StageCheck: String, Sendable, CaseIterable {
  /// The defaults of all parameters lie in their domains.
  case defaultsInDomain
  /// Every stored property but `uid` has a row in the parameter table.
  case propertiesInTable
  /// A value outside the domain is refused with parameter, value and domain in the message, when it is set and when
  /// the stage is used.
  case refusesOutsideDomain
  /// Parameters survive their way to JSON text and back.
  case parametersRoundTrip
  /// A missing column is found before any data are read.
  case missingColumn
  /// A column of a wrong type is found before any data are read.
  case wrongType
  /// An output column that exists already is found before any data are read.
  case existingOutput
  /// The schema that was announced before the fit is that of the transformed frame.
  case announcedSchema
  /// The model has its estimator's uid.
  case modelKeepsUID
  /// Fitting again gives the same model.
  case refit
  /// A fit leaves its input and the session's tables alone.
  case leavesInputAlone
  /// A saved and loaded stage gives the same rows.
  case persistence
  /// Scoring in process gives the rows that the engine gives, for a whole batch and row by row.
  case inProcess
  /// Further columns before and after those that are read change nothing.
  case otherColumns
  /// Columns are found without regard to case, as in Spark.
  case caseOfNames
  /// A fit in a cancelled task ends with a cancellation.
  case cancellation
  /// A run of fused stages gives the rows that the stages give one by one.
  case fusedRun
  /// A frame without rows is transformed to one without rows.
  case transformsNoRows
  /// A row of weight 2 counts like the row twice.
  case weightIsRepetition
  /// Nulls, NaN, no rows, one row and a constant label end as the fixture declares.
  case badInput
}
