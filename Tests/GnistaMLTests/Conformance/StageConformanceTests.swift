import GnistaCore
import GnistaFrame
import GnistaML
import GnistaTestSupport
import Testing

/// The fixture of ``Shifter``.
final class ShifterFixture: StageFixture {
  static let stage: any PipelineStage = Shifter().with { $0.by = 2 }
  static let schema = Schema([StructField("x", .double, nullable: false)])
  static let rows: [[Value]] = [[1.0], [2.5], [-3.0]]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("x"): .succeeds, .nan("x"): .succeeds, .noRows: .succeeds, .oneRow: .succeeds,
  ]
}

/// The fixture of ``Centerer``.
final class CentererFixture: StageFixture {
  static let stage: any PipelineStage = Centerer()
  static let schema = Schema([StructField("x", .double, nullable: false)])
  static let rows: [[Value]] = [[1.0], [2.5], [-3.0]]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("x"): .fails(.invalidValue), .nan("x"): .succeeds, .noRows: .fails(.emptyInput), .oneRow: .succeeds,
  ]
}

/// A stage with many faults: each is to be found by its check.
struct Faulty: RowTransformer {
  static let summary = "Does much wrong."
  static let spark: SparkOperator? = nil
  static let params: [Param<Self>] = [
    Param("inputCol", \.inputCol, in: .nonEmpty, "The column."),
    Param("power", \.power, in: .atLeast(0), "Means nothing."),
  ]
  var uid = Faulty.makeUID()
  var inputCol = "x"
  var power = -1.0
  var hidden = 3.0

  var inputColumns: [String] { [inputCol] }
  func outputSchema(for input: Schema) throws -> Schema {
    Schema(input.fields + (try outputFields(for: input)))
  }
  func outputFields(for input: Schema) throws -> [StructField] { [StructField("out", .long)] }
  func apply(to batch: inout RowBatch) throws {
    let column = try batch.column(inputCol)
    if batch.count == 0 { throw GnistaError(.emptyInput, "no rows") }
    batch.append(StructField("out", .double), .doubles((column.doubleValues ?? []).map { $0 + hidden }))
  }
}

/// The fixture of ``Faulty``, which claims what is not so.
final class FaultyFixture: StageFixture {
  static let stage: any PipelineStage = Faulty().with { $0.hidden = 4 }
  static let schema = Schema([StructField("x", .double, nullable: false)])
  static let rows: [[Value]] = [[1.0], [2.5], [-3.0]]
  static let outcomes: [BadInput: BadInput.Outcome] = [
    .null("x"): .fails(.invalidValue), .noRows: .fails(.emptyInput), .oneRow: .succeeds,
    .constantLabel: .succeeds,
  ]
  static let knownFailures: [StageCheck: String] = [
    .modelKeepsUID: "is said to fail", .existingOutput: "does not look",
  ]
}

@Suite("The conformance checks")
struct StageConformanceTests {
  let session = Session(engine: LocalEngine())

  @Test("Good stages pass", arguments: ["Shifter", "Centerer"])
  func good(stage: String) async throws {
    let fixture = try StageFixtures.fixture(of: stage, module: "GnistaMLTests")
    let failures = await StageConformance(fixture: fixture, session: session, registry: .withExamples)
      .failures()
    #expect(failures.map(\.description) == [])
  }

  @Test("Each fault of a bad stage is found")
  func bad() async {
    let registry = Registry(Registry.withExamples.entries + [.transformer(Faulty.self)])
    let failures = await StageConformance(fixture: FaultyFixture.self, session: session, registry: registry)
      .failures()
    let found = Dictionary(uniqueKeysWithValues: failures.map { ($0.check, $0.message) })
    #expect(found[.defaultsInDomain]?.contains("'power' is -1") == true)
    #expect(found[.propertiesInTable]?.contains("hidden") == true)
    #expect(found[.refusesOutsideDomain]?.contains("call checkParams()") == true)
    #expect(found[.missingColumn]?.contains("outputSchema accepts it") == true)
    #expect(found[.wrongType]?.contains("of type string") == true)
    #expect(found[.announcedSchema] != nil, "a double is no bigint")
    #expect(found[.persistence] != nil, "the property that is not a parameter is lost")
    #expect(found[.transformsNoRows] == nil, "the engine asks for no batch without rows")
    #expect(found[.badInput]?.contains("a null in column 'x': succeeds with 3 rows") == true)
    #expect(found[.badInput]?.contains("declares no outcome for a NaN in column 'x'") == true)
    #expect(found[.badInput]?.contains("a constant label, which does not apply") == true)
    #expect(found[.modelKeepsUID]?.contains("listed as a known failure") == true)
    #expect(found[.existingOutput] == nil, "a known failure is left out")
  }

  @Test("A stage without a fixture is told which file to write")
  func noFixture() {
    let error = #expect(throws: GnistaError.self) { try StageFixtures.fixture(of: "Splitter") }
    #expect(error?.message.contains("Sources/GnistaTestSupport/Fixtures/SplitterFixture.swift") == true)
  }
}
