internal import Foundation
internal import Synchronization

/// One line on the terminal that says how far long work has come; nothing in a pipe or when the user wants quiet.
///
/// Safe to be told from any thread, as engines do.
final class ProgressLine: Sendable {
  private struct State {
    var isOpen = false
    var lastShown = ContinuousClock.now - .seconds(1)
  }
  private let state = Mutex(State())
  private let isShown: Bool
  private let started = ContinuousClock.now

  /// - Parameter isQuiet: the user asked for no progress.
  init(isQuiet: Bool) {
    isShown = !isQuiet && Terminal.errorIsTerminal
  }

  /// Shows how far the work is, ten times a second at most and not in the first third of a second.
  ///
  /// - Parameter fraction: from 0 to 1; nil when it is not known.
  func show(_ fraction: Double?, _ message: String) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - started > .milliseconds(300) else { return }
    let isDue = state.withLock { state in
      guard now - state.lastShown > .milliseconds(100) else { return false }
      state.lastShown = now
      state.isOpen = true
      return true
    }
    if isDue { write("\r\u{1B}[K" + Self.text(fraction, message, width: Terminal.width)) }
  }

  /// Takes the line away, so that other text can be written.
  func clear() {
    let wasOpen = state.withLock { state in
      defer { state.isOpen = false }
      return state.isOpen
    }
    if wasOpen { write("\r\u{1B}[K") }
  }

  /// A bar of 20 places, the percentage and the message, cut to the width.
  static func text(_ fraction: Double?, _ message: String, width: Int) -> String {
    guard let fraction, fraction.isFinite else { return String(message.prefix(max(0, width - 1))) }
    let share = min(1, max(0, fraction))
    let full = Int(share * 20)
    let bar = String(repeating: "#", count: full) + String(repeating: "-", count: 20 - full)
    let percent = String(Int(share * 100))
    let padded = String(repeating: " ", count: 3 - percent.count) + percent
    return String("[\(bar)] \(padded) % \(message)".prefix(max(0, width - 1)))
  }

  private func write(_ text: String) {
    // Progress that cannot be shown must not end the work.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
