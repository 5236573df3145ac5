public import Bytes

/// The start of the list of memory attributes: MINIDUMP_MEMORY_INFO_LIST, 16 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_memory_info_list>
public struct MemoryInfoListHeader: Record {
  /// `SizeOfHeader`: where the entries begin.
  public var headerByteCount: UInt32 = 0
  /// `SizeOfEntry`: from one entry to the next.
  public var entryByteCount: UInt32 = 0
  /// `NumberOfEntries`
  public var entryCount: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&headerByteCount)
    visitor.visit(&entryByteCount)
    visitor.visit(&entryCount)
  }
}

/// What may be done with a piece of memory: MINIDUMP_MEMORY_INFO, 48 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_memory_info>
public struct MemoryInfoRecord: Record {
  /// Where the piece begins in the process.
  public var baseAddress: UInt64 = 0
  /// Where the allocation that the piece is part of begins in the process.
  public var allocationBase: UInt64 = 0
  /// `AllocationProtect`: the protection at the time of the allocation.
  public var allocationProtection = MemoryProtection(rawValue: 0)
  /// `RegionSize`: how long the piece is.
  public var regionByteCount: UInt64 = 0
  /// Whether there is memory, room for it, or neither.
  public var state = MemoryState(rawValue: 0)
  /// `Protect`: the protection at the time of the dump.
  public var protection = MemoryProtection(rawValue: 0)
  /// What is behind the addresses: a file, an image, or memory of the process alone.
  public var type = MemoryType(rawValue: 0)

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&baseAddress)
    visitor.visit(&allocationBase)
    visitor.visit(&allocationProtection)
    visitor.padding(4)
    visitor.visit(&regionByteCount)
    visitor.visit(&state)
    visitor.visit(&protection)
    visitor.visit(&type)
    visitor.padding(4)
  }
}
