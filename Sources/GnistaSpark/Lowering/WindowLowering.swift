import GnistaCore
import GnistaFrame
import SparkProto
import SwiftProtobuf

/// Turns windows into those of Spark Connect.
struct WindowLowering {
  private let exprs: ExprLowering
  private typealias Boundary = Spark_Connect_Expression.Window.WindowFrame.FrameBoundary

  init(_ exprs: ExprLowering) { self.exprs = exprs }

  /// A function over a window.
  func lower(
    _ function: Spark_Connect_Expression, _ window: WindowSpecification
  ) throws -> Spark_Connect_Expression {
    let partitions = try exprs.lower(window.partitionBy)
    let order = try window.orderBy.map(exprs.sortOrder)
    let frame = try window.frame.map(frame)
    return .init(
      .window(
        .with {
          $0.windowFunction = function
          $0.partitionSpec = partitions
          $0.orderSpec = order
          if let frame { $0.frameSpec = frame }
        }))
  }

  private func frame(_ frame: WindowSpecification.Frame) throws -> Spark_Connect_Expression.Window.WindowFrame
  {
    if frame.start == .unboundedFollowing || frame.end == .unboundedPreceding {
      throw GnistaError(
        .invalidArgument,
        "a window's frame cannot begin after the partition's last row or end before its first one")
    }
    let lower = try boundary(frame.start, frame.unit)
    let upper = try boundary(frame.end, frame.unit)
    return .with {
      $0.frameType = frame.unit == .rows ? .row : .range
      $0.lower = lower
      $0.upper = upper
    }
  }

  private func boundary(
    _ boundary: WindowSpecification.Boundary, _ unit: WindowSpecification.FrameUnit
  ) throws -> Boundary {
    func value(_ value: Value) -> Boundary { .with { $0.value = .constant(value) } }
    switch boundary {
    case .unboundedPreceding, .unboundedFollowing: return .with { $0.unbounded = true }
    case .currentRow: return .with { $0.currentRow = true }
    case .offset(let count):
      if unit == .range { return value(Value(integerLiteral: Int64(count))) }
      guard let rows = Int32(exactly: count) else {
        throw GnistaError(.invalidArgument, "a window's frame can be \(Int32.max) rows wide, not \(count)")
      }
      return value(.integer(rows))
    case .preceding(let distance):
      // Numbers and intervals can be written with their sign; what is left is a call that turns it.
      return Self.negative(distance).map(value)
        ?? .with { $0.value = .function("negative", [.constant(distance)]) }
    case .following(let distance): return value(distance)
    }
  }

  private static func negative(_ value: Value) -> Value? {
    switch value {
    case .byte(let number): number == .min ? nil : .byte(-number)
    case .short(let number): number == .min ? nil : .short(-number)
    case .integer(let number): number == .min ? nil : .integer(-number)
    case .long(let number): number == .min ? nil : .long(-number)
    case .float(let number): .float(-number)
    case .double(let number): .double(-number)
    case .dayTimeInterval(let micros): micros == .min ? nil : .dayTimeInterval(-micros)
    case .yearMonthInterval(let months): months == .min ? nil : .yearMonthInterval(-months)
    case .calendarInterval(let months, let days, let micros):
      months == .min || days == .min || micros == .min
        ? nil : .calendarInterval(months: -months, days: -days, microseconds: -micros)
    default: nil
    }
  }
}
