internal import Synchronization
public import GnistaCore

/// What a frame computes: an immutable tree of operations with the data at its leaves.
///
/// A plan has an identity, so that a column taken from one frame (`frame["id"]`) can be told from a column of the same
/// name in another after a join.
public final class Plan: Sendable {
  /// The identity, unique within the process.
  public let id: Int
  /// The operation.
  public let operation: Operation

  private static let nextID = Atomic<Int>(1)

  /// Makes a plan for an operation.
  public init(_ operation: Operation) {
    id = Self.nextID.add(1, ordering: .relaxed).oldValue
    self.operation = operation
  }

  /// One operation with its inputs.
  public enum Operation: Sendable {
    // Leaves
    /// Files.
    case files(FileSource)
    /// Rows in memory.
    case local(LocalData)
    /// A table or temporary view.
    case table(String)
    /// A query in the engine's own dialect. `views` are frames that the text refers to by name.
    case sql(String, views: [String: Plan])
    /// The numbers `start..<end` by `step` in a column `id`.
    case range(start: Int64, end: Int64, step: Int64)

    // One input
    /// The given columns; an aggregate among them makes it one row.
    case project([Expr], Plan)
    /// All columns, with some added or replaced by name.
    case withColumns([NamedColumn], Plan)
    /// All columns, some under other names. Names that are not there are passed over, as Spark does.
    case rename([RenamedColumn], Plan)
    /// All columns but some.
    case drop([Expr], Plan)
    /// The rows for which a condition is true.
    case filter(Expr, Plan)
    /// One row a group.
    case aggregate(Grouping, [Expr], Plan)
    /// The rows in an order.
    case sort([Expr], Plan)
    /// Some rows from the beginning.
    case limit(Int, offset: Int, Plan)
    /// The last rows.
    case tail(Int, Plan)
    /// Each row once; with names, the first row for each combination of these columns.
    case deduplicate([String]?, Plan)
    /// A random part.
    case sample(Sampling, Plan)
    /// Turns columns into rows.
    case unpivot(Unpivoting, Plan)
    /// The same rows, spread over an engine's machines in another way.
    case placed(Placement, Plan)
    /// Another name for the whole frame, by which its columns can be told apart.
    case alias(String, Plan)
    /// New names for all columns.
    case toDF([String], Plan)
    /// Fitted stages applied row by row.
    case transform([any BatchTransform], Plan)
    /// The same rows, kept once they have been computed.
    case cached(CacheHandle, Plan)

    // Two or more inputs
    /// Pairs of rows.
    case join(Joining, Plan, Plan)
    /// Rows of two frames together.
    case setOperation(SetOperation, Plan, Plan)
  }

  /// An expression with the name of the column that it makes.
  public struct NamedColumn: Sendable {
    /// The column's name.
    public var name: String
    /// Its expression.
    public var expr: Expr
    /// Makes a named column.
    public init(name: String, expr: Expr) {
      self.name = name
      self.expr = expr
    }
  }

  /// A column's old and new name.
  public struct RenamedColumn: Sendable {
    /// The name it has.
    public var from: String
    /// The name it gets.
    public var to: String
    /// Makes a renaming.
    public init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }

  /// Rows in memory.
  public struct LocalData: Sendable {
    /// Names and types of the columns.
    public var schema: Schema
    /// The rows, in order.
    public var batches: [RowBatch]
    /// Makes local data.
    public init(schema: Schema, batches: [RowBatch]) {
      self.schema = schema
      self.batches = batches
    }
  }

  /// How rows are grouped.
  public struct Grouping: Sendable {
    /// Which combinations of the keys make groups.
    public enum Kind: Sendable, Hashable {
      /// All keys.
      case groupBy
      /// All keys, all but the last, and so on to none.
      case rollup
      /// Every subset of the keys.
      case cube
      /// The given subsets of the keys.
      case sets([[Expr]])
    }
    /// Which combinations make groups.
    public var kind: Kind
    /// The keys.
    public var keys: [Expr]
    /// Values of a column that become columns; nil when there is no pivot.
    public var pivot: Pivot?
    /// Makes a grouping.
    public init(kind: Kind = .groupBy, keys: [Expr], pivot: Pivot? = nil) {
      self.kind = kind
      self.keys = keys
      self.pivot = pivot
    }
  }

  /// A column whose values become columns.
  public struct Pivot: Sendable {
    /// The column.
    public var column: Expr
    /// Its values; nil for all there are, in order.
    public var values: [Value]?
    /// Makes a pivot.
    public init(column: Expr, values: [Value]?) {
      self.column = column
      self.values = values
    }
  }

  /// Which rows a random sample takes.
  public struct Sampling: Sendable, Hashable {
    /// Lower bound of the row's random number.
    public var lowerBound: Double
    /// Upper bound of the row's random number, excluded.
    public var upperBound: Double
    /// Whether a row may be taken more than once; it is then taken a Poisson-distributed number of times.
    public var withReplacement: Bool
    /// The seed.
    public var seed: Int64
    /// Whether the rows are sorted by all columns first, as `randomSplit` does, so that the sample does not depend on
    /// the order in which they are read.
    public var sortsFirst: Bool
    /// Makes a sampling.
    public init(
      lowerBound: Double, upperBound: Double, withReplacement: Bool = false, seed: Int64,
      sortsFirst: Bool = false
    ) {
      self.lowerBound = lowerBound
      self.upperBound = upperBound
      self.withReplacement = withReplacement
      self.seed = seed
      self.sortsFirst = sortsFirst
    }
  }

  /// Which columns become rows.
  public struct Unpivoting: Sendable {
    /// Columns that stay.
    public var ids: [Expr]
    /// Columns whose values become rows; nil for all others.
    public var values: [Expr]?
    /// Name of the column that holds the old column's name.
    public var variableColumn: String
    /// Name of the column that holds the value.
    public var valueColumn: String
    /// Makes an unpivoting.
    public init(ids: [Expr], values: [Expr]?, variableColumn: String, valueColumn: String) {
      self.ids = ids
      self.values = values
      self.variableColumn = variableColumn
      self.valueColumn = valueColumn
    }
  }

  /// How two frames are joined.
  public struct Joining: Sendable {
    /// Which rows of each side stay.
    public var type: JoinType
    /// When two rows belong together.
    public var condition: Condition
    /// Makes a joining.
    public init(type: JoinType, condition: Condition) {
      self.type = type
      self.condition = condition
    }
    /// When two rows belong together.
    public enum Condition: Sendable {
      /// Always.
      case always
      /// When an expression is true.
      case on(Expr)
      /// When the columns of these names are equal; they then appear once.
      case using([String])
    }
  }

  /// An operation on the rows of two frames.
  public struct SetOperation: Sendable {
    /// Which rows.
    public enum Kind: Sendable, Hashable {
      /// All rows of both.
      case unionAll
      /// The rows that are in both.
      case intersect(all: Bool)
      /// The rows that are only in the first.
      case except(all: Bool)
    }
    /// Which rows.
    public var kind: Kind
    /// Whether columns belong together by name instead of by position.
    public var byName: Bool
    /// Whether a column that one side lacks is filled with nulls there.
    public var allowsMissingColumns: Bool
    /// Makes an operation.
    public init(kind: Kind, byName: Bool = false, allowsMissingColumns: Bool = false) {
      self.kind = kind
      self.byName = byName
      self.allowsMissingColumns = allowsMissingColumns
    }
  }
}

/// Which rows of each side of a join stay.
public enum JoinType: String, Sendable, CaseIterable {
  /// Pairs that belong together.
  case inner
  /// Every pair.
  case cross
  /// Pairs, and rows of either side without a partner.
  case fullOuter = "full"
  /// Pairs, and rows of the left side without a partner.
  case left
  /// Pairs, and rows of the right side without a partner.
  case right
  /// Rows of the left side with a partner.
  case leftSemi = "leftsemi"
  /// Rows of the left side without a partner.
  case leftAnti = "leftanti"

  /// The type of a name that Spark knows, such as `left_outer` or `anti`.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` for any other name.
  public init(name: String) throws {
    switch name.lowercased().filter({ $0 != "_" }) {
    case "inner": self = .inner
    case "cross": self = .cross
    case "outer", "full", "fullouter": self = .fullOuter
    case "left", "leftouter": self = .left
    case "right", "rightouter": self = .right
    case "semi", "leftsemi": self = .leftSemi
    case "anti", "leftanti": self = .leftAnti
    default:
      throw GnistaError(
        .invalidArgument,
        "unknown join type '\(name)'; the types are inner, cross, full, left, right, leftsemi and leftanti")
    }
  }
}

/// A fitted computation over row batches that a frame can contain: what a fitted stage of a pipeline is.
///
/// Who runs a transform asks it once for its ``inputColumns(in:)``, ``outputFields(for:)`` and
/// ``batchFunction(for:)``, then calls the function for each batch, from many threads at once.
public protocol BatchTransform: Sendable {
  /// The columns that are read.
  var inputColumns: [String] { get }
  /// The columns that are read from an input of the given schema: ``inputColumns`` unless the transform can do without
  /// some of them, as an indexer of labels can when rows without labels are scored.
  func inputColumns(in schema: Schema) throws -> [String]
  /// The columns that are added, for an input of the given schema.
  ///
  /// - Throws: ``GnistaError`` when a column is missing, has a wrong type, or would be added a second time.
  func outputFields(for input: Schema) throws -> [StructField]
  /// Adds the output columns to a batch; may mark rows to be dropped.
  func apply(to batch: inout RowBatch) throws
  /// What ``apply(to:)`` does, made ready for batches of exactly the given schema: columns are looked up and metadata
  /// are read and made once instead of for every batch.
  ///
  /// - Throws: ``GnistaError`` when a column is missing or has a wrong type.
  func batchFunction(for input: Schema) throws -> BatchFunction
  /// Whether ``apply(to:)`` may mark rows to be dropped.
  var mayDropRows: Bool { get }
}

/// Adds the output columns of a ``BatchTransform`` to a batch.
public typealias BatchFunction = @Sendable (inout RowBatch) throws -> Void

extension BatchTransform {
  /// All columns that the transform knows.
  public func inputColumns(in schema: Schema) throws -> [String] { inputColumns }

  /// The transform as it is.
  public func batchFunction(for input: Schema) throws -> BatchFunction { { try apply(to: &$0) } }
}

/// Says which frames share kept rows, and how to drop them.
public final class CacheHandle: Sendable {
  /// Name of the table in which the engine keeps the rows.
  public let name: String
  private static let nextID = Atomic<Int>(1)
  /// Makes a handle with a name of its own.
  public init() { name = "gnista_cache_\(Self.nextID.add(1, ordering: .relaxed).oldValue)" }
}
