import GRPCCore
import Testing

@testable import GnistaSpark

@Suite("Repeating calls")
struct RetryPolicyTests {
  @Test func `waits grow as in Spark's own clients`() {
    var state = RetryState(RetryPolicy())
    let waits = (0..<15).compactMap { _ in state.next(random: 0) }
    let first = [50, 200, 800, 3200, 12800, 51200].map { Duration.milliseconds($0) }
    #expect(waits == first + [Duration](repeating: .seconds(60), count: 9))
    #expect(state.next(random: 0) == nil)
    state.reset()
    #expect(state.next(random: 0) == .milliseconds(50))
  }

  @Test func `only long waits have a random part`() {
    var state = RetryState(RetryPolicy())
    #expect(state.next(random: 1) == .milliseconds(50))
    #expect(state.next(random: 1) == .milliseconds(200))
    #expect(state.next(random: 1) == .milliseconds(800))
    #expect(state.next(random: 1) == .milliseconds(3700))
  }

  @Test func `a server's delay is granted within bounds`() {
    var state = RetryState(RetryPolicy())
    #expect(state.next(serverDelay: .seconds(1), random: 0) == .seconds(1))
    #expect(state.next(serverDelay: .milliseconds(1), random: 0) == .milliseconds(200))
    #expect(state.next(serverDelay: .seconds(3600), random: 0) == .seconds(600))
  }

  @Test(arguments: [
    (RPCError.Code.unavailable, "x", true), (.internalError, "x", false),
    (.internalError, "[INVALID_CURSOR.DISCONNECTED] The cursor has been disconnected", true),
    (.unauthenticated, "x", false), (.deadlineExceeded, "x", false), (.resourceExhausted, "x", false),
  ])
  func `What is repeated`(code: RPCError.Code, message: String, isRepeated: Bool) {
    let failure = CallFailure(RPCError(code: code, message: message), reachedServer: true)
    #expect(RetryPolicy.allows(failure) == isRepeated)
  }

  @Test func `an error with a delay is repeated whatever it is`() {
    let error = FakeSpark.error("busy", code: .resourceExhausted, retryAfter: .seconds(1))
    #expect(RetryPolicy.allows(CallFailure(error, reachedServer: true)))
  }
}
