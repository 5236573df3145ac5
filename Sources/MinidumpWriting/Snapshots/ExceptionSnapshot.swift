public import MinidumpFormat

/// What went wrong, and in which thread.
public struct ExceptionSnapshot: Sendable {
  /// Everything but where the context lies, which the writer fills in.
  public var record: ExceptionStreamRecord
  /// The registers at the crash; nil when they are those of the thread, whose bytes are then shared.
  public var context: ContextSnapshot?

  public init(record: ExceptionStreamRecord, context: ContextSnapshot? = nil) {
    self.record = record
    self.context = context
  }
}
