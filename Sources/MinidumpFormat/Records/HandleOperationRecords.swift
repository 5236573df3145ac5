public import Bytes

/// The start of the list of what was done with handles: MINIDUMP_HANDLE_OPERATION_LIST, 16 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_handle_operation_list>
public struct HandleOperationListHeader: Record {
  /// `SizeOfHeader`: where the entries begin.
  public var headerByteCount: UInt32 = 0
  /// `SizeOfEntry`: from one entry to the next.
  public var entryByteCount: UInt32 = 0
  /// `NumberOfEntries`
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

/// What was done with a handle: eHANDLE_TRACE_OPERATIONS of avrfsdk.h.
public struct HandleOperation: OpenCode {
  public var rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// `OperationDbUnused`
  public static let unused = Self(rawValue: 0)
  /// `OperationDbOPEN`
  public static let open = Self(rawValue: 1)
  /// `OperationDbCLOSE`
  public static let close = Self(rawValue: 2)
  /// `OperationDbBADREF`: a handle was used that was none.
  public static let badReference = Self(rawValue: 3)
}

/// One operation on a handle, as Application Verifier keeps it: AVRF_HANDLE_OPERATION of avrfsdk.h,
/// 288 bytes.
public struct HandleOperationRecord: Record {
  /// The handle's value.
  public var handle: UInt64 = 0
  /// Of the process that did it.
  public var processID: UInt32 = 0
  /// Of the thread that did it.
  public var threadID: UInt32 = 0
  /// `OperationType`
  public var operation = HandleOperation(rawValue: 0)
  /// Means nothing.
  public var reserved: UInt32 = 0
  /// `Depth`: how many of ``returnAddresses`` mean something.
  public var depth: UInt32 = 0
  /// `Index`: Application Verifier's number of the stack.
  public var index: UInt32 = 0
  /// The stack at the time of the operation, innermost first.
  public var returnAddresses = FixedArray<32, UInt64>(repeating: 0)

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&handle)
    visitor.visit(&processID)
    visitor.visit(&threadID)
    visitor.visit(&operation)
    visitor.visit(&reserved)
    visitor.visit(&depth)
    visitor.visit(&index)
    visitor.visit(&returnAddresses)
  }
}
