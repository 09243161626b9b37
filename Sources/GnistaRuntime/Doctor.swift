internal import Foundation
internal import GnistaCore

/// Looks at everything the runtime needs and says how it stands. It changes nothing on disk.
public struct Doctor: Sendable {
  /// Where to look.
  public var settings: RuntimeSettings

  /// Makes a doctor.
  public init(settings: RuntimeSettings) {
    self.settings = settings
  }

  /// Looks at home folder, disk, Python, pip, Java and every entry of the manifest; libraries are opened in this process
  /// after the hashes of installed ones have been compared.
  public func examine() -> [DoctorFinding] {
    var findings = [home(), disk()]
    findings += python() + [java()]
    findings += settings.manifest.entries.map { entry in
      NativeLibrary(rawValue: entry.name).map { examine($0, entry) } ?? examine(entry)
    }
    return findings
  }

  private func home() -> DoctorFinding {
    let folder = DiskSpace.existingFolder(above: settings.home)
    if FileManager.default.isWritableFile(atPath: folder) {
      return DoctorFinding(subject: "home", state: .ok, detail: settings.home, isRequired: false)
    }
    return DoctorFinding(
      subject: "home", state: .warning, detail: "\(folder) is not writable, so nothing can be installed",
      remedy: "make it writable, or set GNISTA_HOME to another folder", isRequired: false)
  }

  private func disk() -> DoctorFinding {
    guard let free = DiskSpace.free(at: settings.home) else {
      return DoctorFinding(
        subject: "disk", state: .warning, detail: "the system does not say how much room is left",
        isRequired: false)
    }
    let missing = settings.manifest.entries.filter { entry in
      entry.isInstalledByDefault && RuntimeEntryState(of: entry, settings: settings) != .installed
    }
    let needed = missing.compactMap { try? settings.wheel(of: $0).installationBytes }.max() ?? 0
    let detail = "\(DiskSpace.megabytes(free)) MB free"
    if free >= needed {
      return DoctorFinding(subject: "disk", state: .ok, detail: detail, isRequired: false)
    }
    return DoctorFinding(
      subject: "disk", state: .warning,
      detail: detail + ", an installation needs \(DiskSpace.megabytes(needed)) MB",
      remedy: "free some, or set GNISTA_HOME to a folder on another disk", isRequired: false)
  }

  /// Python and pip only fetch files: where the libraries are there, nothing needs them.
  private func python() -> [DoctorFinding] {
    func failed(_ subject: String, _ error: any Error) -> DoctorFinding {
      let (what, remedy) = Self.parts(of: error)
      return DoctorFinding(subject: subject, state: .missing, detail: what, remedy: remedy, isRequired: false)
    }
    let tool: PythonTool
    let version: String
    do {
      tool = try PythonTool(settings: settings)
      version = try tool.version()
    } catch {
      return [failed("python3", error)]
    }
    let python = DoctorFinding(
      subject: "python3", state: .ok, detail: "\(version), \(tool.path)", isRequired: false)
    do {
      return [python, pip(try tool.pipVersion(), tool)]
    } catch {
      return [python, failed("pip", error)]
    }
  }

  /// Only Apache Spark on this machine needs Java.
  private func java() -> DoctorFinding {
    do {
      let java = try JavaTool(settings: settings)
      return DoctorFinding(
        subject: "java", state: .ok, detail: "\(java.version), \(java.path)", isRequired: false)
    } catch {
      let (what, remedy) = Self.parts(of: error)
      return DoctorFinding(subject: "java", state: .missing, detail: what, remedy: remedy, isRequired: false)
    }
  }

  private func pip(_ version: String, _ tool: PythonTool) -> DoctorFinding {
    let numbers = version.split(separator: ".").prefix(2).map { Int($0) ?? 0 }
    // 20.3 is the first that takes the wheels' platform tags.
    if numbers.lexicographicallyPrecedes([20, 3]) {
      return DoctorFinding(
        subject: "pip", state: .warning, detail: "\(version) is older than 20.3 and may not find the wheels",
        remedy: "run '\(tool.path) -m pip install --upgrade pip'", isRequired: false)
    }
    return DoctorFinding(subject: "pip", state: .ok, detail: version, isRequired: false)
  }

  private func examine(_ library: NativeLibrary, _ entry: RuntimeEntry) -> DoctorFinding {
    let passedOver = NativeLibraries(settings: settings).systemCopies(of: library).compactMap { copy in
      if case .failure(let error) = copy { "passed over: " + error.message } else { nil }
    }
    func finding(_ state: DoctorFinding.State, _ detail: String, _ remedy: String?) -> DoctorFinding {
      DoctorFinding(
        subject: entry.name, state: state, detail: ([detail] + passedOver).joined(separator: "; "),
        remedy: remedy, isRequired: entry.required)
    }
    do {
      let plan = try NativeLibraries(settings: settings).locate(library)
      if plan.origin == .installed {
        let state = RuntimeEntryState(of: entry, settings: settings, hashes: true)
        // A file with altered content is not opened: that could end this process.
        if case .damaged(let what) = state { return finding(.damaged, what, plan.remedy) }
      }
      let loaded = try LoadedLibrary(opening: plan)
      guard loaded.hasFunction(library.probeFunction), let version = loaded.version else {
        return finding(.damaged, "'\(plan.path)' is not \(entry.name)", plan.remedy)
      }
      return finding(.ok, "\(version), \(plan.path)", nil)
    } catch {
      let isChosen = settings.value(library.environmentVariable) != nil
      let state = RuntimeEntryState(of: entry, settings: settings)
      if !isChosen, case .unsupported(let reason) = state { return finding(.missing, reason, nil) }
      if !isChosen, state == .missing {
        return finding(.missing, "not installed (\(entry.purpose))", "gnista runtime install \(entry.name)")
      }
      let (what, remedy) = Self.parts(of: error)
      return finding(.damaged, what, remedy)
    }
  }

  /// What is wrong and what to do about it: the errors of this module end in "; " and the remedy.
  private static func parts(of error: any Error) -> (what: String, remedy: String?) {
    let message = (error as? GnistaError)?.message ?? "\(error)"
    guard let border = message.range(of: "; ", options: .backwards) else { return (message, nil) }
    return (String(message[..<border.lowerBound]), String(message[border.upperBound...]))
  }

  private func examine(_ entry: RuntimeEntry) -> DoctorFinding {
    func finding(_ state: DoctorFinding.State, _ detail: String, _ remedy: String?) -> DoctorFinding {
      DoctorFinding(
        subject: entry.name, state: state, detail: detail, remedy: remedy, isRequired: entry.required)
    }
    // Spark is half a gigabyte, which is not read for a look: its files are compared by their sizes.
    let hashes = entry.kind != .sparkDistribution
    switch RuntimeEntryState(of: entry, settings: settings, hashes: hashes) {
    case .installed: return finding(.ok, "\(entry.version), \(settings.folder(of: entry))", nil)
    case .missing:
      return finding(.missing, "not installed (\(entry.purpose))", "gnista runtime install \(entry.name)")
    case .damaged(let what): return finding(.damaged, what, "gnista runtime install \(entry.name) --force")
    case .unsupported(let reason): return finding(.missing, reason, nil)
    }
  }
}
