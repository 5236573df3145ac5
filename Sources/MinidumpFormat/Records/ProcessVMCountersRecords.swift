public import Bytes

/// Which fields of the second form mean something: MINIDUMP_PROCESS_VM_COUNTERS and others.
public struct ProcessVMCountersFlags: OpenCode, OptionSet {
  public var rawValue: UInt16

  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// `MINIDUMP_PROCESS_VM_COUNTERS`: what both forms have.
  public static let counters = Self(rawValue: 0x1)
  /// `MINIDUMP_PROCESS_VM_COUNTERS_VIRTUALSIZE`
  public static let virtualSize = Self(rawValue: 0x2)
  /// `MINIDUMP_PROCESS_VM_COUNTERS_EX`: the private usage.
  public static let privateUsage = Self(rawValue: 0x4)
  /// `MINIDUMP_PROCESS_VM_COUNTERS_EX2`: the private working set, the shared commit.
  public static let privateWorkingSet = Self(rawValue: 0x8)
  /// `MINIDUMP_PROCESS_VM_COUNTERS_JOB`: what the job the process belongs to uses.
  public static let job = Self(rawValue: 0x10)
}

/// The part of the counters in which both forms agree, 68 bytes. Sizes are in bytes.
public struct ProcessVMUsageRecord: Record {
  /// Since the process began.
  public var pageFaultCount: UInt32 = 0
  /// `PeakWorkingSetSize`
  public var peakWorkingSet: UInt64 = 0
  /// `WorkingSetSize`
  public var workingSet: UInt64 = 0
  /// `QuotaPeakPagedPoolUsage`
  public var peakPagedPool: UInt64 = 0
  /// `QuotaPagedPoolUsage`
  public var pagedPool: UInt64 = 0
  /// `QuotaPeakNonPagedPoolUsage`
  public var peakNonPagedPool: UInt64 = 0
  /// `QuotaNonPagedPoolUsage`
  public var nonPagedPool: UInt64 = 0
  /// `PagefileUsage`
  public var pageFile: UInt64 = 0
  /// `PeakPagefileUsage`
  public var peakPageFile: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&pageFaultCount)
    visitor.visit(&peakWorkingSet)
    visitor.visit(&workingSet)
    visitor.visit(&peakPagedPool)
    visitor.visit(&pagedPool)
    visitor.visit(&peakNonPagedPool)
    visitor.visit(&nonPagedPool)
    visitor.visit(&pageFile)
    visitor.visit(&peakPageFile)
  }
}

/// How much memory the process uses: MINIDUMP_PROCESS_VM_COUNTERS_1, 80 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_process_vm_counters_1>
public struct ProcessVMCounters1Record: Record {
  /// 1
  public var revision: UInt16 = 0
  /// What both forms have.
  public var usage = ProcessVMUsageRecord()
  /// `PrivateUsage`, in bytes.
  public var privateUsage: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&revision)
    visitor.padding(2)
    visitor.visit(&usage)
    visitor.visit(&privateUsage)
  }
}

/// The same with more, which does not begin with the first form: MINIDUMP_PROCESS_VM_COUNTERS_2, 152
/// bytes. Sizes are in bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_process_vm_counters_2>
public struct ProcessVMCounters2Record: Record {
  /// 2
  public var revision: UInt16 = 0
  /// Which of the fields behind ``usage`` are filled in.
  public var flags = ProcessVMCountersFlags(rawValue: 0)
  /// What both forms have.
  public var usage = ProcessVMUsageRecord()
  /// `PeakVirtualSize`
  public var peakVirtualSize: UInt64 = 0
  /// Of the address space in use.
  public var virtualSize: UInt64 = 0
  /// What is promised to this process alone.
  public var privateUsage: UInt64 = 0
  /// `PrivateWorkingSetSize`
  public var privateWorkingSet: UInt64 = 0
  /// `SharedCommitUsage`
  public var sharedCommit: UInt64 = 0
  /// `JobSharedCommitUsage`
  public var jobSharedCommit: UInt64 = 0
  /// `JobPrivateCommitUsage`
  public var jobPrivateCommit: UInt64 = 0
  /// `JobPeakPrivateCommitUsage`
  public var jobPeakPrivateCommit: UInt64 = 0
  /// Of each process of the job.
  public var jobPrivateCommitLimit: UInt64 = 0
  /// Of the job as a whole.
  public var jobTotalCommitLimit: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&revision)
    visitor.visit(&flags)
    visitor.visit(&usage)
    visitor.visit(&peakVirtualSize)
    visitor.visit(&virtualSize)
    visitor.visit(&privateUsage)
    visitor.visit(&privateWorkingSet)
    visitor.visit(&sharedCommit)
    visitor.visit(&jobSharedCommit)
    visitor.visit(&jobPrivateCommit)
    visitor.visit(&jobPeakPrivateCommit)
    visitor.visit(&jobPrivateCommitLimit)
    visitor.visit(&jobTotalCommitLimit)
  }
}
