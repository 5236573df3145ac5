public import MinidumpFormat

/// What macOS modules left in their `__crash_info`: at most 20 records.
///
/// rust-minidump reads none of them when they are of different versions.
public struct MacCrashInfoSnapshot: Sendable {
  /// One for each module that left something.
  public var records: [Record]

  public init(records: [Record]) {
    self.records = records
  }

  /// What one module left, in the form of its version. The writer fills in the type of the stream, and
  /// the version where the record's is none of its form.
  public enum Record: Sendable {
    /// A module that has nothing to say; versions 1 to 3.
    case first(MacCrashInfo1Record)
    case fourth(MacCrashInfo4Record, Texts)
    /// From version 5 on.
    case fifth(MacCrashInfo5Record, Texts)
  }

  /// The texts of one module, of which Mozilla reads 8,192 bytes each; a zero ends them.
  public struct Texts: Hashable, Sendable {
    /// The module that left the message.
    public var modulePath: String
    /// What the module had to say.
    public var message: String
    /// A text to group crashes by.
    public var signature: String
    /// A stack the module noted.
    public var backtrace: String
    /// What else the module had to say.
    public var secondMessage: String

    /// Texts that are not given are empty.
    public init(
      modulePath: String = "", message: String = "", signature: String = "",
      backtrace: String = "", secondMessage: String = ""
    ) {
      self.modulePath = modulePath
      self.message = message
      self.signature = signature
      self.backtrace = backtrace
      self.secondMessage = secondMessage
    }
  }
}
