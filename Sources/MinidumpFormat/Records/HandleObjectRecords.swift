public import Bytes

/// A mutex: MUTANT_BASIC_INFORMATION, 8 bytes.
///
/// <https://ntdoc.m417z.com/mutant_basic_information>
public struct MutantObjectRecord: Record {
  /// 1 for a free mutex; below that, the owner has it so many times over.
  public var currentCount: Int32 = 0
  /// Not zero when the thread that asked owns it.
  public var isOwnedByCaller: UInt8 = 0
  /// Not zero when the owner ended without letting go.
  public var isAbandoned: UInt8 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&currentCount)
    visitor.visit(&isOwnedByCaller)
    visitor.visit(&isAbandoned)
    visitor.padding(2)
  }
}

/// Who owns a mutex of a 64-bit process: MUTANT_OWNER_INFORMATION, 16 bytes.
///
/// <https://ntdoc.m417z.com/mutant_owner_information>
public struct MutantOwner64Record: Record {
  /// Of the process the thread belongs to.
  public var processID: UInt64 = 0
  /// Of the thread.
  public var threadID: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&processID)
    visitor.visit(&threadID)
  }
}

/// Who owns a mutex of a 32-bit process: MUTANT_OWNER_INFORMATION, 8 bytes.
public struct MutantOwner32Record: Record {
  /// Of the process the thread belongs to.
  public var processID: UInt32 = 0
  /// Of the thread.
  public var threadID: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&processID)
    visitor.visit(&threadID)
  }
}

/// A thread, asked for by a 64-bit process: THREAD_BASIC_INFORMATION, 48 bytes.
///
/// <https://ntdoc.m417z.com/thread_basic_information>
public struct ThreadObject64Record: Record {
  /// 259, STATUS_PENDING, for a thread that runs.
  public var exitStatus: UInt32 = 0
  /// `TebBaseAddress`
  public var environmentBlock: UInt64 = 0
  /// Of the process the thread belongs to.
  public var processID: UInt64 = 0
  /// Of the thread.
  public var threadID: UInt64 = 0
  /// A bit for each processor the thread may run on.
  public var affinity: UInt64 = 0
  /// What the thread runs with at the moment: 0 to 31.
  public var priority: Int32 = 0
  /// What ``priority`` returns to.
  public var basePriority: Int32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&exitStatus)
    visitor.padding(4)
    visitor.visit(&environmentBlock)
    visitor.visit(&processID)
    visitor.visit(&threadID)
    visitor.visit(&affinity)
    visitor.visit(&priority)
    visitor.visit(&basePriority)
  }
}

/// A thread, asked for by a 32-bit process: THREAD_BASIC_INFORMATION, 28 bytes.
public struct ThreadObject32Record: Record {
  /// 259, STATUS_PENDING, for a thread that runs.
  public var exitStatus: UInt32 = 0
  /// `TebBaseAddress`
  public var environmentBlock: UInt32 = 0
  /// Of the process the thread belongs to.
  public var processID: UInt32 = 0
  /// Of the thread.
  public var threadID: UInt32 = 0
  /// A bit for each processor the thread may run on.
  public var affinity: UInt32 = 0
  /// What the thread runs with at the moment: 0 to 31.
  public var priority: Int32 = 0
  /// What ``priority`` returns to.
  public var basePriority: Int32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&exitStatus)
    visitor.visit(&environmentBlock)
    visitor.visit(&processID)
    visitor.visit(&threadID)
    visitor.visit(&affinity)
    visitor.visit(&priority)
    visitor.visit(&basePriority)
  }
}
