public import Bytes

/// The start of the list of handles: MINIDUMP_HANDLE_DATA_STREAM, 16 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_handle_data_stream>
public struct HandleDataHeader: Record {
  /// `SizeOfHeader`: where the entries begin.
  public var headerByteCount: UInt32 = 0
  /// Says which record follows.
  public var entryByteCount: UInt32 = 0
  /// `NumberOfDescriptors`
  public var entryCount: UInt32 = 0
  /// Means nothing.
  public var reserved: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&headerByteCount)
    visitor.visit(&entryByteCount)
    visitor.visit(&entryCount)
    visitor.visit(&reserved)
  }
}

/// A handle, or a file descriptor on Linux: MINIDUMP_HANDLE_DESCRIPTOR, 32 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_handle_descriptor>
public struct HandleRecord: Record {
  /// The handle's value, on Linux the descriptor's number.
  public var handle: UInt64 = 0
  /// Where a MINIDUMP_STRING lies in the file; 0 for none.
  public var typeNameOffset: UInt32 = 0
  /// Where a MINIDUMP_STRING lies in the file; 0 for none.
  public var objectNameOffset: UInt32 = 0
  /// OBJ_INHERIT and others.
  public var attributes: UInt32 = 0
  /// Access rights, whose bits depend on the type of the object.
  public var grantedAccess: UInt32 = 0
  /// `HandleCount` of OBJECT_BASIC_INFORMATION: how many handles the object has.
  public var handleCount: UInt32 = 0
  /// `PointerCount` of OBJECT_BASIC_INFORMATION: how many references the object has.
  public var pointerCount: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&handle)
    visitor.visit(&typeNameOffset)
    visitor.visit(&objectNameOffset)
    visitor.visit(&attributes)
    visitor.visit(&grantedAccess)
    visitor.visit(&handleCount)
    visitor.visit(&pointerCount)
  }
}

/// A handle with more about its object: MINIDUMP_HANDLE_DESCRIPTOR_2, 40 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_handle_descriptor_2>
public struct Handle2Record: Record {
  /// What the shorter record has.
  public var handle = HandleRecord()
  /// Where the first ``HandleObjectInformationRecord`` lies in the file; 0 for none.
  public var objectInfoOffset: UInt32 = 0
  /// Means nothing.
  public var reserved: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&handle)
    visitor.visit(&objectInfoOffset)
    visitor.visit(&reserved)
  }
}
