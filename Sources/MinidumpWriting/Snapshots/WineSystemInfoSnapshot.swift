/// Which Wine a program ran in, and on what that ran.
public struct WineSystemInfoSnapshot: Hashable, Sendable {
  /// Wine's version: "wine-8.0".
  public var buildID: String
  /// The system beneath: "Linux".
  public var systemName: String
  /// That system's version, as uname says it.
  public var release: String

  public init(buildID: String, systemName: String, release: String) {
    self.buildID = buildID
    self.systemName = systemName
    self.release = release
  }
}
