import GnistaCore
import GnistaFrame
import GnistaML

/// Checks of how a stage meets nulls, NaN, too few rows and a constant label.
extension StageConformance {
  func checkBadInput() async throws {
    var wrong: [String] = []
    for input in try applicableInputs() {
      guard let declared = fixture.outcomes[input] else {
        wrong.append("the fixture declares no outcome for \(input)")
        continue
      }
      let outcome = try await self.outcome(of: input)
      if outcome.result != declared {
        wrong.append("\(input): \(outcome.words), declared is \(declared)")
      }
    }
    let odd = Set(fixture.outcomes.keys).subtracting(try applicableInputs())
    wrong += odd.map { "the fixture declares an outcome for \($0), which does not apply" }
    if !wrong.isEmpty { throw ConformanceFailure(.badInput, wrong.sorted().joined(separator: "; ")) }
  }

  private var labelCol: String? {
    (try? stage.value(of: "labelCol").stringValue).flatMap { name in
      fixture.schema.contains(name) ? name : nil
    }
  }

  private func applicableInputs() throws -> [BadInput] {
    var inputs: [BadInput] = [.noRows, .oneRow]
    for field in fixture.schema.fields {
      inputs.append(.null(field.name))
      if field.dataType.isFloating || field.dataType == .vector { inputs.append(.nan(field.name)) }
    }
    if labelCol != nil { inputs.append(.constantLabel) }
    return inputs
  }

  private func outcome(of input: BadInput) async throws -> (result: BadInput.Outcome?, words: String) {
    do {
      let frame = try frame(rows(with: input))
      let rows = try await fitted(stage, on: frame).transform(frame).collect()
      return (.succeeds, "succeeds with \(rows.count) rows")
    } catch let error as GnistaError {
      return (.fails(error.code), "fails: \(error)")
    } catch {
      return (nil, "fails with an error that is no GnistaError: \(error)")
    }
  }

  private func rows(with input: BadInput) throws -> [[Value]] {
    var rows = fixture.rows
    let middle = rows.count / 2
    switch input {
    case .noRows: return []
    case .oneRow: return Array(rows.prefix(1))
    case .null(let column):
      rows[middle][try fixture.schema.index(of: column)] = .null
    case .nan(let column):
      let index = try fixture.schema.index(of: column)
      rows[middle][index] =
        switch rows[middle][index] {
        case .float: .float(.nan)
        case .vector(.dense(let values)): .vector(.dense([.nan] + values.dropFirst()))
        case .vector(.sparse(let size, let indices, let values)):
          .vector(
            indices.isEmpty
              ? .sparse(size: size, indices: [0], values: [.nan])
              : .sparse(size: size, indices: indices, values: [.nan] + values.dropFirst()))
        default: .double(.nan)
        }
    case .constantLabel:
      let index = try fixture.schema.index(of: labelCol ?? "")
      for row in rows.indices { rows[row][index] = fixture.rows[0][index] }
    }
    return rows
  }
}
