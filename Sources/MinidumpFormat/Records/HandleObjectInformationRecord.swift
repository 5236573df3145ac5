public import Bytes

/// One link of a chain of facts about an object: MINIDUMP_HANDLE_OBJECT_INFORMATION, 12 bytes, then
/// the fact.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_handle_object_information>
public struct HandleObjectInformationRecord: Record {
  /// Where the next link lies in the file; 0 for none. Chains may loop.
  public var nextOffset: UInt32 = 0
  /// `InfoType`
  public var type = HandleObjectInformationType(rawValue: 0)
  /// `SizeOfInfo`: how long the fact is.
  public var infoByteCount: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&nextOffset)
    visitor.visit(&type)
    visitor.visit(&infoByteCount)
  }
}

/// What a fact about an object is: MINIDUMP_HANDLE_OBJECT_INFORMATION_TYPE.
///
/// The facts are structures of Windows itself, in the process's word size. The header numbers them
/// and leaves them undescribed; for those that name no record here, nobody else describes them either.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ne-minidumpapiset-minidump_handle_object_information_type>
public struct HandleObjectInformationType: OpenCode {
  public var rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// `MiniHandleObjectInformationNone`
  public static let none = Self(rawValue: 0)
  /// `MiniThreadInformation1`: ``ThreadObject64Record``, ``ThreadObject32Record``.
  public static let thread1 = Self(rawValue: 1)
  /// `MiniMutantInformation1`: ``MutantObjectRecord``.
  public static let mutant1 = Self(rawValue: 2)
  /// `MiniMutantInformation2`: ``MutantOwner64Record``, ``MutantOwner32Record``.
  public static let mutant2 = Self(rawValue: 3)
  /// `MiniProcessInformation1`
  public static let process1 = Self(rawValue: 4)
  /// `MiniProcessInformation2`: ``ProcessObject64Record``, ``ProcessObject32Record``.
  public static let process2 = Self(rawValue: 5)
  /// `MiniEventInformation1`
  public static let event1 = Self(rawValue: 6)
  /// `MiniSectionInformation1`
  public static let section1 = Self(rawValue: 7)
  /// `MiniSemaphoreInformation1`
  public static let semaphore1 = Self(rawValue: 8)
}
