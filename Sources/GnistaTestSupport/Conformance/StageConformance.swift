import GnistaCore
public import GnistaFrame
public import GnistaML

/// The checks that every stage has to pass, run on one stage with its fixture.
///
/// ```swift
/// let conformance = try StageConformance("Binarizer", session: session)
/// #expect(await conformance.failures().isEmpty)
/// ```
public struct StageConformance: Sendable {
  /// The stage and its data.
  public let fixture: any StageFixture.Type
  /// The engine that stages are run on.
  public let session: Session
  /// Where saved stages find their types.
  public let registry: Registry

  /// Makes the checks of a fixture.
  public init(fixture: any StageFixture.Type, session: Session, registry: Registry = .standard) {
    self.fixture = fixture
    self.session = session
    self.registry = registry
  }

  /// Makes the checks of a registered stage.
  ///
  /// - Throws: ``GnistaError`` `INVALID_ARGUMENT` when the stage has no fixture.
  public init(_ stage: String, session: Session, registry: Registry = .standard) throws {
    self.init(fixture: try StageFixtures.fixture(of: stage), session: session, registry: registry)
  }

  /// Runs all checks; the result is what is to be mended, empty when all is well.
  ///
  /// A check that fails for a declared reason is left out; one that passes although it is declared to fail is in.
  public func failures() async -> [ConformanceFailure] {
    var found: [ConformanceFailure] = []
    for check in StageCheck.allCases {
      var failure: ConformanceFailure?
      do {
        try await run(check)
      } catch let error as ConformanceFailure {
        failure = error
      } catch {
        failure = ConformanceFailure(check, "unexpected error: \(error)")
      }
      if let reason = fixture.knownFailures[check] {
        failure =
          failure == nil
          ? ConformanceFailure(
            check, "passes although it is listed as a known failure (\(reason)): take it off")
          : nil
      }
      if let failure { found.append(failure) }
    }
    return found
  }

  private func run(_ check: StageCheck) async throws {
    switch check {
    case .defaultsInDomain: try checkDefaults()
    case .propertiesInTable: try checkProperties()
    case .refusesOutsideDomain: try await checkOutside(stage)
    case .parametersRoundTrip: try checkRoundTrip(stage)
    case .missingColumn: try await checkMissingColumns()
    case .wrongType: try await checkWrongTypes()
    case .existingOutput: try await checkExistingOutputs()
    case .announcedSchema: try await checkAnnouncedSchema()
    case .modelKeepsUID: try await checkUID()
    case .refit: try await checkRefit()
    case .leavesInputAlone: try await checkInputUntouched()
    case .persistence: try await checkPersistence()
    case .inProcess: try await checkInProcess()
    case .otherColumns: try await checkOtherColumns()
    case .caseOfNames: try await checkCase()
    case .cancellation: try await checkCancellation()
    case .fusedRun: try await checkFusedRun()
    case .transformsNoRows: try await checkNoRows()
    case .weightIsRepetition: try await checkWeights()
    case .badInput: try await checkBadInput()
    }
  }

  var stage: any PipelineStage { fixture.stage }

  /// A frame of the fixture's rows.
  func frame() throws -> DataFrame { try frame(fixture.rows) }

  /// A frame of other rows, in which any column may hold nulls.
  func frame(_ rows: [[Value]], schema: Schema? = nil) throws -> DataFrame {
    var schema = schema ?? fixture.schema
    for index in schema.fields.indices where rows.contains(where: { $0[index].isNull }) {
      schema.fields[index].nullable = true
    }
    return try session.createDataFrame(rows, schema: schema)
  }

  /// The stage ready to transform: an estimator's model, or a transformer itself.
  func fitted(_ stage: any PipelineStage, on frame: DataFrame) async throws -> any Transformer {
    if let estimator = stage as? any Estimator { return try await Self.fit(estimator, on: frame) }
    guard let transformer = stage as? any Transformer else {
      throw GnistaError(.invalidArgument, "\(stage.uid) is neither an estimator nor a transformer")
    }
    return transformer
  }

  private static func fit<E: Estimator>(_ estimator: E, on frame: DataFrame) async throws -> any Transformer {
    try await estimator.fit(frame)
  }
}
