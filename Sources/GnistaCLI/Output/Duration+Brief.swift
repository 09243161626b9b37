extension Duration {
  /// The time for people: `12 ms`, `3.4 s`, `2 min 5 s`.
  var brief: String {
    let seconds = self / .seconds(1)
    if seconds < 0.9995 { return "\(Int((seconds * 1_000).rounded())) ms" }
    if seconds < 99.95 {
      let tenths = Int((seconds * 10).rounded())
      return "\(tenths / 10).\(tenths % 10) s"
    }
    let whole = Int(seconds.rounded())
    return "\(whole / 60) min \(whole % 60) s"
  }
}
