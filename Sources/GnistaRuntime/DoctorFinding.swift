/// One thing that `gnista doctor` looked at.
public struct DoctorFinding: Sendable, Hashable, Codable {
  /// How that thing stands.
  public enum State: String, Sendable, Hashable, Codable {
    /// It works.
    case ok
    /// It is not there.
    case missing
    /// It is there and does not work.
    case damaged
    /// It works, but something about it may get in the way.
    case warning
  }

  /// What was looked at: the name of a library, or `home`, `disk`, `python3`, `pip`, `java`.
  public var subject: String
  /// How it stands.
  public var state: State
  /// Version, place or what is wrong.
  public var detail: String
  /// The command or step that mends it; nil when nothing is to be done.
  public var remedy: String?
  /// Whether Gnista's main work needs it.
  public var isRequired: Bool

  /// Makes a finding.
  public init(subject: String, state: State, detail: String, remedy: String? = nil, isRequired: Bool) {
    self.subject = subject
    self.state = state
    self.detail = detail
    self.remedy = remedy
    self.isRequired = isRequired
  }

  /// Whether this keeps Gnista from its main work.
  public var isFatal: Bool { isRequired && (state == .missing || state == .damaged) }
}
