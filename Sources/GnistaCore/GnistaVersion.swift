/// The version of Gnista, in semantic versioning; the changelog has a section for each.
public enum GnistaVersion {
  /// The version of this source code.
  public static let current = "0.1.0"
}
