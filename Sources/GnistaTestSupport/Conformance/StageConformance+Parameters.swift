import Foundation
import GnistaCore
import GnistaFrame
import GnistaML

/// Checks of the parameter table.
extension StageConformance {
  func checkDefaults() throws {
    do {
      try type(of: stage).init().checkParams()
    } catch {
      throw ConformanceFailure(.defaultsInDomain, "\(error)")
    }
  }

  func checkProperties() throws {
    // Mirror serves here because only a test compares the table with the type; the library itself never reflects.
    let stored = Set(Mirror(reflecting: stage).children.compactMap(\.label)).subtracting(["uid"])
    let listed = Set(type(of: stage).paramRows.map(\.name))
    let excused = Set(fixture.propertiesOutsideTable.keys)
    let missing = stored.subtracting(listed).subtracting(excused)
    if !missing.isEmpty {
      throw ConformanceFailure(
        .propertiesInTable,
        "these properties have no row in the parameter table: \(missing.sorted().joined(separator: ", "))")
    }
    let needless = excused.intersection(listed).union(excused.subtracting(stored))
    if !needless.isEmpty {
      throw ConformanceFailure(
        .propertiesInTable, "needlessly excused: \(needless.sorted().joined(separator: ", "))")
    }
  }

  func checkOutside<Stage: PipelineStage>(_ stage: Stage) async throws {
    for param in Stage.params {
      guard let outside = param.outside else { continue }
      var changed = stage
      try expectRefusal(of: outside, param, "set") { try changed.set(param.name, outside) }
      guard param.setUnchecked(outside, on: &changed) else {
        throw ConformanceFailure(
          .refusesOutsideDomain,
          "the value \(outside) outside the domain of '\(param.name)' is of another type")
      }
      do {
        _ = try await changed.outputSchema(for: fixture.schema, in: session)
      } catch {
        try expectRefusal(of: outside, param, "used") { throw error }
        continue
      }
      throw ConformanceFailure(
        .refusesOutsideDomain, "outputSchema does not check '\(param.name)': call checkParams() in it")
    }
  }

  private func expectRefusal<Root>(
    of value: JSONValue, _ param: Param<Root>, _ what: String, _ body: () throws -> Void
  ) throws {
    do {
      try body()
    } catch let error as GnistaError {
      let wanted = [param.name, value.description, param.domain]
      let missing = wanted.filter { !error.message.contains($0) }
      if error.code == .invalidParameter, missing.isEmpty { return }
      throw ConformanceFailure(
        .refusesOutsideDomain,
        "\(param.name) = \(value), \(what): \(error) (expected INVALID_PARAMETER naming \(wanted))")
    }
    throw ConformanceFailure(
      .refusesOutsideDomain, "\(param.name) = \(value) was accepted when it was \(what)")
  }

  func checkRoundTrip<Stage: PipelineStage>(_ stage: Stage) throws {
    for (value, start) in [(Stage(), stage), (stage, Stage())] {
      for param in Stage.params {
        let json = param.value(of: value)
        var other = start
        guard param.setUnchecked(try JSONValue(parsing: Data(json.text().utf8)), on: &other),
          param.value(of: other).text() == json.text()
        else {
          throw ConformanceFailure(
            .parametersRoundTrip, "'\(param.name)' = \(json) comes back as \(param.value(of: other))")
        }
      }
    }
  }
}
