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

  /// The name under which the function usually called `function` is found.
  ///
  /// `cblas_dgemm` gives `scipy_cblas_dgemm64_` and `dposv_` gives `scipy_dposv_64_` in the installed OpenBLAS.
  public func symbol(for function: String) -> String { prefix + function + suffix }
}
