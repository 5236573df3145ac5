public import Bytes
public import MinidumpFormat

/// What Chromium says of its processes and the system's memory, as a message of Protocol Buffers.
///
/// Today's Chromium writes the memory and the open files of the process that crashed; until 2023 it
/// also wrote what the threads of its processes were doing. Fields that no version is known to have
/// written are in ``message``.
///
/// <https://chromium.googlesource.com/chromium/src/+/main/components/stability_report/stability_report.proto>
public struct StabilityReport: MinidumpStream {
  public static let type = StreamType.stabilityReport

  /// All fields, those with a meaning here and others.
  public let message: ProtobufMessage
  public let problems: [MinidumpError]

  public init(_ view: ByteView, in dump: Minidump) {
    message = ProtobufMessage(view)
    let problem = message.problem ?? Self.problem(of: message)
    problems = problem.map { [MinidumpError("stability report", $0.problem, at: $0.offset)] } ?? []
  }

  /// Of the first process that has one.
  private static func problem(of message: ProtobufMessage) -> MinidumpError? {
    for process in message.messages(2) {
      if let problem = process.problem { return problem }
    }
    return nil
  }

  /// Whether nothing was left out for want of room. Until 2023.
  public var isComplete: Bool? { message.flag(6) }
  /// Which of the processes crashed. Until 2023.
  public var crashedProcessID: Int64? { message.signed(8) }
  /// How the system's last session ended. Until 2023.
  public var session: Session? {
    message.message(1)?.unsigned(1).map { Session(rawValue: UInt32(truncatingIfNeeded: $0)) }
  }
  /// Chromium's processes, or the one that crashed.
  public var processes: some Sequence<Process> { message.messages(2).lazy.map(Process.init) }
  /// What had been logged. Until 2023.
  public var logMessages: some Sequence<String> { message.texts(3) }
  /// Values with names. Until 2023.
  public var globalData: some Sequence<Entry> { message.messages(4).lazy.map(Entry.init) }
  /// The experiments the user took part in. Until 2023.
  public var fieldTrials: some Sequence<FieldTrial> {
    message.messages(5).lazy.map(FieldTrial.init)
  }
  /// The memory of the whole system, on Windows.
  public var systemMemory: SystemMemory? {
    message.message(7)?.message(1).map(SystemMemory.init)
  }
}

extension StabilityReport {
  /// How a session of the system, from its start until it is shut down, ended.
  public struct Session: OpenCode {
    public var rawValue: UInt32

    public init(rawValue: UInt32) {
      self.rawValue = rawValue
    }

    /// `UNKNOWN`
    public static let unknown = Self(rawValue: 0)
    /// `CLEAN`: it was shut down.
    public static let clean = Self(rawValue: 1)
    /// `UNCLEAN`: the system crashed, or lost power.
    public static let unclean = Self(rawValue: 2)
  }

  /// An experiment and the group in it that the user was put in, both as hashes of names.
  public struct FieldTrial: Sendable {
    /// The fields as they lie in the file, known or not.
    public let message: ProtobufMessage

    /// The hash of the trial's name.
    public var nameID: UInt32? { message.fixed32(1) }
    /// The hash of the group's name.
    public var groupID: UInt32? { message.fixed32(2) }
  }

  /// The memory of the whole system, on Windows.
  public struct SystemMemory: Sendable {
    /// The fields as they lie in the file, known or not.
    public let message: ProtobufMessage

    /// How much may be promised to processes, in pages of 4 KiB.
    public var commitLimitPageCount: UInt64? { message.unsigned(1) }
    /// How much of that is left, in pages of 4 KiB.
    public var commitRemainingPageCount: UInt64? { message.unsigned(2) }
    /// How many handles are open.
    public var handleCount: UInt64? { message.unsigned(3) }
  }
}
