internal import GnistaCore
internal import Foundation

/// Finds native libraries.
///
/// The search goes: the file named by the environment variable (``NativeLibrary/environmentVariable``), then a
/// copy that the system has, then what `gnista runtime install` put under `GNISTA_HOME`. The first that is there
/// is taken; one that is there but unusable is an error and not passed over, except that a system copy of a
/// version Gnista cannot work with is passed over.
public struct NativeLibraries: Sendable {
  /// Where to look.
  public var settings: RuntimeSettings

  /// Makes a finder.
  public init(settings: RuntimeSettings) {
    self.settings = settings
  }

  /// Finds `library` with the settings of this process.
  ///
  /// - Throws: as ``locate(_:)-swift.method``.
  public static func locate(_ library: NativeLibrary) throws -> LoadPlan {
    try NativeLibraries(settings: RuntimeSettings.current()).locate(library)
  }

  /// Finds `library`.
  ///
  /// - Throws: `GnistaError` with code `missingLibrary`, whose message names the command that installs the
  ///   library, or that repairs it when what is installed is damaged.
  public func locate(_ library: NativeLibrary) throws -> LoadPlan {
    if let plan = try environmentPlan(library) { return plan }
    if let plan = systemPlan(library) { return plan }
    if let plan = try installedPlan(library) { return plan }
    throw GnistaError(
      .missingLibrary,
      "\(library.name) is not installed: run 'gnista runtime install \(library.name)' "
        + "or set \(library.environmentVariable) to the path of the library")
  }

  private func environmentPlan(_ library: NativeLibrary) throws -> LoadPlan? {
    guard let path = settings.value(library.environmentVariable) else { return nil }
    guard FileHash.size(of: path) != nil else {
      throw GnistaError(
        .missingLibrary,
        "\(library.environmentVariable) names '\(path)', which is not a file; set it to the path of the "
          + "library, or unset it and run 'gnista runtime install \(library.name)'")
    }
    var plan = LoadPlan(
      library: library, origin: .environment(variable: library.environmentVariable),
      steps: [.init(path: path, isGlobal: false, isLazy: true)], naming: library.installedNaming, version: nil
    )
    plan.naming = try SymbolNaming.detect(in: plan)
    return plan
  }

  private func systemPlan(_ library: NativeLibrary) -> LoadPlan? {
    systemCopies(of: library).lazy.compactMap { try? $0.get() }.first
  }

  /// The copies of `library` that the system has, in the order of search: a plan for each that can be used, the
  /// reason for each that cannot.
  func systemCopies(of library: NativeLibrary) -> [Result<LoadPlan, GnistaError>] {
    guard settings.usesSystemLibraries else { return [] }
    return (settings.systemNames[library] ?? library.systemNames).compactMap { name in
      var plan = LoadPlan(
        library: library, origin: .system, steps: [.init(path: name, isGlobal: false, isLazy: true)],
        naming: library.installedNaming, version: nil)
      do {
        plan.naming = try SymbolNaming.detect(in: plan)
        plan.version = try LoadedLibrary(opening: plan).version
      } catch let error as GnistaError {
        // The loader does not tell a library that is not there from one that does not load; where the name is a
        // path this can be told apart.
        return FileHash.size(of: name) == nil ? nil : .failure(error)
      } catch {
        return nil
      }
      guard let accepted = library.acceptedMajorVersions else { return .success(plan) }
      if let major = plan.version.flatMap(Self.majorVersion), accepted.contains(major) {
        return .success(plan)
      }
      let wanted = accepted.sorted().map { "\($0).x" }.joined(separator: " or ")
      return .failure(
        GnistaError(
          .missingLibrary,
          "the system's '\(name)' is version \(plan.version ?? "unknown"), Gnista needs \(wanted)"))
    }
  }

  private func installedPlan(_ library: NativeLibrary) throws -> LoadPlan? {
    let entry = try settings.manifest.entry(named: library.name)
    let folder = settings.folder(of: entry)
    let record: InstallationRecord?
    do {
      record = try InstallationRecord.read(from: folder)
    } catch {
      throw damaged(library, "\(error)")
    }
    guard let record else {
      // A folder without its record was not made by the installer, which puts both in place in one step.
      guard FileManager.default.fileExists(atPath: folder) else { return nil }
      throw damaged(library, "\(folder)/\(InstallationRecord.fileName) is missing")
    }
    if let damage = record.damage(in: folder, hashes: false) { throw damaged(library, damage) }
    let paths = record.files.map { folder + "/" + $0.path }
    let steps = paths.enumerated().map { position, path in
      // What comes before the library exists to give it symbols, so it is bound at once and visible to it.
      let isLast = position == paths.count - 1
      return LoadPlan.Step(path: path, isGlobal: !isLast, isLazy: isLast)
    }
    guard !steps.isEmpty else { throw damaged(library, "\(folder) lists no files") }
    return LoadPlan(
      library: library, origin: .installed, steps: steps, naming: library.installedNaming,
      version: record.version)
  }

  private func damaged(_ library: NativeLibrary, _ what: String) -> GnistaError {
    GnistaError(
      .missingLibrary,
      "the installed \(library.name) is damaged: \(what); run 'gnista runtime install \(library.name) --force'"
    )
  }

  /// The first number in a version such as `v2.0.1`.
  static func majorVersion(_ version: String) -> Int? {
    let digits = version.drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
    return Int(digits)
  }
}
