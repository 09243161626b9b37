/// A term of an R formula, with Spark's algebra of terms.
indirect enum FormulaTerm: Hashable, Sendable {
  /// A column.
  case column(String)
  /// All columns but the label: `.`
  case dot
  /// A product of columns, each a ``column(_:)`` or ``dot``: `a:b`
  case interaction([FormulaTerm])
  /// Whether the model has an intercept: `1` or `0`
  case intercept(Bool)
  /// A term that is taken away: `- a`
  case deletion(FormulaTerm)
  /// Terms in a row.
  case sum([FormulaTerm])
  /// What an interaction without meaning gives, such as `a:1`.
  case nothing

  /// The terms of a sum, or the term itself.
  var summands: [FormulaTerm] { if case .sum(let terms) = self { terms } else { [self] } }

  /// `self + other`
  func adding(_ other: FormulaTerm) -> FormulaTerm { .sum(summands + other.summands) }

  /// `self - other`. Taking away what is taken away does not bring it back.
  func subtracting(_ other: FormulaTerm) -> FormulaTerm {
    other.summands.reduce(self) { sum, term in
      if case .deletion = term { sum.adding(term) } else { sum.adding(.deletion(term)) }
    }
  }

  /// `self:other`
  func interacting(_ other: FormulaTerm) -> FormulaTerm {
    switch (self, other) {
    case (.sum(let left), _):
      .sum(left.flatMap { a in other.summands.map { a.interacting($0) } })
    case (.deletion(let left), .deletion(let right)): .deletion(left.interacting(right))
    case (.deletion(let left), _): .deletion(left.interacting(other))
    case (.intercept, _), (.nothing, _): .nothing
    case (_, .sum): FormulaTerm.sum([self]).interacting(other)
    case (_, .deletion), (_, .intercept), (_, .nothing): other.interacting(self)
    default: .interaction(factors + other.factors)
    }
  }

  /// `self * other`
  func crossing(_ other: FormulaTerm) -> FormulaTerm { adding(other).adding(interacting(other)) }

  /// `self ^ degree`
  func power(_ degree: Int) -> FormulaTerm {
    (1..<max(degree, 1)).reduce(self) { result, _ in result.crossing(self) }
  }

  private var factors: [FormulaTerm] { if case .interaction(let factors) = self { factors } else { [self] } }
}
