public import Fetching

/// Somebody who wants to know of downloads, for whoever waits for them.
public protocol DownloadObserver: Sendable {
  /// A file is asked for; called from any thread.
  func begin(_ download: Download)
  /// What becomes of it; called from any thread.
  func note(_ event: FetchEvent, of download: Download)
}

/// A file that is asked for.
public struct Download: Hashable, Sendable {
  /// Of the module's debug file, as the dump has it.
  public var name: String
  /// Without passwords.
  public var url: String
}
