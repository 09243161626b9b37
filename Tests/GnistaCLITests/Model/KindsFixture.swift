import Foundation

/// Three kinds of things that two numbers tell apart, and a model that has learnt them with the real program.
struct KindsFixture {
  /// The folder with `kinds.csv`, `kinds.yaml` and `kinds.model`.
  let folder: ScratchFolder

  private static let made = Result { try KindsFixture() }

  /// The fixture, made once for all tests, which only read it.
  static func shared() throws -> KindsFixture { try made.get() }

  static let pipeline = """
    stages:
      - stage: StringIndexer
        inputCol: kind
        outputCol: label
      - stage: VectorAssembler
        inputCols: [length, width]
        outputCol: features
      - stage: LogisticRegression
        regParam: 0.01
    """

  /// Rows in turn of the three kinds, which lie around three centres.
  static func rows(_ count: Int) -> String {
    let names = ["red", "green", "dark blue"]
    return (0..<count).reduce("id,length,width,kind\n") { text, row in
      let (kind, wobble) = (row % 3, Double((row * 7_919) % 101) / 40 - 1.25)
      return text + "\(row),\(Double(2 * kind) + wobble),\(Double(kind) - wobble / 2),\(names[kind])\n"
    }
  }

  private init() throws {
    folder = try ScratchFolder()
    try folder.write("kinds.csv", Self.rows(300))
    try folder.write("kinds.yaml", Self.pipeline)
    let trained = try GnistaProgram.run(
      ["train", "kinds.yaml", "--data", "kinds.csv", "-o", "kinds.model"], in: folder.path)
    guard trained.status == 0 else { throw Failure(text: trained.errors) }
  }

  struct Failure: Error { var text: String }
}
