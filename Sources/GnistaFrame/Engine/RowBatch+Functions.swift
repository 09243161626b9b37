public import GnistaCore

extension RowBatch {
  /// Runs the functions of fitted stages one after another, as every engine does.
  ///
  /// A row that one function marks to be left out does not reach the functions after it, just as if the stages ran one
  /// by one over whole frames. It stays in its place, marked, with null in the columns that come later, so that the
  /// result can be read row for row beside the input.
  ///
  /// - Throws: what the functions throw.
  public mutating func run(_ functions: [BatchFunction]) throws {
    var work = compacted()
    var kept = dropped.map { $0.indices.filter { !isDropped($0) } }
    for function in functions {
      try function(&work)
      guard work.dropped != nil else { continue }
      let staying = (0..<work.count).filter { !work.isDropped($0) }
      kept = kept.map { kept in staying.map { kept[$0] } } ?? staying
      work = work.compacted()
    }
    guard let kept else { return self = work }
    try spread(work, from: kept)
  }

  /// Takes over the columns that a batch of some of the rows has more.
  private mutating func spread(_ work: RowBatch, from kept: [Int]) throws {
    var gone = [Bool](repeating: true, count: count)
    var source = [Int](repeating: 0, count: count)
    for (position, row) in kept.enumerated() {
      gone[row] = false
      source[row] = position
    }
    for (field, column) in zip(work.schema.fields, work.columns).dropFirst(columns.count) {
      var field = field
      field.nullable = true
      guard !kept.isEmpty else {
        append(field, try BatchColumn(type: field.dataType, values: [Value](repeating: .null, count: count)))
        continue
      }
      var whole = column.rows(at: source)
      whole.nulls = gone.indices.map { gone[$0] || whole.isNull(at: $0) }
      append(field, whole)
    }
    drop(where: gone)
  }
}
