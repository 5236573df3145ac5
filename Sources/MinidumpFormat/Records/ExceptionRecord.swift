public import Bytes

/// What went wrong: MINIDUMP_EXCEPTION, 152 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_exception>
public struct ExceptionRecord: Record {
  /// Windows: NTSTATUS; Linux: the signal; macOS: the Mach exception.
  public var code: UInt32 = 0
  /// Linux: `si_code`; macOS: the exception's first code.
  public var flags: UInt32 = 0
  /// `ExceptionRecord`: address of another exception's record, when they nest.
  public var nestedRecordAddress: UInt64 = 0
  /// Windows: of the instruction; Linux: `si_addr`.
  public var address: UInt64 = 0
  /// How many of ``parameters`` mean something: at most 15.
  public var parameterCount: UInt32 = 0
  /// `ExceptionInformation`. Windows, access violation: 0 read, 1 write or 8 execute; the address.
  public var parameters = FixedArray<15, UInt64>(repeating: 0)

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&code)
    visitor.visit(&flags)
    visitor.visit(&nestedRecordAddress)
    visitor.visit(&address)
    visitor.visit(&parameterCount)
    visitor.padding(4)
    visitor.visit(&parameters)
  }
}

/// The exception stream: MINIDUMP_EXCEPTION_STREAM, 168 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_exception_stream>
public struct ExceptionStreamRecord: Record {
  /// The thread it happened in.
  public var threadID: UInt32 = 0
  /// What went wrong.
  public var exception = ExceptionRecord()
  /// The registers at the crash, as in ``ThreadRecord/context``.
  public var context = Location()

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&threadID)
    visitor.padding(4)
    visitor.visit(&exception)
    visitor.visit(&context)
  }
}
