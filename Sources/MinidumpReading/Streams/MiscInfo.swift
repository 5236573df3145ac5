public import Bytes
public import MinidumpFormat

/// Facts about the process and the machine: MINIDUMP_MISC_INFO in its five lengths.
///
/// A property is nil where the stream is too short to hold it or its flag says it means nothing.
public struct MiscInfo: MinidumpStream {
  public static let type = StreamType.miscInfo

  /// Everything; zeros past the end of the stream.
  public let record: MiscInfo5Record
  /// Which of the five versions the stream is long enough for: 1 to 5.
  public let version: Int
  public let problems: [MinidumpError]

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let order = dump.byteOrder
    var whole = MiscInfo5Record()
    whole.fourth.third.second.first = try Self.head(view, "misc info", order)
    var version = 1
    if let record: MiscInfo2Record = try? view.record(at: 0, order) {
      (version, whole.fourth.third.second) = (2, record)
    }
    if let record: MiscInfo3Record = try? view.record(at: 0, order) {
      (version, whole.fourth.third) = (3, record)
    }
    if let record: MiscInfo4Record = try? view.record(at: 0, order) {
      (version, whole.fourth) = (4, record)
    }
    if let record: MiscInfo5Record = try? view.record(at: 0, order) {
      (version, whole) = (5, record)
    }
    record = whole
    self.version = version
    problems = Self.problems(view, claimed: whole.fourth.third.second.first.infoByteCount)
  }

  private static func problems(_ view: ByteView, claimed: UInt32) -> [MinidumpError] {
    guard view.byteCount != Int(claimed) else { return [] }
    return [
      MinidumpError(
        "misc info", "says it is \(claimed) bytes long, the stream is \(view.byteCount)",
        at: view.fileOffset)
    ]
  }
}

extension MiscInfo {
  /// Which fields the writer filled in.
  public var flags: MiscInfoFlags { first.flags }

  /// The process's number.
  public var processID: UInt32? { given(.processID, from: 1, first.processID) }
  /// Seconds since 1970.
  public var processCreateTime: UInt32? { given(.processTimes, from: 1, first.createTime) }
  /// Seconds of processor time.
  public var processUserTime: UInt32? { given(.processTimes, from: 1, first.userTime) }
  /// Seconds of processor time.
  public var processKernelTime: UInt32? { given(.processTimes, from: 1, first.kernelTime) }

  /// The processor's clock and idle states: ``MiscInfo2Record/maximumMegahertz`` and what follows.
  public var processorPower: MiscInfo2Record? { given(.processorPower, from: 2, second) }

  /// Windows: SECURITY_MANDATORY_LOW_RID and others.
  public var integrityLevel: UInt32? { given(.processIntegrity, from: 3, third.integrityLevel) }
  /// Windows: MEM_EXECUTE_OPTION_ bits of data execution prevention.
  public var executeFlags: UInt32? { given(.processExecuteFlags, from: 3, third.executeFlags) }
  /// Whether it was a protected process of Windows.
  public var isProtected: Bool? { given(.protectedProcess, from: 3, third.isProtected != 0) }
  /// The machine's time zone.
  public var timeZone: TimeZoneRecord? { given(.timeZone, from: 3, third.timeZone) }
  /// 0 unknown, 1 standard time, 2 daylight saving time.
  public var timeZoneID: UInt32? { given(.timeZone, from: 3, third.timeZoneID) }
  /// What the time zone calls its time in winter.
  public var standardTimeName: String? { timeZone.map { utf16Text($0.standardName.array) } }
  /// What the time zone calls its time in summer.
  public var daylightTimeName: String? { timeZone.map { utf16Text($0.daylightName.array) } }

  /// The operating system's build.
  public var buildString: String? {
    given(.buildString, from: 4, utf16Text(record.fourth.buildString.array))
  }

  /// The library that wrote the dump.
  public var debuggerBuildString: String? {
    given(.buildString, from: 4, utf16Text(record.fourth.debuggerBuildString.array))
  }

  /// What the extended processor state in contexts holds.
  public var extendedState: ExtendedStateRecord? { version >= 5 ? record.extendedState : nil }
  /// Windows: what the process's encoded pointers are mixed with.
  public var processCookie: UInt32? { given(.processCookie, from: 5, record.processCookie) }

  private var first: MiscInfo1Record { second.first }
  private var second: MiscInfo2Record { third.second }
  private var third: MiscInfo3Record { record.fourth.third }

  private func given<Value>(
    _ flag: MiscInfoFlags, from version: Int, _ value: @autoclosure () -> Value
  ) -> Value? {
    self.version >= version && flags.contains(flag) ? value() : nil
  }
}
