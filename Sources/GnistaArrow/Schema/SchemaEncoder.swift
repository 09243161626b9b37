/// Writes a schema as the tables of its message; the reverse of ``SchemaDecoder``.
struct SchemaEncoder {
  /// The table `Schema`.
  static func schema(_ schema: ArrowSchema) -> FlatContent {
    FlatContent([
      0: .int16(0), 1: .tables(schema.fields.map(field)), 2: .tables(metadata(schema.metadata)),
    ])
  }

  private static func metadata(_ all: [String: String]) -> [FlatContent] {
    all.sorted { $0.key < $1.key }.map { FlatContent([0: .text($0.key), 1: .text($0.value)]) }
  }

  private static func field(_ field: ArrowField) -> FlatContent {
    let (kind, table) = type(field.type)
    var values: [Int: FlatContent.Value] = [
      0: .text(field.name), 1: .int8(field.nullable ? 1 : 0), 2: .int8(kind), 3: .table(table),
      // Readers want the list of children also when it is empty.
      5: .tables(field.children.map(self.field)),
    ]
    if let dictionary = field.dictionary {
      values[4] = .table(
        FlatContent([
          0: .int64(dictionary.id), 1: .table(type(dictionary.indexType).table),
          2: .int8(dictionary.isOrdered ? 1 : 0),
        ]))
    }
    if !field.metadata.isEmpty { values[6] = .tables(metadata(field.metadata)) }
    return FlatContent(values)
  }

  private static func type(_ type: ArrowType) -> (kind: Int8, table: FlatContent) {
    switch type {
    case .null: return (1, FlatContent())
    case .integer(let bits, let signed):
      return (2, FlatContent([0: .int32(Int32(bits)), 1: .int8(signed ? 1 : 0)]))
    case .half: return (3, FlatContent([0: .int16(0)]))
    case .float: return (3, FlatContent([0: .int16(1)]))
    case .double: return (3, FlatContent([0: .int16(2)]))
    case .binary: return (4, FlatContent())
    case .utf8: return (5, FlatContent())
    case .boolean: return (6, FlatContent())
    case .decimal(let precision, let scale, let bits):
      return (7, FlatContent([0: .int32(Int32(precision)), 1: .int32(Int32(scale)), 2: .int32(Int32(bits))]))
    case .date: return (8, FlatContent([0: .int16(0)]))
    case .dateMilliseconds: return (8, FlatContent([0: .int16(1)]))
    case .time(let unit):
      return (9, FlatContent([0: .int16(unit.rawValue), 1: .int32(Int32(type.bitWidth ?? 64))]))
    case .timestamp(let unit, let zone):
      var values: [Int: FlatContent.Value] = [0: .int16(unit.rawValue)]
      if let zone { values[1] = .text(zone) }
      return (10, FlatContent(values))
    case .interval(let unit): return (11, FlatContent([0: .int16(unit.rawValue)]))
    case .list: return (12, FlatContent())
    case .structure: return (13, FlatContent())
    case .fixedSizeBinary(let width): return (15, FlatContent([0: .int32(Int32(clamping: width))]))
    case .fixedSizeList(let size): return (16, FlatContent([0: .int32(Int32(clamping: size))]))
    case .map(let keysSorted): return (17, FlatContent([0: .int8(keysSorted ? 1 : 0)]))
    case .duration(let unit): return (18, FlatContent([0: .int16(unit.rawValue)]))
    case .largeBinary: return (19, FlatContent())
    case .largeUTF8: return (20, FlatContent())
    case .largeList: return (21, FlatContent())
    }
  }
}
