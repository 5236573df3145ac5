/// What a macOS module left for crash reporters: its `__crash_info`.
///
/// A field is nil where the module's version of the record does not have it.
public struct MacCrashRecord: Hashable, Sendable {
  public var thread: UInt64?
  public var dialogMode: UInt64?
  public var abortCause: UInt64?
  /// Path of the module.
  public var module: String?
  /// Why the process ended itself: "assertion failed: …".
  public var message: String?
  public var signature: String?
  public var backtrace: String?
  public var secondMessage: String?

  public init() {}
}
