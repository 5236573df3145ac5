public import Bytes

/// The registers of a thread on AArch64 as Breakpad's Linux and older macOS clients write them:
/// MDRawContextARM64_Old, 796 bytes.
///
/// <https://chromium.googlesource.com/breakpad/breakpad/+/main/src/google_breakpad/common/minidump_cpu_arm64.h>
public struct ContextARM64Old: Record {
  /// ``ContextFlags/arm64Old`` and which groups of registers are filled in.
  public var contextFlags: UInt64 = 0
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
  /// The program's status: N, Z, C, V and others.
  public var cpsr: UInt32 = 0
  /// Status of floating point.
  public var fpsr: UInt32 = 0
  /// Control of floating point.
  public var fpcr: UInt32 = 0
  /// v0 to v31.
  public var floatRegisters = FixedArray<32, UInt128>(repeating: 0)

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&contextFlags)
    visitor.visit(&registers)
    visitor.visit(&fp)
    visitor.visit(&lr)
    visitor.visit(&sp)
    visitor.visit(&pc)
    visitor.visit(&cpsr)
    visitor.visit(&fpsr)
    visitor.visit(&fpcr)
    visitor.visit(&floatRegisters)
  }
}
