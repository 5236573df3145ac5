public import Bytes
public import MinidumpFormat

/// How much memory the process uses: MINIDUMP_PROCESS_VM_COUNTERS in its two forms. Sizes are in
/// bytes.
///
/// A property is nil where the form does not have it or its flag says it means nothing.
public struct ProcessVMCounters: MinidumpStream {
  public static let type = StreamType.processVMCounters

  /// The two forms, of which the second does not begin with the first.
  public enum Form: Equatable, Sendable {
    case first(ProcessVMCounters1Record)
    case second(ProcessVMCounters2Record)
  }

  /// The fields as they lie in the file.
  public let form: Form

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let subject = "process memory counters"
    let first: ProcessVMCounters1Record = try Self.head(view, subject, dump.byteOrder)
    form =
      first.revision < 2
      ? .first(first) : .second(try Self.head(view, subject, dump.byteOrder))
  }
}

extension ProcessVMCounters {
  /// 1 or 2.
  public var revision: UInt16 {
    switch form {
    case .first(let record): record.revision
    case .second(let record): record.revision
    }
  }

  /// What both forms have.
  public var usage: ProcessVMUsageRecord {
    switch form {
    case .first(let record): record.usage
    case .second(let record): record.usage
    }
  }

  /// Memory that no other process shares.
  public var privateUsage: UInt64? {
    switch form {
    case .first(let record): record.privateUsage
    case .second(let record): given(.privateUsage, record.privateUsage)
    }
  }

  /// The most address space the process ever used.
  public var peakVirtualSize: UInt64? { given(.virtualSize, second?.peakVirtualSize) }
  /// How much address space the process uses.
  public var virtualSize: UInt64? { given(.virtualSize, second?.virtualSize) }
  /// The part of the working set that no other process shares.
  public var privateWorkingSet: UInt64? { given(.privateWorkingSet, second?.privateWorkingSet) }
  /// Committed memory that other processes share.
  public var sharedCommit: UInt64? { given(.privateWorkingSet, second?.sharedCommit) }
  /// The second form, whose last five fields then are those of the process's job.
  public var job: ProcessVMCounters2Record? { given(.job, second) }

  private var second: ProcessVMCounters2Record? {
    guard case .second(let record) = form else { return nil }
    return record
  }

  private func given<Value>(_ flag: ProcessVMCountersFlags, _ value: Value?) -> Value? {
    second?.flags.contains(flag) == true ? value : nil
  }
}
