/// A line search or a search direction that led nowhere; the minimizer resets its memory and tries once more.
enum LineSearchFailure: Error {
  case notADescent
  case zoomFailed
  case tooManySteps
  case stepUnderflow
  case stepOverflow
  case brokenHistory
}
