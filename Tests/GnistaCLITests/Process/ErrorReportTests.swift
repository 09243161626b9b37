import GnistaCore
import Testing

@testable import GnistaCLI

struct ErrorReportTests {
  @Test func `A person sees place, message, code and cause`() {
    let error = GnistaError(
      .invalidParameter, "lr: parameter 'maxIter' is -1", cause: GnistaError(.ioFailure, "disk"),
      location: .init(source: "tips.yaml", line: 7, column: 3))
    #expect(
      ErrorReport(arguments: []).text(of: error)
        == "gnista: error: tips.yaml:7:3: lr: parameter 'maxIter' is -1 [INVALID_PARAMETER]\n  caused by: disk"
    )
  }

  @Test func `A program sees one line of JSON`() {
    let error = GnistaError(.unknownColumn, "no column", location: .init(source: "query", line: 2))
    #expect(
      ErrorReport(arguments: ["sql", "--json"]).json(of: error)
        == #"{"error":{"code":"UNKNOWN_COLUMN","line":2,"message":"no column","source":"query"}}"#)
  }

  @Test func `A cause that the message tells already is not told twice`() {
    let error = GnistaError(.engineFailure, "it broke: bolt", cause: GnistaError(.engineFailure, "bolt"))
    #expect(!ErrorReport(arguments: []).text(of: error).contains("caused by"))
  }
}
