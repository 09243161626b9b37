internal import GnistaCore

/// How a build of a library spells the names of its functions, and how wide its integers are.
///
/// OpenBLAS is built in several ways: the copy of a Linux distribution has `cblas_dgemm` with 32-bit integers,
/// the copy that the runtime installs has `scipy_cblas_dgemm64_` with 64-bit integers.
public struct SymbolNaming: Sendable, Hashable {
  /// Stands before every function's usual name.
  public var prefix: String
  /// Stands after every function's usual name.
  public var suffix: String
  /// Width of the library's integer arguments (`blasint`) in bits, 32 or 64; without meaning for DuckDB.
  public var integerBits: Int

  /// Makes a naming rule.
  public init(prefix: String, suffix: String, integerBits: Int) {
    self.prefix = prefix
    self.suffix = suffix
    self.integerBits = integerBits
  }

  /// Finds out how a copy of a library that Gnista did not install spells its functions, by opening it.
  ///
  /// - Throws: `GnistaError` with code `missingLibrary` when it cannot be opened or is another library.
  static func detect(in plan: LoadPlan) throws -> SymbolNaming {
    var trial = plan
    for naming in plan.library.knownNamings {
      trial.naming = naming
      let loaded = try LoadedLibrary(opening: trial)
      guard loaded.hasFunction(plan.library.probeFunction) else { continue }
      // OpenBLAS may be built with 64-bit integers under the plain names; its configuration then says so.
      var found = naming
      if loaded.version?.contains("USE64BITINT") == true { found.integerBits = 64 }
      return found
    }
    throw GnistaError(
      .missingLibrary,
      "'\(plan.path)' is not \(plan.library.name): it has no function '\(plan.library.probeFunction)'; "
        + plan.remedy)
  }

  /// The name under which the function usually called `function` is found.
  ///
  /// `cblas_dgemm` gives `scipy_cblas_dgemm64_` and `dposv_` gives `scipy_dposv_64_` in the installed OpenBLAS.
  public func symbol(for function: String) -> String { prefix + function + suffix }
}
