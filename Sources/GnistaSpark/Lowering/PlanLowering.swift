import GnistaCore
import GnistaFrame
import SparkProto
import SwiftProtobuf

/// Turns plans into relations of Spark Connect.
///
/// Every relation carries the id of its plan, so that a column taken from a frame is found again above it.
struct PlanLowering: Sendable {
  /// Answers what cannot be known from the plan alone.
  let session: any LoweringSession
  let exprs = ExprLowering()

  /// The relation of a plan.
  ///
  /// - Throws: `GnistaError` `UNSUPPORTED` for what Spark cannot do, and what the session throws.
  func lower(_ plan: Plan) async throws -> Spark_Connect_Relation {
    switch plan.operation {
    case .local(let data): return try await session.relation(of: data, planID: plan.id)
    case .transform(let stages, let input):
      return try await session.stages.lower(stages, over: lower(input), planID: plan.id) {
        try await session.schema(of: $0)
      }
    default:
      var relation = Spark_Connect_Relation()
      relation.common.planID = Int64(plan.id)
      relation.relType = try await kind(plan.operation)
      return relation
    }
  }

  private func kind(_ operation: Plan.Operation) async throws -> Spark_Connect_Relation.OneOf_RelType {
    switch operation {
    case .files, .table, .sql, .range: return try await leaf(operation)
    case .aggregate(let grouping, let exprs, let input):
      return .aggregate(try await aggregate(grouping, exprs, input))
    case .join(let joining, let left, let right):
      return .join(try join(joining, try await lower(left), try await lower(right)))
    case .setOperation(let operation, let left, let right):
      return .setOp(setOperation(operation, try await lower(left), try await lower(right)))
    case .cached(let handle, let input):
      let kept = try await session.kept(handle) { try await lower(input) }
      // A relation of its own for the plan's id; Spark's optimizer takes it away again.
      return .project(
        .with {
          $0.input = kept
          $0.expressions = [.init(.unresolvedStar(.init()))]
        })
    case .project(_, let input), .withColumns(_, let input), .rename(_, let input), .drop(_, let input),
      .toDF(_, let input), .unpivot(_, let input), .alias(_, let input):
      return try columns(operation, over: try await lower(input))
    case .placed(let placement, let input): return try placed(placement, try await lower(input))
    case .filter(_, let input), .sort(_, let input), .limit(_, _, let input), .tail(_, let input),
      .deduplicate(_, let input), .sample(_, let input):
      return try rows(operation, over: try await lower(input))
    case .local, .transform: throw GnistaError(.internalFailure, "this operation is lowered elsewhere")
    }
  }

  // MARK: Columns

  /// Operations on the columns of one input.
  private func columns(
    _ operation: Plan.Operation, over input: Spark_Connect_Relation
  ) throws -> Spark_Connect_Relation.OneOf_RelType {
    switch operation {
    case .project(let list, _):
      let expressions = try exprs.lower(list)
      return .project(
        .with {
          $0.input = input
          $0.expressions = expressions
        })
    case .withColumns(let columns, _):
      let aliases = try columns.map(alias)
      return .withColumns(
        .with {
          $0.input = input
          $0.aliases = aliases
        })
    case .rename(let names, _):
      return .withColumnsRenamed(
        .with {
          $0.input = input
          $0.renames = names.map { name in
            .with {
              $0.colName = name.from
              $0.newColName = name.to
            }
          }
        })
    case .drop(let list, _): return .drop(try drop(list, input))
    case .toDF(let names, _):
      return .toDf(
        .with {
          $0.input = input
          $0.columnNames = names
        })
    case .unpivot(let unpivoting, _): return .unpivot(try unpivot(unpivoting, input))
    case .alias(let name, _):
      return .subqueryAlias(
        .with {
          $0.input = input
          $0.alias = name
        })
    default: throw GnistaError(.internalFailure, "this operation is not one on columns")
    }
  }

  /// A named column; metadata that were given to it go along.
  private func alias(_ column: Plan.NamedColumn) throws -> Spark_Connect_Expression.Alias {
    var (expr, metadata) = (column.expr, [String: JSONValue]())
    if case .alias(let inner, let names, let given) = expr, names.count == 1 {
      (expr, metadata) = (inner, given)
    }
    let value = try exprs.lower(expr)
    return .with {
      $0.expr = value
      $0.name = [column.name]
      if !metadata.isEmpty { $0.metadata = JSONValue.object(metadata).text() }
    }
  }

  private func drop(_ list: [Expr], _ input: Spark_Connect_Relation) throws -> Spark_Connect_Drop {
    var (names, columns) = ([String](), [Spark_Connect_Expression]())
    for expr in list {
      if case .column(let parts, nil) = expr, parts.count == 1 {
        names.append(parts[0])
      } else {
        columns.append(try exprs.lower(expr))
      }
    }
    let (plain, others) = (names, columns)
    return .with {
      $0.input = input
      $0.columnNames = plain
      $0.columns = others
    }
  }

  private func unpivot(
    _ unpivoting: Plan.Unpivoting, _ input: Spark_Connect_Relation
  ) throws -> Spark_Connect_Unpivot {
    let ids = try exprs.lower(unpivoting.ids)
    let values = try unpivoting.values.map(exprs.lower)
    return .with {
      $0.input = input
      $0.ids = ids
      if let values { $0.values.values = values }
      $0.variableColumnName = unpivoting.variableColumn
      $0.valueColumnName = unpivoting.valueColumn
    }
  }

  // MARK: Rows

  /// Operations on the rows of one input.
  private func rows(
    _ operation: Plan.Operation, over input: Spark_Connect_Relation
  ) throws -> Spark_Connect_Relation.OneOf_RelType {
    switch operation {
    case .filter(let condition, _):
      let condition = try exprs.lower(condition)
      return .filter(
        .with {
          $0.input = input
          $0.condition = condition
        })
    case .sort(let keys, _):
      let order = try keys.map(exprs.sortOrder)
      return .sort(
        .with {
          $0.input = input
          $0.order = order
          $0.isGlobal = true
        })
    case .limit(let count, let offset, _): return try limit(count, offset, input)
    case .tail(let count, _):
      let count = try Self.rowCount(count)
      return .tail(
        .with {
          $0.input = input
          $0.limit = count
        })
    case .deduplicate(let names, _):
      return .deduplicate(
        .with {
          $0.input = input
          if let names { $0.columnNames = names } else { $0.allColumnsAsKeys = true }
        })
    case .sample(let sampling, _):
      return .sample(
        .with {
          $0.input = input
          $0.lowerBound = sampling.lowerBound
          $0.upperBound = sampling.upperBound
          $0.withReplacement = sampling.withReplacement
          $0.seed = sampling.seed
          $0.deterministicOrder = sampling.sortsFirst
        })
    default: throw GnistaError(.internalFailure, "this operation is not one on rows")
    }
  }

  private func limit(
    _ count: Int, _ offset: Int, _ input: Spark_Connect_Relation
  ) throws -> Spark_Connect_Relation.OneOf_RelType {
    let skipped = try Self.rowCount(offset)
    var below = input
    if offset > 0 || count == Int.max {
      let part = Spark_Connect_Offset.with {
        $0.input = input
        $0.offset = skipped
      }
      if count == Int.max { return .offset(part) }
      below = .with { $0.offset = part }
    }
    let most = Int32(clamping: count)
    return .limit(
      .with {
        $0.input = below
        $0.limit = most
      })
  }

  static func rowCount(_ count: Int) throws -> Int32 {
    guard let number = Int32(exactly: count) else {
      throw GnistaError(
        .invalidArgument, "Spark counts \(Int32.max) rows at most here, not \(count)")
    }
    return number
  }
}
