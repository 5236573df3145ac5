public import Bytes

/// The registers of a thread on MIPS, 32-bit or 64-bit: MDRawContextMIPS, 600 bytes.
///
/// A 32-bit CPU's registers lie in the lower halves.
///
/// <https://chromium.googlesource.com/breakpad/breakpad/+/main/src/google_breakpad/common/minidump_cpu_mips.h>
public struct ContextMIPS: Record {
  /// ``ContextFlags/mips`` or ``ContextFlags/mips64`` and which groups of registers are filled in.
  public var contextFlags = ContextFlags(rawValue: 0)
  /// r0 to r31: r28 to r31 are gp, sp, fp and ra.
  public var registers = FixedArray<32, UInt64>(repeating: 0)
  /// `mdhi`: the upper half of a product, the remainder of a division.
  public var multiplyHigh: UInt64 = 0
  /// `mdlo`: the lower half of a product, the quotient of a division.
  public var multiplyLow: UInt64 = 0
  /// hi1 to hi3: of the accumulators of the DSP extension.
  public var accumulatorsHigh = FixedArray<3, UInt32>(repeating: 0)
  /// lo1 to lo3.
  public var accumulatorsLow = FixedArray<3, UInt32>(repeating: 0)
  /// Control and status of the DSP extension.
  public var dspControl: UInt32 = 0
  /// `epc`: the program counter.
  public var programCounter: UInt64 = 0
  /// The address that an access failed at.
  public var badVirtualAddress: UInt64 = 0
  /// Coprocessor 0's status register.
  public var status: UInt32 = 0
  /// Coprocessor 0's cause register.
  public var cause: UInt32 = 0
  /// f0 to f31.
  public var floatRegisters = FixedArray<32, UInt64>(repeating: 0)
  /// Control and status of floating point.
  public var fpcsr: UInt32 = 0
  /// The kind of floating-point unit.
  public var fir: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&contextFlags)
    visitor.padding(4)
    visitor.visit(&registers)
    visitor.visit(&multiplyHigh)
    visitor.visit(&multiplyLow)
    visitor.visit(&accumulatorsHigh)
    visitor.visit(&accumulatorsLow)
    visitor.visit(&dspControl)
    visitor.padding(4)
    visitor.visit(&programCounter)
    visitor.visit(&badVirtualAddress)
    visitor.visit(&status)
    visitor.visit(&cause)
    visitor.visit(&floatRegisters)
    visitor.visit(&fpcsr)
    visitor.visit(&fir)
  }
}
