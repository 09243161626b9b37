/// What is told to the driver about one run; only what the task has is there.
struct Answer: Encodable {
  /// Wall-clock seconds of the measured part.
  var seconds: Double?
  /// Rows that came out.
  var rows: Int?
  /// A number that every peer must give as well, so that nobody is fast by doing something else.
  var check: Double?
  /// Coefficients of a fitted model, the intercept last.
  var coefficients: [Double]?
  /// Iterations of the fit.
  var iterations: Int?
  /// Growth of the peak resident memory, in bytes.
  var memory: Int?
  /// Versions of what was measured.
  var versions: [String: String]?
  /// Why there is no measurement.
  var error: String?
}
