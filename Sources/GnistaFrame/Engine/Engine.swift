public import GnistaCore

/// What runs the plans of frames: the embedded engine or Apache Spark.
///
/// A frame is a plan and a session; every action goes through one of these methods. Implementations are safe to call
/// from many tasks at once, interrupt their work when the calling task is cancelled, and wrap their own errors in
/// ``GnistaError``.
public protocol Engine: Sendable {
  /// A short name for messages, such as `embedded`.
  var name: String { get }

  /// Names and types of a plan's columns, without running it.
  func schema(of plan: Plan) async throws -> Schema

  /// Runs a plan and gives its rows in order, batch by batch, in bounded memory.
  func batches(of plan: Plan, progress: ProgressHandler?) async throws -> BatchStream

  /// Writes a plan's rows. A failed write leaves what was there before.
  ///
  /// - Returns: the number of rows written.
  @discardableResult
  func write(_ plan: Plan, to target: WriteTarget, progress: ProgressHandler?) async throws -> Int

  /// Text about how a plan is run.
  func explain(_ plan: Plan, mode: ExplainMode) async throws -> String

  /// Runs one statement that gives no frame, such as `CREATE TABLE`, in the engine's dialect.
  func execute(_ statement: String) async throws

  /// Gives a plan a name that queries can use for the life of the session.
  func createTemporaryView(_ name: String, of plan: Plan, replacing: Bool) async throws

  /// Drops a temporary view; false when there was none.
  func dropTemporaryView(_ name: String) async throws -> Bool

  /// The tables and views that there are.
  func tables() async throws -> [TableInfo]

  /// Drops the rows kept for a handle.
  func uncache(_ handle: CacheHandle) async throws

  /// The value of a session setting, such as `spark.sql.session.timeZone`.
  func setting(_ key: String) async throws -> String?

  /// Changes a session setting.
  func set(_ key: String, to value: String) async throws

  /// Ends the session and frees what it holds.
  func close() async
}

/// A table or view that queries can name.
public struct TableInfo: Sendable, Hashable {
  /// The name.
  public var name: String
  /// Whether it lives only as long as the session.
  public var isTemporary: Bool
  /// Whether it is a view.
  public var isView: Bool
  /// Makes an entry.
  public init(name: String, isTemporary: Bool, isView: Bool) {
    self.name = name
    self.isTemporary = isTemporary
    self.isView = isView
  }
}

/// How much ``Engine/explain(_:mode:)`` says.
public enum ExplainMode: String, Sendable, CaseIterable {
  /// The frame's operations and the engine's query.
  case simple
  /// With the engine's own plan.
  case extended
  /// After running it, with times and row counts.
  case analyze
}

/// Told now and then how far long work has come, from 0 to 1; nil when that is not known. Called from any thread.
public typealias ProgressHandler = @Sendable (_ fraction: Double?, _ message: String) -> Void
