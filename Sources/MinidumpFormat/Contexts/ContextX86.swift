public import Bytes

/// x87 state as the instruction FSAVE stores it: FLOATING_SAVE_AREA, 112 bytes.
public struct FloatingSaveAreaRecord: Record {
  /// Rounding, precision and masked exceptions, in the low half.
  public var controlWord: UInt32 = 0
  /// Conditions, exceptions and the top of the stack of registers, in the low half.
  public var statusWord: UInt32 = 0
  /// Two bits per register: 3 means empty.
  public var tagWord: UInt32 = 0
  /// Address of the last x87 instruction.
  public var errorOffset: UInt32 = 0
  /// The code segment of ``errorOffset``, in the low half.
  public var errorSelector: UInt32 = 0
  /// Address of that instruction's operand.
  public var dataOffset: UInt32 = 0
  /// The segment of ``dataOffset``, in the low half.
  public var dataSelector: UInt32 = 0
  /// st0 to st7, ten bytes each.
  public var registers = FixedArray<80, UInt8>(repeating: 0)
  /// `Cr0NpxState`, elsewhere `Spare0`.
  public var cr0NPXState: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&controlWord)
    visitor.visit(&statusWord)
    visitor.visit(&tagWord)
    visitor.visit(&errorOffset)
    visitor.visit(&errorSelector)
    visitor.visit(&dataOffset)
    visitor.visit(&dataSelector)
    visitor.visit(&registers)
    visitor.visit(&cr0NPXState)
  }
}

/// The registers of a thread on x86: CONTEXT, 716 bytes. Registers have the names of the manual.
///
/// <https://chromium.googlesource.com/breakpad/breakpad/+/main/src/google_breakpad/common/minidump_cpu_x86.h>
public struct ContextX86: Record {
  /// ``ContextFlags/x86`` and which groups of registers are filled in.
  public var contextFlags = ContextFlags(rawValue: 0)
  /// dr0 to dr3: the addresses of the hardware breakpoints.
  public var dr0: UInt32 = 0
  public var dr1: UInt32 = 0
  public var dr2: UInt32 = 0
  public var dr3: UInt32 = 0
  /// Which breakpoint was hit.
  public var dr6: UInt32 = 0
  /// Which breakpoints are on, and what for.
  public var dr7: UInt32 = 0
  /// `FloatSave`: the x87 registers.
  public var floatSave = FloatingSaveAreaRecord()
  public var gs: UInt32 = 0
  public var fs: UInt32 = 0
  public var es: UInt32 = 0
  public var ds: UInt32 = 0
  public var edi: UInt32 = 0
  public var esi: UInt32 = 0
  public var ebx: UInt32 = 0
  public var edx: UInt32 = 0
  public var ecx: UInt32 = 0
  public var eax: UInt32 = 0
  public var ebp: UInt32 = 0
  public var eip: UInt32 = 0
  public var cs: UInt32 = 0
  public var eflags: UInt32 = 0
  public var esp: UInt32 = 0
  public var ss: UInt32 = 0
  /// `ExtendedRegisters`: the x87 registers again, and those of SSE.
  public var extendedRegisters = FXSaveRecord()

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&contextFlags)
    visitor.visit(&dr0)
    visitor.visit(&dr1)
    visitor.visit(&dr2)
    visitor.visit(&dr3)
    visitor.visit(&dr6)
    visitor.visit(&dr7)
    visitor.visit(&floatSave)
    visitor.visit(&gs)
    visitor.visit(&fs)
    visitor.visit(&es)
    visitor.visit(&ds)
    visitor.visit(&edi)
    visitor.visit(&esi)
    visitor.visit(&ebx)
    visitor.visit(&edx)
    visitor.visit(&ecx)
    visitor.visit(&eax)
    visitor.visit(&ebp)
    visitor.visit(&eip)
    visitor.visit(&cs)
    visitor.visit(&eflags)
    visitor.visit(&esp)
    visitor.visit(&ss)
    visitor.visit(&extendedRegisters)
  }
}
