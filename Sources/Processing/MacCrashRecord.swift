/// What a macOS module left for crash reporters: its `__crash_info`.
///
/// A field is nil where the module's version of the record does not have it.
public struct MacCrashRecord: Hashable, Sendable {
  /// The thread the record is about.
  public var thread: UInt64?
  /// What a crash dialog should do.
  public var dialogMode: UInt64?
  /// Why the process was ended; from version 5 of the record on.
  public var abortCause: UInt64?
  /// Path of the module.
  public var module: String?
  /// Why the process ended itself: "assertion failed: …".
  public var message: String?
  /// A text to group crashes by.
  public var signature: String?
  /// A stack that the module noted itself, as text.
  public var backtrace: String?
  /// What else the module had to say.
  public var secondMessage: String?

  public init() {}
}
