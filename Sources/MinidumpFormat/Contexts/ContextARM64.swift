public import Bytes

/// The registers of a thread on AArch64: Windows' ARM64_NT_CONTEXT, 912 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-arm64_nt_context>
public struct ContextARM64: Record {
  /// ``ContextFlags/arm64`` and which groups of registers are filled in.
  public var contextFlags = ContextFlags(rawValue: 0)
  /// The program's status: N, Z, C, V and others.
  public var cpsr: UInt32 = 0
  /// x0 to x28.
  public var registers = FixedArray<29, UInt64>(repeating: 0)
  /// x29, the frame pointer.
  public var fp: UInt64 = 0
  /// x30, the link register.
  public var lr: UInt64 = 0
  /// The stack pointer.
  public var sp: UInt64 = 0
  /// The program counter.
  public var pc: UInt64 = 0
  /// v0 to v31.
  public var floatRegisters = FixedArray<32, UInt128>(repeating: 0)
  /// Control of floating point.
  public var fpcr: UInt32 = 0
  /// Status of floating point.
  public var fpsr: UInt32 = 0
  /// `Bcr`: the debug registers DBGBCR.
  public var breakpointControl = FixedArray<8, UInt32>(repeating: 0)
  /// `Bvr`: the debug registers DBGBVR.
  public var breakpointValue = FixedArray<8, UInt64>(repeating: 0)
  /// `Wcr`: the debug registers DBGWCR.
  public var watchpointControl = FixedArray<2, UInt32>(repeating: 0)
  /// `Wvr`: the debug registers DBGWVR.
  public var watchpointValue = FixedArray<2, UInt64>(repeating: 0)

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&contextFlags)
    visitor.visit(&cpsr)
    visitor.visit(&registers)
    visitor.visit(&fp)
    visitor.visit(&lr)
    visitor.visit(&sp)
    visitor.visit(&pc)
    visitor.visit(&floatRegisters)
    visitor.visit(&fpcr)
    visitor.visit(&fpsr)
    visitor.visit(&breakpointControl)
    visitor.visit(&breakpointValue)
    visitor.visit(&watchpointControl)
    visitor.visit(&watchpointValue)
  }
}
