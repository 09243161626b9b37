import GnistaCore

/// The errors of this module.
enum ArrowFailure {
  /// Bytes that are no Arrow stream, or a stream that was cut or changed on its way.
  static func damaged(_ what: String) -> GnistaError {
    GnistaError(.malformedData, "the Arrow data are damaged or cut short: \(what); fetch or write them again")
  }

  /// Something that Arrow has and Gnista does not read.
  static func unsupported(_ what: String, remedy: String) -> GnistaError {
    GnistaError(.unsupported, "\(what), which Gnista does not read; \(remedy)")
  }
}
