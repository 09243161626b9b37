/// One line of the driver.
struct Request: Decodable {
  /// What is to be run.
  var task: String
  /// The directory of the generated data.
  var data: String
  /// The engine's threads.
  var threads: Int
}
