public import GnistaCore

/// An expression over the columns of a frame, as a tree.
///
/// Names are looked up when the frame is run, so that an expression can be written down before the data are known.
public indirect enum Expr: Hashable, Sendable {
  /// A column by name. `parts` is the name split at its dots (`a.b` may be column `b` of frame alias `a`, or field `b`
  /// of struct column `a`); `plan` is the id of the plan that it was taken from, which tells apart the two sides of a
  /// join.
  case column(parts: [String], plan: Int?)
  /// All columns, or those of the frame with an alias.
  case star(qualifier: String?)
  /// A constant. `type` is nil when the value's own type is meant.
  case literal(Value, type: DataType?)
  /// A function or operator of the catalogue, such as `+`, `isnull` or `date_format`.
  case call(FunctionCall)
  /// A conversion; with `isTry`, what cannot be converted becomes null.
  case cast(Expr, DataType, isTry: Bool)
  /// A name for the result; several names for a function that gives several columns.
  case alias(Expr, names: [String], metadata: [String: JSONValue])
  /// `CASE WHEN … THEN … ELSE … END`
  case conditional([Branch], otherwise: Expr?)
  /// A function given to a function, such as `x -> x + 1`.
  case lambda(parameters: [String], body: Expr)
  /// An aggregate, ranking or offset function over a window.
  case window(FunctionCall, WindowSpecification)
  /// A key to sort by.
  case sortKey(Expr, descending: Bool, nullsFirst: Bool)
  /// A field of a struct, an element of an array (0-based) or the value of a map's key.
  case extract(Expr, key: Expr)
  /// Text in Spark SQL's expression grammar, parsed when the frame is run.
  case sql(String)

  /// One `WHEN condition THEN value` of a conditional.
  public struct Branch: Hashable, Sendable {
    /// When this is true,
    public var condition: Expr
    /// this is the result.
    public var value: Expr
    /// Makes a branch.
    public init(condition: Expr, value: Expr) {
      self.condition = condition
      self.value = value
    }
  }

  /// A function of the catalogue with its arguments.
  public static func call(_ name: String, _ arguments: [Expr]) -> Expr {
    .call(FunctionCall(name: name, arguments: arguments))
  }
}

/// A function of the catalogue applied to arguments.
public struct FunctionCall: Hashable, Sendable {
  /// The function's name in lower case.
  public var name: String
  /// The arguments, in order.
  public var arguments: [Expr]
  /// For aggregates: each distinct value counts once.
  public var isDistinct: Bool
  /// For aggregates: only rows that satisfy this count.
  public var filter: Expr?
  /// For `first`, `last`, `lag`, `lead` and `nth_value`: nulls are passed over.
  public var ignoresNulls: Bool
  /// For `listagg` and other aggregates whose result depends on it: the order of the values, as sort keys.
  public var order: [Expr]

  /// Makes a call.
  public init(
    name: String, arguments: [Expr], isDistinct: Bool = false, filter: Expr? = nil,
    ignoresNulls: Bool = false,
    order: [Expr] = []
  ) {
    self.name = name.lowercased()
    self.arguments = arguments
    self.isDistinct = isDistinct
    self.filter = filter
    self.ignoresNulls = ignoresNulls
    self.order = order
  }
}

/// The rows that a window function sees for each row.
public struct WindowSpecification: Hashable, Sendable {
  /// One end of a frame of rows or values.
  public enum Boundary: Hashable, Sendable {
    /// From the partition's first row.
    case unboundedPreceding
    /// To the partition's last row.
    case unboundedFollowing
    /// The current row.
    case currentRow
    /// So many rows, or so much in the sort key, after the current row; negative for before.
    case offset(Int)
    /// So much in the sort key before the current row: any number, or an interval for dates and times.
    case preceding(Value)
    /// So much in the sort key after the current row: any number, or an interval for dates and times.
    case following(Value)
  }
  /// What the boundaries count.
  public enum FrameUnit: String, Hashable, Sendable {
    /// Rows.
    case rows = "ROWS"
    /// The value of the only sort key.
    case range = "RANGE"
  }
  /// The frame within the partition.
  public struct Frame: Hashable, Sendable {
    /// What the boundaries count.
    public var unit: FrameUnit
    /// First row or value.
    public var start: Boundary
    /// Last row or value.
    public var end: Boundary
    /// Makes a frame.
    public init(unit: FrameUnit, start: Boundary, end: Boundary) {
      self.unit = unit
      self.start = start
      self.end = end
    }
  }

  /// Rows with equal values of these form a partition.
  public var partitionBy: [Expr]
  /// Order within the partition; elements are sort keys.
  public var orderBy: [Expr]
  /// The frame; nil for Spark's default: all rows without an order, up to the current value with one.
  public var frame: Frame?

  /// Makes a specification.
  public init(partitionBy: [Expr] = [], orderBy: [Expr] = [], frame: Frame? = nil) {
    self.partitionBy = partitionBy
    self.orderBy = orderBy
    self.frame = frame
  }
}
