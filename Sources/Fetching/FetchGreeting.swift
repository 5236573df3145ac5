/// The first line of a downloader.
public struct FetchGreeting: Hashable, Sendable {
  /// Of what is said from there on; it changes when one side would no longer understand the other.
  public static let currentVersion = 1

  public var version: Int
  /// What downloads, with its version.
  public var library: String

  public init(version: Int = currentVersion, library: String) {
    self.version = version
    self.library = library
  }

  /// The line that says it.
  public var line: FetchLine {
    FetchLine("hello", [("version", "\(version)"), ("library", library)])
  }

  /// Nil for another line.
  public init?(_ line: FetchLine) {
    guard line.verb == "hello", let version = line.number("version") else { return nil }
    self.init(version: version, library: line["library"] ?? "")
  }
}
