public import Bytes

// Chromium wrote these until 2023.

extension StabilityReport {
  /// A thread of one of Chromium's processes.
  public struct Thread: Sendable {
    /// The fields as they lie in the file, known or not.
    public let message: ProtobufMessage

    /// The thread's name.
    public var name: String? { message.text(1) }
    /// The system's number of the thread.
    public var id: Int64? { message.signed(2) }
    /// How deep the thread was in activities, of which ``activities`` may have only the outermost.
    public var activityCount: Int64? { message.signed(3) }
    /// What the thread was doing, the outermost first.
    public var activities: some Sequence<Activity> {
      message.messages(4).lazy.map(Activity.init)
    }
    /// The last exception that was caught; the thread may have recovered from it.
    public var exception: Exception? { message.message(5).map(Exception.init) }
  }

  /// An exception that was caught.
  public struct Exception: Sendable {
    /// The fields as they lie in the file, known or not.
    public let message: ProtobufMessage

    /// What went wrong, in the system's numbers.
    public var code: UInt64? { message.unsigned(1) }
    /// Of the instruction that raised it.
    public var programCounter: UInt64? { message.unsigned(2) }
    /// Of the exception, as the system told it.
    public var address: UInt64? { message.unsigned(3) }
    /// When it was caught.
    public var time: Int64? { message.signed(4) }
  }

  /// Something a thread was doing.
  public struct Activity: Sendable {
    /// The fields as they lie in the file, known or not.
    public let message: ProtobufMessage

    /// What the thread was doing.
    public var kind: ActivityKind? {
      message.unsigned(1).map { ActivityKind(rawValue: UInt32(truncatingIfNeeded: $0)) }
    }
    /// When it began.
    public var time: Int64? { message.signed(2) }
    /// The code that began it.
    public var address: UInt64? { message.unsigned(11) }
    /// The code it comes from, such as that which posted the task.
    public var originAddress: UInt64? { message.unsigned(3) }
    /// Of a task.
    public var taskSequenceID: UInt64? { message.unsigned(4) }
    /// Of a lock that is waited for.
    public var lockAddress: UInt64? { message.unsigned(5) }
    /// Of an event that is waited for.
    public var eventAddress: UInt64? { message.unsigned(6) }
    /// Of a thread whose end is waited for.
    public var threadID: Int64? { message.signed(7) }
    /// Of a process whose end is waited for.
    public var processID: Int64? { message.signed(8) }
    /// Values with names.
    public var userData: some Sequence<Entry> { message.messages(9).lazy.map(Entry.init) }
    /// What activities of the kind ``ActivityKind/generic`` are told apart by.
    public var genericID: UInt64? { message.unsigned(12) }
    /// Anything the code wanted to say.
    public var genericData: Int64? { message.signed(13) }
  }

  /// What a thread was doing, or waiting for.
  public struct ActivityKind: OpenCode {
    public var rawValue: UInt32

    public init(rawValue: UInt32) {
      self.rawValue = rawValue
    }

    /// `UNKNOWN`
    public static let unknown = Self(rawValue: 0)
    /// `ACT_TASK_RUN`
    public static let task = Self(rawValue: 1)
    /// `ACT_LOCK_ACQUIRE`
    public static let lock = Self(rawValue: 2)
    /// `ACT_EVENT_WAIT`
    public static let event = Self(rawValue: 3)
    /// `ACT_THREAD_JOIN`
    public static let threadEnd = Self(rawValue: 4)
    /// `ACT_PROCESS_WAIT`
    public static let processEnd = Self(rawValue: 5)
    /// `ACT_GENERIC`
    public static let generic = Self(rawValue: 6)
  }
}
