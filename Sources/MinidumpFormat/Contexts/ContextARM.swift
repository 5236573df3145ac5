public import Bytes

/// The registers of a thread on 32-bit Arm: MDRawContextARM, 368 bytes.
///
/// <https://chromium.googlesource.com/breakpad/breakpad/+/main/src/google_breakpad/common/minidump_cpu_arm.h>
public struct ContextARM: Record {
  /// ``ContextFlags/arm`` and which groups of registers are filled in.
  public var contextFlags = ContextFlags(rawValue: 0)
  /// r0 to r15: r11 is the frame pointer, then r12, sp, lr and pc.
  public var registers = FixedArray<16, UInt32>(repeating: 0)
  /// The current program status register.
  public var cpsr: UInt32 = 0
  /// Control and status of floating point.
  public var fpscr: UInt64 = 0
  /// d0 to d31.
  public var floatRegisters = FixedArray<32, UInt64>(repeating: 0)
  /// `float_save.extra`
  public var extraRegisters = FixedArray<8, UInt32>(repeating: 0)

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&contextFlags)
    visitor.visit(&registers)
    visitor.visit(&cpsr)
    visitor.visit(&fpscr)
    visitor.visit(&floatRegisters)
    visitor.visit(&extraRegisters)
  }
}
