internal import Foundation
public import GnistaCore

/// Parameters of stages inside stages, addressed as `stage.parameter`.
extension PipelineStage {
  /// A stage that contains no others is its own only member.
  public var flattened: [any PipelineStage] { [self] }

  /// Sets the parameter when the uid is this stage's own.
  public mutating func set(_ param: String, ofStage uid: String, to value: JSONValue) throws -> Bool {
    guard uid == self.uid else { return false }
    try set(param, value)
    return true
  }

  /// Sets a parameter of this stage or of a stage inside it.
  ///
  /// - Parameter path: `parameter` for one of this stage's own, or `stage.parameter`, where the stage is given by its
  ///   uid or, when only one of its class is there, by its class name (`LogisticRegression.regParam`).
  /// - Throws: ``GnistaError`` `UNKNOWN_STAGE`, `UNKNOWN_PARAMETER` or `INVALID_PARAMETER`, or `INVALID_ARGUMENT` when
  ///   several stages have the class; the stage is then unchanged.
  public mutating func set(path: String, to value: JSONValue) throws {
    guard let dot = path.lastIndex(of: ".") else { return try set(path, value) }
    let owner = String(path[..<dot])
    let uid = try uid(ofStage: owner)
    guard try set(String(path[path.index(after: dot)...]), ofStage: uid, to: value) else {
      throw GnistaError(
        .internalFailure, "stage '\(uid)' is listed in '\(self.uid)' but cannot be changed there")
    }
  }

  /// Sets a parameter by path to a value given as text, as a command line does.
  ///
  /// The text is read as JSON when that suits the parameter (`0.1`, `true`, `null`, `[1, 2]`), else as it is, else as
  /// a list separated by commas (`a,b`).
  ///
  /// - Throws: ``GnistaError`` as ``set(path:to:)``.
  public mutating func set(path: String, text: String) throws {
    let parts = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    func parsed(_ text: String) -> JSONValue? { try? JSONValue(parsing: Data(text.utf8)) }
    let readings = [
      parsed(text), .string(text), .array(parts.map { parsed($0) ?? .string($0) }),
      .array(parts.map { .string($0) }),
    ].compactMap(\.self)
    var firstError: (any Error)?
    for reading in readings {
      do {
        return try set(path: path, to: reading)
      } catch {
        firstError = firstError ?? error
      }
    }
    if let firstError { throw firstError }
  }

  /// A copy with other values for some parameters, given by path; see ``set(path:to:)``.
  public func setting(_ values: [String: JSONValue]) throws -> Self {
    var copy = self
    for (path, value) in values.sorted(by: { $0.key < $1.key }) { try copy.set(path: path, to: value) }
    return copy
  }

  /// A copy with some properties changed: `LogisticRegression().with { $0.regParam = 0.1 }`.
  public func with(_ change: (inout Self) throws -> Void) rethrows -> Self {
    var copy = self
    try change(&copy)
    return copy
  }

  /// The uid of the one stage, of all in ``flattened``, that is meant by a uid or a class name.
  private func uid(ofStage wanted: String) throws -> String {
    let all = flattened
    if all.contains(where: { $0.uid == wanted }) { return wanted }
    let ofClass = all.filter { type(of: $0).name == wanted }
    if ofClass.count == 1 { return ofClass[0].uid }
    if ofClass.count > 1 {
      throw GnistaError(
        .invalidArgument,
        "'\(uid)' has \(ofClass.count) stages of class \(wanted); name one by its uid: "
          + ofClass.map(\.uid).joined(separator: ", "))
    }
    let names = all.map(\.uid) + all.map { type(of: $0).name }
    let hint = Suggestion.nearest(to: wanted, among: names).map { "; did you mean '\($0)'?" } ?? "."
    throw GnistaError(
      .unknownStage,
      "'\(uid)' has no stage '\(wanted)'\(hint) Its stages are: "
        + all.map(\.uid).joined(separator: ", "))
  }
}
