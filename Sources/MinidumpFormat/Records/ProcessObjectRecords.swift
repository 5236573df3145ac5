public import Bytes

/// A process, asked for by a 64-bit process: PROCESS_EXTENDED_BASIC_INFORMATION, 64 bytes.
///
/// <https://ntdoc.m417z.com/process_extended_basic_information>
public struct ProcessObject64Record: Record {
  /// `Size`: of this record, 64.
  public var infoByteCount: UInt64 = 0
  /// 259, STATUS_PENDING, for a process that runs.
  public var exitStatus: UInt32 = 0
  /// `PebBaseAddress`
  public var environmentBlock: UInt64 = 0
  /// A bit for each processor the process may run on.
  public var affinity: UInt64 = 0
  /// What the priorities of its threads begin at.
  public var basePriority: Int32 = 0
  /// Of the process itself.
  public var processID: UInt64 = 0
  /// `InheritedFromUniqueProcessId`
  public var parentProcessID: UInt64 = 0
  /// 1 protected, 2 of 32 bits on a 64-bit system, 4 being deleted, and more.
  public var flags: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&infoByteCount)
    visitor.visit(&exitStatus)
    visitor.padding(4)
    visitor.visit(&environmentBlock)
    visitor.visit(&affinity)
    visitor.visit(&basePriority)
    visitor.padding(4)
    visitor.visit(&processID)
    visitor.visit(&parentProcessID)
    visitor.visit(&flags)
    visitor.padding(4)
  }
}

/// A process, asked for by a 32-bit process: PROCESS_EXTENDED_BASIC_INFORMATION, 32 bytes.
public struct ProcessObject32Record: Record {
  /// `Size`: of this record, 32.
  public var infoByteCount: UInt32 = 0
  /// 259, STATUS_PENDING, for a process that runs.
  public var exitStatus: UInt32 = 0
  /// `PebBaseAddress`
  public var environmentBlock: UInt32 = 0
  /// A bit for each processor the process may run on.
  public var affinity: UInt32 = 0
  /// What the priorities of its threads begin at.
  public var basePriority: Int32 = 0
  /// Of the process itself.
  public var processID: UInt32 = 0
  /// `InheritedFromUniqueProcessId`
  public var parentProcessID: UInt32 = 0
  /// 1 protected, 2 of 32 bits on a 64-bit system, 4 being deleted, and more.
  public var flags: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&infoByteCount)
    visitor.visit(&exitStatus)
    visitor.visit(&environmentBlock)
    visitor.visit(&affinity)
    visitor.visit(&basePriority)
    visitor.visit(&processID)
    visitor.visit(&parentProcessID)
    visitor.visit(&flags)
  }
}
