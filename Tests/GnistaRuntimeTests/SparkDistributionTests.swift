import Foundation
import GnistaCore
import Testing

@testable import GnistaRuntime

@Suite("Spark for this machine")
struct SparkDistributionTests {
  private let folder: TestFolder
  private let settings: RuntimeSettings

  /// A small source archive laid out as pyspark's, where an earlier run of pip would have left it.
  init() throws {
    folder = try TestFolder()
    let downloads = try folder.folder("home/runtime/downloads")
    let archive = downloads + "/spark-1.2.3.tar.gz"
    let program = """
      import io, sys, tarfile
      with tarfile.open(sys.argv[1], "w:gz") as archive:
          for name, mode in [("deps/jars/a.jar", 0o644), ("deps/bin/spark-submit", 0o755), ("lib/py4j.zip", 0o644),
                             ("pyspark/sql/a.py", 0o644), ("deps/examples/b.py", 0o644), ("setup.py", 0o644),
                             ("deps/jars/../../outside", 0o644)]:
              info = tarfile.TarInfo("spark-1.2.3/" + name)
              info.size, info.mode = 3, mode
              archive.addfile(info, io.BytesIO(b"abc"))
      """
    var environment = ProcessInfo.processInfo.environment
    environment["GNISTA_HOME"] = folder.path + "/home"
    let none = RuntimeSettings(environment: environment, manifest: RuntimeManifest(entries: []))
    let outcome = try PythonTool(settings: none).run(["-I", "-c", program, archive], scratch: nil)
    try #require(outcome.status == 0, "\(outcome.output)")
    let wheel = RuntimeWheel(
      file: "spark-1.2.3.tar.gz", size: try #require(FileHash.size(of: archive)),
      sha256: try FileHash.sha256(of: archive), library: nil)
    let entry = RuntimeEntry(
      name: "spark", package: "spark", version: "1.2.3", kind: .sparkDistribution, required: false,
      purpose: "tests", abi: "none", wheels: ["any": wheel])
    settings = RuntimeSettings(
      environment: environment, manifest: RuntimeManifest(entries: [entry]), platform: nil)
  }

  @Test func `It is laid out as a SPARK_HOME, on any platform`() throws {
    try RuntimeInstaller(settings: settings).install(["spark"])
    let home = settings.folder(of: settings.manifest.entries[0])
    #expect(
      try folder.listing("home/runtime/spark/1.2.3").filter { $0.contains(".") || $0.hasSuffix("submit") }
        == [
          "bin/spark-submit", "installed.json", "jars/a.jar", "python/lib/py4j.zip",
          "python/pyspark/sql/a.py",
        ])
    #expect(FileManager.default.isExecutableFile(atPath: home + "/bin/spark-submit"))
    #expect(!FileManager.default.isExecutableFile(atPath: home + "/jars/a.jar"))
    #expect(RuntimeEntryState(of: settings.manifest.entries[0], settings: settings) == .installed)
  }

  @Test func `It is installed only by its name`() throws {
    #expect(try RuntimeInstaller(settings: settings).install().isEmpty)
    #expect(RuntimeEntryState(of: settings.manifest.entries[0], settings: settings) == .missing)
  }

  private func java(saying text: String) throws -> RuntimeSettings {
    let bin = try folder.folder("java/bin")
    let script = "#!/bin/sh\ncat >&2 <<'END'\n\(text)\nEND\n"
    try script.write(toFile: bin + "/java", atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: bin + "/java")
    var changed = settings
    changed.environment["JAVA_HOME"] = nil
    changed.environment["PATH"] = "\(bin):/usr/bin:/bin"
    return changed
  }

  @Test(arguments: [false, true])
  func `Java is found and asked for its version`(asHome: Bool) throws {
    var settings = try java(saying: "openjdk version \"21.0.2\" 2024-01-16\nOpenJDK Runtime Environment")
    if asHome { settings.environment["JAVA_HOME"] = folder.path + "/java" }
    let found = try JavaTool(settings: settings)
    #expect(found.version == "21.0.2")
    #expect(found.path == folder.path + "/java/bin/java")
  }

  @Test(arguments: [
    ("java version \"1.8.0_392\"", "is Java 1.8.0_392, and Apache Spark needs Java 17 or newer"),
    ("openjdk version \"11.0.2\" 2019", "is Java 11.0.2"), ("hello", "does not answer as Java does"),
  ])
  func `A Java that Spark cannot use is told with the remedy`(answer: String, message: String) throws {
    let settings = try java(saying: answer)
    let error = #expect(throws: GnistaError.self) { try JavaTool(settings: settings) }
    #expect(error?.code == .missingLibrary)
    #expect(error?.message.contains(message) == true, "\(String(describing: error))")
    #expect(error?.message.contains("apt install openjdk-17-jre-headless") == true)
  }

  @Test func `No Java is told with the remedy`() throws {
    var settings = settings
    settings.environment["JAVA_HOME"] = nil
    settings.environment["PATH"] = "/nowhere"
    let none = #expect(throws: GnistaError.self) { try JavaTool(settings: settings) }
    #expect(none?.message.contains("no java on PATH") == true)
    settings.environment["JAVA_HOME"] = "/nowhere"
    let wrong = #expect(throws: GnistaError.self) { try JavaTool(settings: settings) }
    #expect(wrong?.message.contains("JAVA_HOME names '/nowhere', which has no bin/java") == true)
  }
}
