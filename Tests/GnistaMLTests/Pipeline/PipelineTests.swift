import GnistaCore
import GnistaFrame
import GnistaML
import GnistaTestSupport
import Testing

@Suite("Pipelines")
struct PipelineTests {
  let session = Session(engine: LocalEngine())

  func numbers(_ values: [Double], in session: Session? = nil) throws -> DataFrame {
    try (session ?? self.session).createDataFrame(columns: [("x", .doubles(values))])
  }

  @Test("The builder takes stages, lists, conditions and loops in order")
  func builder() {
    let withSplit = true
    let pipeline = Pipeline {
      Shifter().with { $0.uid = "first" }
      if withSplit { Splitter().with { $0.uid = "split" } }
      if !withSplit { Splitter().with { $0.uid = "never" } } else { Centerer().with { $0.uid = "center" } }
      for number in 1...2 { Shifter().with { $0.uid = "shift\(number)" } }
      [Centerer().with { $0.uid = "last" }]
    }
    #expect(pipeline.stages.map(\.uid) == ["first", "split", "center", "shift1", "shift2", "last"])
  }

  @Test("A fit goes through the stages in order, and each estimator sees what the stages before it made")
  func fitInOrder() async throws {
    let pipeline = Pipeline {
      Shifter().with { $0.by = 10 }
      Centerer().with {
        $0.inputCol = "y"; $0.uid = "center"
      }
      Shifter().with {
        $0.inputCol = "centered"; $0.outputCol = "z"; $0.by = 0.5
      }
    }
    let model = try await pipeline.fit(numbers([1, 2, 3]))
    #expect(model.uid == pipeline.uid)
    #expect(model.stage(CentererModel.self)?.offsets == [12])
    #expect(model.stage(CentererModel.self)?.uid == "center")
    let rows = try await model.transform(numbers([5])).collect()
    #expect(rows.map(\.values) == [[.double(5), .double(15), .double(3), .double(3.5)]])
  }

  @Test("Neighbouring row-wise stages, also of nested pipelines, are one step of the plan")
  func fusion() throws {
    let model = PipelineModel(stages: [
      Shifter(), PipelineModel(stages: [CentererModel()]), Splitter(), Shifter().with { $0.outputCol = "z" },
    ])
    let frame = try numbers([1])
    guard case .transform(let last, let split) = model.transform(frame).plan.operation,
      case .alias(_, let middle) = split.operation, case .transform(let first, let input) = middle.operation
    else {
      Issue.record("the plan is not transform, alias, transform")
      return
    }
    #expect(last.count == 1)
    #expect(first.count == 2)
    #expect(input.id == frame.plan.id)
  }

  @Test("A pipeline without stages changes nothing")
  func empty() async throws {
    let frame = try numbers([1])
    let model = try await Pipeline().fit(frame)
    #expect(model.transform(frame).plan.id == frame.plan.id)
  }

  @Test("Schemas are checked before any data are read, and the error names the stage")
  func schemasFirst() async throws {
    let blind = Session(engine: LocalEngine(refusesRows: true))
    let pipeline = Pipeline {
      Centerer()
      Shifter().with {
        $0.uid = "shift"; $0.inputCol = "centred";
      }
    }
    let error = try await #require(throws: GnistaError.self) {
      try await pipeline.fit(numbers([1], in: blind))
    }
    #expect(error.code == .unknownColumn)
    #expect(error.message.contains("stage 2 (Shifter)"))
    #expect(error.message.contains("shift"))
    #expect(error.message.contains("did you mean 'centered'?"))
    #expect(error.location?.path == ["stages", "1"])
  }

  @Test("A parameter outside its domain is found before any data are read")
  func parametersFirst() async throws {
    let blind = Session(engine: LocalEngine(refusesRows: true))
    let pipeline = Pipeline {
      Centerer().with {
        $0.uid = "center"; $0.share = 2
      }
    }
    let error = try await #require(throws: GnistaError.self) {
      try await pipeline.fit(numbers([1], in: blind))
    }
    #expect(error.code == .invalidParameter)
    #expect(error.message == "stage 1 (Centerer): center: parameter 'share' is 2; allowed: from 0.0 to 1.0")
  }

  @Test("What an estimator throws is passed on with its stage")
  func failingFit() async throws {
    let pipeline = Pipeline {
      Shifter(); Centerer()
    }
    let error = try await #require(throws: GnistaError.self) { try await pipeline.fit(numbers([])) }
    #expect(error.code == .emptyInput)
    #expect(error.message.hasPrefix("stage 2 (Centerer)"))
  }

  @Test("Two stages of one uid are refused")
  func uniqueUIDs() throws {
    let stage = Shifter()
    let error = #expect(throws: GnistaError.self) {
      try Pipeline(stages: [stage, stage]).checkStages()
    }
    #expect(error?.code == .invalidArgument)
    #expect(error?.message.contains(stage.uid) == true)
  }

  @Test("A batch is scored in process, and rows that a stage leaves out are not in the result")
  func score() throws {
    let model = PipelineModel(stages: [Shifter().with { $0.dropsNegative = true }, CentererModel()])
    let batch = RowBatch(
      schema: Schema([StructField("x", .double)]), columns: [.doubles([-5, 1])], count: 2)
    #expect(try model.score(batch).rows.map(\.values) == [[.double(1), .double(2), .double(1)]])
  }

  @Test("A model with a stage that needs an engine says so when a batch is scored in process")
  func scoreNeedsEngine() throws {
    let model = PipelineModel(stages: [Splitter().with { $0.uid = "split" }])
    let batch = RowBatch(schema: Schema(), columns: [], count: 0)
    let error = #expect(throws: GnistaError.self) { try model.score(batch) }
    #expect(error?.code == .unsupported)
    #expect(error?.message.contains("'split'") == true)
  }

  @Test("A parameter is set by uid or by class, in nested pipelines too")
  func setByPath() throws {
    let pipeline = Pipeline {
      Shifter().with { $0.uid = "a.b" }
      Pipeline { Centerer().with { $0.uid = "center" } }
    }
    let changed = try pipeline.setting(["a.b.by": 3, "Centerer.share": 0.5])
    #expect((changed.stages[0] as? Shifter)?.by == 3)
    #expect(((changed.stages[1] as? Pipeline)?.stages[0] as? Centerer)?.share == 0.5)
    #expect((pipeline.stages[0] as? Shifter)?.by == 1)
  }

  @Test(
    "A wrong path is refused with the nearest name",
    arguments: [
      ("centre.share", ErrorCode.unknownStage, "did you mean 'center'?"),
      ("center.shar", .unknownParameter, "did you mean 'share'?"),
      ("center.share", .invalidParameter, "from 0.0 to 1.0"),
      ("Shifter.by", .invalidArgument, "name one by its uid: one, two"),
      ("share", .unknownParameter, "Pipeline has no parameter 'share'"),
    ])
  func wrongPath(path: String, code: ErrorCode, text: String) throws {
    let pipeline = Pipeline {
      Centerer().with { $0.uid = "center" }
      Shifter().with { $0.uid = "one" }
      Shifter().with { $0.uid = "two" }
    }
    let error = #expect(throws: GnistaError.self) { try pipeline.setting([path: 7]) }
    #expect(error?.code == code)
    #expect(error?.message.contains(text) == true, "\(error?.message ?? "")")
  }
}
