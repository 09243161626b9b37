internal import GnistaCore

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A native library opened in this process.
///
/// It is never closed again: libraries of this size keep threads and exit handlers that outlive any one user.
/// Raw memory stands here because the loader's interface is C.
public final class LoadedLibrary: Sendable {
  /// The plan that was carried out.
  public let plan: LoadPlan
  /// The loader's handle as a number, so that the class is Sendable; `dlsym` may be called from any thread.
  private let handle: UInt

  /// Opens the files of `plan` in order.
  ///
  /// - Throws: `GnistaError` with code `missingLibrary` that carries the loader's message and names the remedy.
  public init(opening plan: LoadPlan) throws {
    self.plan = plan
    var last: UInt = 0
    for step in plan.steps {
      if step.path.contains("/"), let damage = SharedObject.truncation(at: step.path) {
        throw Self.failure(plan, step, damage)
      }
      let flags = (step.isLazy ? RTLD_LAZY : RTLD_NOW) | (step.isGlobal ? RTLD_GLOBAL : RTLD_LOCAL)
      // Unsafe because C: the path is borrowed for the call, the handle is only ever given back to the loader.
      guard let opened = unsafe dlopen(step.path, flags) else {
        throw Self.failure(
          plan, step, unsafe dlerror().map { unsafe String(cString: $0) } ?? "unknown reason")
      }
      last = UInt(bitPattern: opened)
    }
    handle = last
  }

  /// Looks up the function usually called `function`, under the name it has in this build.
  ///
  /// - Returns: its address, valid for the rest of the process, or nil when the library has no such function.
  public func address(of function: String) -> UnsafeMutableRawPointer? {
    // Unsafe because C: the number was made from the handle that `dlopen` returned.
    unsafe dlsym(UnsafeMutableRawPointer(bitPattern: handle), plan.naming.symbol(for: function))
  }

  /// Whether the library has the function usually called `function`.
  func hasFunction(_ function: String) -> Bool { unsafe address(of: function) != nil }

  /// What the library says its version is, or nil when it has no function for that.
  public var version: String? {
    guard let address = unsafe address(of: plan.library.versionFunction) else { return nil }
    // Unsafe because C: both libraries declare this function without parameters, returning a static C string.
    let function = unsafe unsafeBitCast(address, to: (@convention(c) () -> UnsafePointer<CChar>?).self)
    return unsafe function().map { unsafe String(cString: $0) }
  }

  private static func failure(_ plan: LoadPlan, _ step: LoadPlan.Step, _ reason: String) -> GnistaError {
    GnistaError(
      .missingLibrary,
      "\(plan.library.name) cannot be loaded from '\(step.path)': \(reason); \(plan.remedy)")
  }
}
