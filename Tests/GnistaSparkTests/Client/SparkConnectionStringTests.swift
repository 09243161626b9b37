import GnistaCore
import Testing

@testable import GnistaSpark

@Suite("Spark connection strings")
struct SparkConnectionStringTests {
  private func parse(_ text: String, _ environment: [String: String] = [:]) throws -> SparkConnectionString {
    try SparkConnectionString(text, environment: environment)
  }

  @Test func `a host alone gets the default port and nothing else`() throws {
    let server = try parse("sc://spark.example.org")
    #expect(server.host == "spark.example.org")
    #expect(server.port == 15002)
    #expect(server.endpoint == "spark.example.org:15002")
    #expect(!server.usesTLS)
    #expect(server.userID == nil && server.token == nil && server.sessionID == nil && server.headers == [])
    #expect(server.keepAlive == .init())
  }

  @Test func `all parameters are read and percent-decoded`() throws {
    let server = try parse(
      "sc://h:7077/;user_id=Ada%20L%C3%B6v;token=ab%3Bc==;use_ssl=TRUE;"
        + "session_id=123E4567-e89b-42d3-a456-426614174000;user_agent=notebook%2F1;X-Cluster-Id=0923;"
        + "grpc_keepalive_time_ms=30000;grpc_keepalive_timeout_ms=500;grpc_keepalive_without_calls=false;")
    #expect(server.port == 7077)
    #expect(server.userID == "Ada Löv")
    #expect(server.token == "ab;c==")
    #expect(server.useSSL == true)
    #expect(server.sessionID == "123e4567-e89b-42d3-a456-426614174000")
    #expect(server.userAgent == "notebook/1")
    #expect(server.headers == [.init(name: "x-cluster-id", value: "0923")])
    #expect(server.keepAlive?.time == .seconds(30))
    #expect(server.keepAlive?.timeout == .milliseconds(500))
    #expect(server.keepAlive?.withoutCalls == false)
    #expect(try parse("sc://h/;grpc_keepalive_enabled=false").keepAlive == nil)
  }

  @Test(arguments: [
    ("sc://[::1]", "::1", 15002, "[::1]:15002"),
    ("sc://[fe80::1%eth0]:99/", "fe80::1%eth0", 99, "[fe80::1%eth0]:99"),
    ("sc://10.0.0.7:1", "10.0.0.7", 1, "10.0.0.7:1"),
  ])
  func `An address is taken apart`(text: String, host: String, port: Int, endpoint: String) throws {
    let server = try parse(text)
    #expect(server.host == host)
    #expect(server.port == port)
    #expect(server.endpoint == endpoint)
  }

  @Test(arguments: [
    ("sc://h", false), ("sc://h/;use_ssl=true", true), ("sc://h/;token=t", true),
    ("sc://h/;token=t;use_ssl=false", true), ("sc://localhost/;token=t", false),
    ("sc://localhost/;token=t;use_ssl=true", true), ("sc://127.0.0.1/;token=t", true),
    ("sc://127.0.0.1/;token=t;use_ssl=false", false), ("sc://[::1]/;token=t;use_ssl=false", false),
  ])
  func `A token asks for TLS unless it stays on the machine`(text: String, isSecure: Bool) throws {
    #expect(try parse(text).usesTLS == isSecure)
  }

  @Test func `the environment gives what the string leaves out`() throws {
    let environment = [
      "USER": "login", "SPARK_USER": "ada", "SPARK_CONNECT_AUTHENTICATE_TOKEN": "secret",
      "SPARK_CONNECT_USER_AGENT": "robot", "SPARK_REMOTE": "sc://remote:1/;use_ssl=true",
    ]
    let server = try #require(try SparkConnectionString.fromEnvironment(environment))
    #expect(server.host == "remote")
    #expect(server.userID == "ada")
    #expect(server.token == "secret")
    #expect(server.userAgent == "robot")
    #expect(server.usesTLS)
    #expect(try parse("sc://h/;user_id=eva;token=t", environment).userID == "eva")
    #expect(try parse("sc://h/;user_id=eva;token=t", environment).token == "t")
    #expect(try parse("sc://h", ["USER": "login", "SPARK_USER": ""]).userID == "login")
    #expect(try SparkConnectionString.fromEnvironment(["SPARK_REMOTE": ""]) == nil)
    #expect(try SparkConnectionString.fromEnvironment([:]) == nil)
  }

  @Test func `what is printed holds no token`() throws {
    #expect("\(try parse("sc://h/;token=secret"))" == "sc://h:15002")
    let error = try #require(throws: GnistaError.self) { try parse("spark://h/;token=secret") }
    #expect(!error.message.contains("secret"))
  }

  @Test(arguments: [
    ("http://h", "does not start with 'sc://'"), ("sc://", "the host is missing"),
    ("sc://:15002", "the host is missing"), ("sc://h:", "not ''"), ("sc://h:0", "not '0'"),
    ("sc://h:65536", "from 1 to 65535"), ("sc://h:+80", "not '+80'"), ("sc://h:١٥", "from 1 to 65535"),
    ("sc://::1", "in brackets"), ("sc://[::1", "closing bracket"), ("sc://[h]", "no IPv6 address"),
    ("sc://[::1]x", "write [::1]:15002"), ("sc://ada@h", "user_id=NAME"),
    ("sc://h/path", "'/path' means nothing"),
    ("sc://h;token=t", "after a slash"), ("sc://h/;token", "'token' must have the form"),
    ("sc://h/;=t", "must have the form"), ("sc://h/;token=", "'token' has no value"),
    ("sc://h/;user_id=a;user_id=b", "'user_id' is given twice"), ("sc://h/;use_ssl=yes", "use_ssl must be"),
    ("sc://h/;session_id=mine", "session_id must be a UUID"), ("sc://h/;user_id=%zz", "percent-encoded"),
    ("sc://h/;grpc_keepalive_time_ms=soon", "grpc_keepalive_time_ms must be"),
    ("sc://h/;x y=1", "letters, digits"),
    ("sc://h/;x-bin=1", "reserved"), ("sc://h/;x=%0A", "printable ASCII"),
    ("sc://h/;token=a%0Ab", "control character"),
    ("sc://a b", "no name of a machine"),
  ])
  func `A wrong string is refused with the part that is wrong`(text: String, part: String) throws {
    let error = try #require(throws: GnistaError.self) { try parse(text) }
    #expect(error.code == .invalidArgument)
    #expect(error.message.contains(part), "\(error.message)")
  }

  @Test func `a user agent has a bound`() throws {
    let error = try #require(throws: GnistaError.self) {
      try parse("sc://h/;user_agent=" + String(repeating: "a", count: 2049))
    }
    #expect(error.message.contains("2049"))
  }
}
