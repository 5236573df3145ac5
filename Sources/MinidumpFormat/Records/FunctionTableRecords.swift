public import Bytes

/// The start of the stream of function tables: MINIDUMP_FUNCTION_TABLE_STREAM, 24 bytes.
///
/// The tables are those that a program handed to RtlAddFunctionTable for code it made while it ran.
/// Behind the header, and after each table, there may be padding.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_function_table_stream>
public struct FunctionTableStreamHeader: Record {
  /// `SizeOfHeader`: where the padding begins that the first table follows.
  public var headerByteCount: UInt32 = 0
  /// `SizeOfDescriptor`: how long a ``FunctionTableRecord`` is.
  public var descriptorByteCount: UInt32 = 0
  /// `SizeOfNativeDescriptor`: how long the system's own record behind it is.
  public var nativeDescriptorByteCount: UInt32 = 0
  /// `SizeOfFunctionEntry`: 12 on x86-64, 8 on Arm.
  public var functionEntryByteCount: UInt32 = 0
  /// `NumberOfDescriptors`: how many tables there are.
  public var tableCount: UInt32 = 0
  /// `SizeOfAlignPad`: how many bytes lie between the header and the first table.
  public var paddingByteCount: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&headerByteCount)
    visitor.visit(&descriptorByteCount)
    visitor.visit(&nativeDescriptorByteCount)
    visitor.visit(&functionEntryByteCount)
    visitor.visit(&tableCount)
    visitor.visit(&paddingByteCount)
  }
}

/// The start of one function table: MINIDUMP_FUNCTION_TABLE_DESCRIPTOR, 32 bytes. The system's own
/// record follows, then the entries, then padding.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_function_table_descriptor>
public struct FunctionTableRecord: Record {
  /// `MinimumAddress`: where the first of the functions begins in the process.
  public var firstAddress: UInt64 = 0
  /// `MaximumAddress`: where the last of the functions ends in the process.
  public var endAddress: UInt64 = 0
  /// What the addresses in the entries are relative to.
  public var baseAddress: UInt64 = 0
  /// How many functions the table has.
  public var entryCount: UInt32 = 0
  /// `SizeOfAlignPad`: how many bytes lie between the entries and the next table.
  public var paddingByteCount: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&firstAddress)
    visitor.visit(&endAddress)
    visitor.visit(&baseAddress)
    visitor.visit(&entryCount)
    visitor.visit(&paddingByteCount)
  }
}

/// A function of x86-64 and how to unwind it: RUNTIME_FUNCTION, 12 bytes.
///
/// <https://learn.microsoft.com/cpp/build/exception-handling-x64#struct-runtime_function>
public struct RuntimeFunctionAMD64Record: Record {
  /// Where the function begins, relative to the table's base.
  public var beginAddress: UInt32 = 0
  /// Where the function ends, relative to the table's base.
  public var endAddress: UInt32 = 0
  /// Where its UNWIND_INFO lies, relative to the table's base.
  public var unwindInfoAddress: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&beginAddress)
    visitor.visit(&endAddress)
    visitor.visit(&unwindInfoAddress)
  }
}
