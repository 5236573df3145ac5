public import Bytes
public import MinidumpFormat

/// What macOS modules left in their `__crash_info`, as Mozilla's writer keeps it.
public struct MozMacosCrashInfo: MinidumpStream {
  public static let type = StreamType.mozMacosCrashInfo

  /// What one module left; nil where its record's version does not have the field.
  public struct Entry: Hashable, Sendable {
    /// Of the record: 1, 4 or 5.
    public var version: UInt64
    /// The thread it is about.
    public var thread: UInt64?
    /// What a crash dialog should do.
    public var dialogMode: UInt64?
    /// Why the process was ended, from version 5 on.
    public var abortCause: UInt64?
    /// The module that left the message.
    public var modulePath: String?
    /// What the module had to say.
    public var message: String?
    /// A text to group crashes by.
    public var signature: String?
    /// A stack the module noted.
    public var backtrace: String?
    /// What else the module had to say.
    public var secondMessage: String?
  }

  /// At most 20.
  public let entries: [Entry]
  public let problems: [MinidumpError]

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let subject = "macOS crash info"
    let header: MacCrashInfoHeader = try Self.head(view, subject, dump.byteOrder)
    var entries: [Entry] = []
    var problems: [MinidumpError] = []
    if header.recordCount > 20 {
      problems.append(
        MinidumpError(
          subject, "claims \(header.recordCount) records, there is room for 20", at: view.fileOffset
        ))
    }
    for location in header.records.array.prefix(Int(header.recordCount)) {
      let bytes = dump.bytes(at: location)
      var texts = MacCrashTexts(bytes.clampedSlice(at: UInt64(header.recordStartByteCount)))
      if let entry = Entry(bytes, &texts, dump.byteOrder) {
        entries.append(entry)
      } else {
        problems.append(
          MinidumpError(
            subject, "a record of \(bytes.byteCount) bytes is too short",
            at: UInt64(location.offset)))
      }
      if texts.isCutShort {
        problems.append(
          MinidumpError(
            subject,
            "a text has no end within \(MacCrashTexts.longest) bytes, what follows is lost",
            at: UInt64(location.offset)))
      }
    }
    self.entries = entries
    self.problems = problems
  }
}

extension MozMacosCrashInfo.Entry {
  fileprivate init?(_ view: ByteView, _ texts: inout MacCrashTexts, _ order: ByteOrder) {
    guard let head: MacCrashInfo1Record = try? view.record(at: 0, order) else { return nil }
    version = head.version
    guard version >= 4 else { return }
    guard let record: MacCrashInfo4Record = try? view.record(at: 0, order) else { return nil }
    thread = record.thread
    dialogMode = record.dialogMode
    if version >= 5, let record: MacCrashInfo5Record = try? view.record(at: 0, order) {
      abortCause = record.abortCause
    }
    modulePath = texts.next()
    message = texts.next()
    signature = texts.next()
    backtrace = texts.next()
    secondMessage = texts.next()
  }
}

/// The texts behind a record, each ended by a zero.
private struct MacCrashTexts {
  /// Mozilla's limit for each text.
  static let longest = 8192

  private var rest: ByteView
  /// Whether a text had no end; there are none behind it.
  private(set) var isCutShort = false

  init(_ view: ByteView) {
    rest = view
  }

  mutating func next() -> String {
    let bytes = rest.clampedSlice(at: 0, byteCount: UInt64(Self.longest)).bytes.prefix { $0 != 0 }
    isCutShort = isCutShort || rest[bytes.count] != 0
    rest = isCutShort ? .empty : rest.clampedSlice(at: UInt64(bytes.count) + 1)
    return String(decoding: bytes, as: UTF8.self).streamSafe
  }
}
