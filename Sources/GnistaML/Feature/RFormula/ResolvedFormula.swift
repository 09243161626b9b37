import GnistaCore

/// An R formula with the columns that its terms stand for.
struct ResolvedFormula: Hashable, Sendable, Codable {
  /// The label; empty when the formula has none.
  var label = ""
  /// The terms in order, an interaction as several columns.
  var terms: [[String]] = []
  /// Whether a model of this formula has an intercept.
  var hasIntercept = true

  /// A formula without terms.
  init() {}

  /// Resolves a formula for the columns of a schema.
  ///
  /// - Throws: ``GnistaError`` `INVALID_PARAMETER` when the formula cannot be read; `UNKNOWN_COLUMN`.
  init(_ formula: String, in schema: Schema) throws {
    let (label, parsed) = try FormulaParser.parse(formula)
    self.label = label
    let dotted = schema.fields.filter { field in
      field.name != label
        && (field.dataType.isNumeric || [.string, .boolean, .vector].contains(field.dataType))
    }.map(\.name)
    var seen: Set<Set<String>> = []
    for term in parsed {
      switch term {
      case .column(let name): terms.append([name])
      case .dot: terms += dotted.map { [$0] }
      case .interaction(let factors):
        for product in Self.products(of: factors, dotted) where seen.insert(Set(product)).inserted {
          terms.append(product)
        }
      case .intercept(let isThere): hasIntercept = isThere
      case .deletion(let deleted): try delete(deleted, dotted)
      case .sum, .nothing: break
      }
    }
    terms = terms.enumerated().filter { !terms[..<$0.offset].contains($0.element) }.map(\.element)
    for name in terms.joined() where !schema.contains(name) {
      throw Schema.unknownColumn(name, among: schema.names)
    }
  }

  private mutating func delete(_ term: FormulaTerm, _ dotted: [String]) throws {
    switch term {
    case .column(let name): terms.removeAll { $0 == [name] }
    case .dot: terms.removeAll { $0.count == 1 && dotted.contains($0[0]) }
    case .interaction(let factors):
      let gone = Set(Self.products(of: factors, dotted).map(Set.init))
      terms.removeAll { gone.contains(Set($0)) }
    case .intercept(let isThere): hasIntercept = !isThere
    case .deletion:
      throw GnistaError(
        .invalidParameter, "parameter 'formula': a term is taken away twice; take it away once")
    case .sum, .nothing: break
    }
  }

  /// The products that an interaction stands for: dots are all columns, a column counts once, and `b:a` is `a:b`.
  /// Shorter products come first.
  private static func products(of factors: [FormulaTerm], _ dotted: [String]) -> [[String]] {
    guard let first = factors.first else { return [[]] }
    let rest = products(of: Array(factors.dropFirst()), dotted)
    let heads: [String]
    switch first {
    case .dot: heads = dotted
    case .column(let name): heads = [name]
    default: heads = []
    }
    var seen: Set<Set<String>> = []
    let all = heads.flatMap { head in rest.map { [head] + $0.filter { $0 != head } } }
      .filter { seen.insert(Set($0)).inserted }
    // The sort must leave products of equal length in place, which Swift's does not promise.
    return all.enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }.map(
      \.element)
  }
}

extension ResolvedFormula: CustomStringConvertible {
  /// Spark's text: `ResolvedRFormula(label=y, terms=[a,{b,c}], hasIntercept=true)`.
  var description: String {
    let words = terms.map { $0.count > 1 ? "{\($0.joined(separator: ","))}" : $0.joined() }
    return
      "ResolvedRFormula(label=\(label), terms=[\(words.joined(separator: ","))], hasIntercept=\(hasIntercept))"
  }
}
