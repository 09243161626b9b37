import Foundation
import GnistaCore
import GnistaFrame
import Synchronization

/// What a session of the embedded engine remembers between queries.
final class SessionStore: Sendable {
  /// The catalog, attached in memory, that holds what must not end up in the user's database file.
  static let catalog = "gnista_session"

  private struct WeakPlan {
    weak var plan: Plan?
  }

  private struct State {
    var mainCatalog: String?
    var settings: [String: String]
    var views: [String: (name: String, plan: Plan)] = [:]
    var viewRuns: [String: [any AnyObject & Sendable]] = [:]
    var localTables: [Int: (plan: WeakPlan, table: String)] = [:]
    var fileRelations: [Int: (plan: WeakPlan, relation: Relation)] = [:]
    var cached: [String: [Relation.Column]] = [:]
    var runFunctions: [[StructField]: String] = [:]
  }

  private let state: Mutex<State>
  /// Held while something of the engine is made that a second query would make as well: tables for rows in memory and
  /// kept rows, functions for runs of stages. Recursive, because kept rows may be made from rows in memory.
  let making = NSRecursiveLock()

  init(settings: [String: String]) { state = Mutex(State(settings: settings)) }

  // MARK: Settings

  func setting(_ key: String) -> String? { state.withLock { $0.settings[key] } }
  func set(_ key: String, _ value: String) { state.withLock { $0.settings[key] = value } }
  var timeZone: String { setting("spark.sql.session.timeZone") ?? "UTC" }

  /// The catalog of the user's database; nil while the session is being opened.
  var mainCatalog: String? {
    get { state.withLock { $0.mainCatalog } }
    set { state.withLock { $0.mainCatalog = newValue } }
  }

  // MARK: Views

  func view(_ name: String) -> Plan? { state.withLock { $0.views[name.lowercased()]?.plan } }
  var viewNames: [String] { state.withLock { $0.views.values.map(\.name).sorted() } }

  func setView(_ name: String, _ plan: Plan, runs: [any AnyObject & Sendable]) {
    state.withLock { state in
      state.views[name.lowercased()] = (name, plan)
      state.viewRuns[name.lowercased()] = runs
    }
  }

  func removeView(_ name: String) -> Bool {
    state.withLock { state in
      state.viewRuns[name.lowercased()] = nil
      return state.views.removeValue(forKey: name.lowercased()) != nil
    }
  }

  // MARK: Things that live as long as a plan

  func localTable(_ plan: Plan) -> String? { state.withLock { $0.localTables[plan.id]?.table } }

  func setLocalTable(_ table: String, _ plan: Plan) {
    state.withLock { $0.localTables[plan.id] = (WeakPlan(plan: plan), table) }
  }

  func fileRelation(_ plan: Plan) -> Relation? { state.withLock { $0.fileRelations[plan.id]?.relation } }

  func setFileRelation(_ relation: Relation, _ plan: Plan) {
    state.withLock { $0.fileRelations[plan.id] = (WeakPlan(plan: plan), relation) }
  }

  /// Forgets what belongs to plans that are gone; the result are tables to drop.
  func sweep() -> [String] {
    state.withLock { state in
      let gone = state.localTables.filter { $0.value.plan.plan == nil }
      for id in gone.keys { state.localTables[id] = nil }
      for (id, entry) in state.fileRelations where entry.plan.plan == nil { state.fileRelations[id] = nil }
      return gone.values.map(\.table)
    }
  }

  // MARK: Kept rows and functions

  func cachedColumns(_ name: String) -> [Relation.Column]? { state.withLock { $0.cached[name] } }
  func setCached(_ name: String, _ columns: [Relation.Column]?) {
    state.withLock { $0.cached[name] = columns }
  }

  func runFunction(_ outputs: [StructField]) -> String? { state.withLock { $0.runFunctions[outputs] } }

  /// A name that no function has yet; used with ``making`` held.
  func newRunFunctionName() -> String { state.withLock { "gnista_run_\($0.runFunctions.count + 1)" } }

  func setRunFunction(_ outputs: [StructField], _ name: String) {
    state.withLock { $0.runFunctions[outputs] = name }
  }
}
