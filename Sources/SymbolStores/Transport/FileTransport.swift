public import Fetching

/// Someone who downloads files.
public protocol FileTransport: Sendable {
  /// Downloads a file; comes back with the event that ends it. When the task is cancelled, so is the
  /// download.
  ///
  /// - Parameter progress: told how far it is, from any thread.
  func fetch(
    _ request: FetchRequest, progress: @escaping @Sendable (FetchEvent) -> Void
  ) async -> FetchEvent
}
