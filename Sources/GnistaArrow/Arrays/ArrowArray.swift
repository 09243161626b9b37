import GnistaCore

/// The values of one column, in Arrow's form: bits that tell which rows are null, offsets, values, and the arrays of nested
/// parts.
///
/// An array that exists is sound: it is checked when it is made, so that readers of its values cannot leave its buffers.
public struct ArrowArray: Hashable, Sendable {
  /// Name, type and parts.
  public let field: ArrowField
  /// Number of rows.
  public let count: Int
  /// Number of rows that are null.
  public let nullCount: Int
  /// One bit a row, set where there is a value; nil when no row is null.
  public let validity: ArrowBuffer?
  /// Where the values of each row begin, and the end of the last one; nil for types that have none.
  public let offsets: ArrowBuffer?
  /// The values, or positions in the dictionary; nil for types that have none.
  public let values: ArrowBuffer?
  /// The arrays of the type's parts.
  public let children: [ArrowArray]
  /// A list of at most one array, since a struct cannot hold itself.
  private let dictionaries: [ArrowArray]

  /// The list of values that the column points to; nil when the values stand in the column.
  public var dictionary: ArrowArray? { dictionaries.first }

  /// Makes an array.
  ///
  /// - Parameters:
  ///   - field: name, type and parts.
  ///   - count: number of rows.
  ///   - nullCount: number of null rows; nil to count them.
  ///   - validity: one bit a row, set where there is a value; nil when no row is null.
  ///   - offsets: for texts, bytes, lists and maps: `count + 1` rising offsets.
  ///   - values: for all but nested types: the values, or positions in the dictionary.
  ///   - children: one for each child of the field.
  ///   - dictionary: the values that are pointed to, when the field has a dictionary.
  /// - Throws: ``GnistaError`` `MALFORMED_DATA` when the buffers do not hold what type and count ask for.
  public init(
    _ field: ArrowField, count: Int, nullCount: Int? = nil, validity: ArrowBuffer? = nil,
    offsets: ArrowBuffer? = nil, values: ArrowBuffer? = nil, children: [ArrowArray] = [],
    dictionary: ArrowArray? = nil
  ) throws {
    self.field = field
    self.count = count
    var offsets = offsets
    if count == 0, let bits = field.dictionary == nil ? field.type.offsetBits : nil, offsets?.count ?? 0 == 0
    {
      // Some writers leave the single offset of an empty array out.
      offsets = bits == 32 ? ArrowBuffer([Int32(0)]) : ArrowBuffer([Int64(0)])
    }
    self.offsets = offsets
    self.values = values
    self.children = children
    dictionaries = dictionary.map { [$0] } ?? []
    if field.type == .null, field.dictionary == nil {
      self.nullCount = count
      self.validity = nil
    } else if let validity, nullCount != 0, count > 0 {
      let found = try validity.countOfZeroBits(count: count)
      self.nullCount = found
      self.validity = found == 0 ? nil : validity
    } else {
      guard (nullCount ?? 0) == 0 || count == 0 else {
        throw ArrowFailure.damaged(
          "column '\(field.name)' has \(nullCount ?? 0) nulls and no bits that say where")
      }
      self.nullCount = 0
      self.validity = nil
    }
    try check()
  }

  /// An array without rows.
  ///
  /// - Throws: ``GnistaError`` `MALFORMED_DATA` when the field's parts do not fit its type.
  public static func empty(_ field: ArrowField) throws -> ArrowArray {
    if field.dictionary != nil {
      return try ArrowArray(field, count: 0, dictionary: try empty(field.dictionaryValues))
    }
    return try ArrowArray(field, count: 0, children: try field.children.map(empty))
  }

  /// Which rows are null; nil when none is. Rows that point to a null in a dictionary do not count.
  public func nulls() throws -> [Bool]? {
    if field.type == .null, field.dictionary == nil { return [Bool](repeating: true, count: count) }
    return try validity?.bits(count: count, inverted: true)
  }

  private func check() throws {
    func damaged(_ what: String) -> GnistaError {
      ArrowFailure.damaged("column '\(field.name)' of type \(field.type) \(what)")
    }
    guard count >= 0 else { throw damaged("has \(count) rows") }
    guard (dictionary != nil) == (field.dictionary != nil) else {
      throw damaged(dictionary == nil ? "has no dictionary" : "has a dictionary that its field lacks")
    }
    if let encoding = field.dictionary {
      guard case .integer(let bits, _) = encoding.indexType else {
        throw damaged("has a dictionary whose positions are \(encoding.indexType)")
      }
      guard dictionary?.field.type == field.type, children.isEmpty, offsets == nil else {
        throw damaged("has a dictionary of another type")
      }
      try checkValues(bits: bits, damaged)
      return
    }
    switch field.type {
    case .fixedSizeBinary(let size), .fixedSizeList(let size):
      guard (0...Int(Int32.max)).contains(size) else { throw damaged("has a size outside 32 bits") }
    default: break
    }
    guard children.map(\.field) == field.children, field.hasFittingChildren else {
      throw damaged("has parts that do not fit its type")
    }
    if let bits = field.type.bitWidth { try checkValues(bits: bits, damaged) }
    if let bits = field.type.offsetBits {
      let limit = field.type.isVariableBytes ? values?.count ?? 0 : children[0].count
      let isSound =
        bits == 32
        ? offsets?.areOffsets(Int32.self, count: count, limit: limit)
        : offsets?.areOffsets(Int64.self, count: count, limit: limit)
      guard isSound == true else { throw damaged("has offsets that fall, end too early or point outside") }
    }
    switch field.type {
    case .structure:
      guard children.allSatisfy({ $0.count >= count }) else { throw damaged("has a part with fewer rows") }
    case .fixedSizeList(let size):
      let (elements, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, children[0].count >= elements else { throw damaged("has too few elements") }
    default: break
    }
  }

  private func checkValues(bits: Int, _ damaged: (String) -> GnistaError) throws {
    let (size, overflow) = count.multipliedReportingOverflow(by: bits)
    guard !overflow, size <= 8 * (values?.count ?? 0) else {
      throw damaged("has \(values?.count ?? 0) bytes for \(count) values of \(bits) bits")
    }
  }
}
