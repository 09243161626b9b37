import Foundation
import GnistaCore
import Synchronization

/// Carries an error of a Swift callback through DuckDB, which keeps only its text, to the caller of the query.
enum CarriedError {
  private static let pending = Mutex<(next: Int, errors: [Int: GnistaError])>((0, [:]))
  private static let mark = "\u{1}gnista-error:"

  /// Puts an error aside; the result is the text to give to DuckDB.
  static func put(_ error: any Error) -> String {
    let wrapped = error as? GnistaError ?? GnistaError(.internalFailure, "a stage failed", cause: error)
    return pending.withLock { state in
      // Only the first of several failing threads is ever fetched, so old entries are forgotten.
      if state.errors.count > 256 { state.errors.removeAll() }
      state.next += 1
      state.errors[state.next] = wrapped
      return "\(mark)\(state.next)\u{1}"
    }
  }

  /// The error that a message of DuckDB refers to, if it does.
  static func take(from message: String) -> GnistaError? {
    guard let range = message.range(of: mark) else { return nil }
    let rest = message[range.upperBound...]
    guard let key = Int(rest.prefix(while: \.isNumber)) else { return nil }
    return pending.withLock { $0.errors.removeValue(forKey: key) }
  }
}
