public import Bytes

/// The registers of a thread on 32-bit RISC-V: MDRawContextRISCV, 268 bytes.
///
/// <https://chromium.googlesource.com/breakpad/breakpad/+/main/src/google_breakpad/common/minidump_cpu_riscv.h>
public struct ContextRISCV: Record {
  /// ``ContextFlags/riscv`` and which groups of registers are filled in.
  public var contextFlags = ContextFlags(rawValue: 0)
  /// Of the layout; writers leave it zero.
  public var version: UInt32 = 0
  /// The program counter in the place of x0, which is always zero, then x1 to x31: ra, sp, gp, tp, …
  public var registers = FixedArray<32, UInt32>(repeating: 0)
  /// f0 to f31, in single precision.
  public var floatRegisters = FixedArray<32, UInt32>(repeating: 0)
  /// Control and status of floating point.
  public var fcsr: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&contextFlags)
    visitor.visit(&version)
    visitor.visit(&registers)
    visitor.visit(&floatRegisters)
    visitor.visit(&fcsr)
  }
}

/// The registers of a thread on 64-bit RISC-V: MDRawContextRISCV64, 528 bytes.
///
/// <https://chromium.googlesource.com/breakpad/breakpad/+/main/src/google_breakpad/common/minidump_cpu_riscv.h>
public struct ContextRISCV64: Record {
  /// ``ContextFlags/riscv64`` and which groups of registers are filled in.
  public var contextFlags = ContextFlags(rawValue: 0)
  /// Of the layout; writers leave it zero.
  public var version: UInt32 = 0
  /// The program counter in the place of x0, which is always zero, then x1 to x31: ra, sp, gp, tp, …
  public var registers = FixedArray<32, UInt64>(repeating: 0)
  /// f0 to f31, in double precision.
  public var floatRegisters = FixedArray<32, UInt64>(repeating: 0)
  /// Control and status of floating point.
  public var fcsr: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&contextFlags)
    visitor.visit(&version)
    visitor.visit(&registers)
    visitor.visit(&floatRegisters)
    visitor.visit(&fcsr)
    visitor.padding(4)
  }
}
