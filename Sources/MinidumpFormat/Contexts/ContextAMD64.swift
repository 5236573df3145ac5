public import Bytes

/// The registers of a thread on x86-64: CONTEXT, 1232 bytes. More processor state may follow.
/// Registers have the names of the manual.
///
/// <https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-context>
public struct ContextAMD64: Record {
  /// Room for a called function's register parameters: no registers.
  public var home1: UInt64 = 0
  /// As ``home1``; so are the next four.
  public var home2: UInt64 = 0
  public var home3: UInt64 = 0
  public var home4: UInt64 = 0
  public var home5: UInt64 = 0
  public var home6: UInt64 = 0
  /// ``ContextFlags/amd64`` and which groups of registers are filled in.
  public var contextFlags = ContextFlags(rawValue: 0)
  /// Control and status of SSE; also in ``floatSave``.
  public var mxcsr: UInt32 = 0
  public var cs: UInt16 = 0
  public var ds: UInt16 = 0
  public var es: UInt16 = 0
  public var fs: UInt16 = 0
  public var gs: UInt16 = 0
  public var ss: UInt16 = 0
  public var eflags: UInt32 = 0
  /// dr0 to dr3: the addresses of the hardware breakpoints.
  public var dr0: UInt64 = 0
  public var dr1: UInt64 = 0
  public var dr2: UInt64 = 0
  public var dr3: UInt64 = 0
  /// Which breakpoint was hit.
  public var dr6: UInt64 = 0
  /// Which breakpoints are on, and what for.
  public var dr7: UInt64 = 0
  public var rax: UInt64 = 0
  public var rcx: UInt64 = 0
  public var rdx: UInt64 = 0
  public var rbx: UInt64 = 0
  public var rsp: UInt64 = 0
  public var rbp: UInt64 = 0
  public var rsi: UInt64 = 0
  public var rdi: UInt64 = 0
  public var r8: UInt64 = 0
  public var r9: UInt64 = 0
  public var r10: UInt64 = 0
  public var r11: UInt64 = 0
  public var r12: UInt64 = 0
  public var r13: UInt64 = 0
  public var r14: UInt64 = 0
  public var r15: UInt64 = 0
  public var rip: UInt64 = 0
  /// `FltSave`: the x87 and SSE registers.
  public var floatSave = FXSaveRecord()
  /// `VectorRegister`; the upper halves of AVX registers lie behind the context instead.
  public var vectorRegisters = FixedArray<26, UInt128>(repeating: 0)
  /// Of ``vectorRegisters``; no writer is known to fill it in.
  public var vectorControl: UInt64 = 0
  /// `DebugControl`: the register that chooses what is traced.
  public var debugControl: UInt64 = 0
  /// `LastBranchToRip`, an address.
  public var lastBranchTo: UInt64 = 0
  /// `LastBranchFromRip`, an address.
  public var lastBranchFrom: UInt64 = 0
  /// `LastExceptionToRip`, an address.
  public var lastExceptionTo: UInt64 = 0
  /// `LastExceptionFromRip`, an address.
  public var lastExceptionFrom: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&home1)
    visitor.visit(&home2)
    visitor.visit(&home3)
    visitor.visit(&home4)
    visitor.visit(&home5)
    visitor.visit(&home6)
    visitor.visit(&contextFlags)
    visitor.visit(&mxcsr)
    visitor.visit(&cs)
    visitor.visit(&ds)
    visitor.visit(&es)
    visitor.visit(&fs)
    visitor.visit(&gs)
    visitor.visit(&ss)
    visitor.visit(&eflags)
    visitor.visit(&dr0)
    visitor.visit(&dr1)
    visitor.visit(&dr2)
    visitor.visit(&dr3)
    visitor.visit(&dr6)
    visitor.visit(&dr7)
    visitor.visit(&rax)
    visitor.visit(&rcx)
    visitor.visit(&rdx)
    visitor.visit(&rbx)
    visitor.visit(&rsp)
    visitor.visit(&rbp)
    visitor.visit(&rsi)
    visitor.visit(&rdi)
    visitor.visit(&r8)
    visitor.visit(&r9)
    visitor.visit(&r10)
    visitor.visit(&r11)
    visitor.visit(&r12)
    visitor.visit(&r13)
    visitor.visit(&r14)
    visitor.visit(&r15)
    visitor.visit(&rip)
    visitor.visit(&floatSave)
    visitor.visit(&vectorRegisters)
    visitor.visit(&vectorControl)
    visitor.visit(&debugControl)
    visitor.visit(&lastBranchTo)
    visitor.visit(&lastBranchFrom)
    visitor.visit(&lastExceptionTo)
    visitor.visit(&lastExceptionFrom)
  }
}
