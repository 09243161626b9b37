#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How many processors this process may really use.
///
/// The smallest of: the processors that are online, the scheduler's affinity mask (`taskset`), and the quota of
/// the control group (containers), rounded up to a whole processor.
enum AvailableProcessors {
  /// The number, at least 1; determined once.
  static let count: Int = {
    var limits = [Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))]
    #if os(Linux)
      limits.append(affinityCount)
      limits.append(contentsOf: quotas)
    #endif
    return max(1, limits.filter { $0 > 0 }.min() ?? 1)
  }()

  /// Processors that a version 2 quota line such as `150000 100000` allows, or `nil` for `max` or other text.
  static func quota(fromUnified line: String) -> Int? {
    let fields = line.split(whereSeparator: \.isWhitespace)
    guard fields.count == 2 else { return nil }
    return quota(String(fields[0]), period: String(fields[1]))
  }

  /// Processors that a quota and a period in microseconds allow, or `nil` when there is no limit.
  static func quota(_ quota: String, period: String) -> Int? {
    let trimmed = { (text: String) in text.filter { !$0.isWhitespace } }
    guard let quota = Int(trimmed(quota)), let period = Int(trimmed(period)), quota > 0, period > 0 else {
      return nil
    }
    return (quota + period - 1) / period
  }

  /// Processors in the line `Cpus_allowed:` of `/proc/self/status`, a hexadecimal mask with commas.
  static func allowed(fromStatus text: String) -> Int? {
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("Cpus_allowed:") }) else {
      return nil
    }
    return line.dropFirst("Cpus_allowed:".count).reduce(0) { $0 + ($1.hexDigitValue ?? 0).nonzeroBitCount }
  }

  #if os(Linux)
    private static var affinityCount: Int {
      contents(of: "/proc/self/status").flatMap(allowed(fromStatus:)) ?? 0
    }

    private static var quotas: [Int] {
      let unified = contents(of: "/sys/fs/cgroup/cpu.max").flatMap(quota(fromUnified:))
      var legacy: Int?
      if let quota = contents(of: "/sys/fs/cgroup/cpu/cpu.cfs_quota_us"),
        let period = contents(of: "/sys/fs/cgroup/cpu/cpu.cfs_period_us")
      {
        legacy = self.quota(quota, period: period)
      }
      return [unified, legacy].compactMap(\.self)
    }

    /// The first bytes of a file, or `nil` where it cannot be read.
    private static func contents(of path: String) -> String? {
      guard let file = fopen(path, "r") else { return nil }
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 8192)
      let read = fread(&bytes, 1, bytes.count, file)
      return String(decoding: bytes.prefix(read), as: UTF8.self)
    }
  #endif
}
