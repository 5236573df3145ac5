public import Bytes

/// The registers of a thread on 64-bit PowerPC: MDRawContextPPC64, 1160 bytes.
///
/// <https://chromium.googlesource.com/breakpad/breakpad/+/main/src/google_breakpad/common/minidump_cpu_ppc64.h>
public struct ContextPPC64: Record {
  /// ``ContextFlags/ppc64`` and which groups of registers are filled in.
  public var contextFlags: UInt64 = 0
  /// The program counter.
  public var srr0: UInt64 = 0
  /// The machine's state.
  public var srr1: UInt64 = 0
  /// r0 to r31: r1 is the stack pointer.
  public var registers = FixedArray<32, UInt64>(repeating: 0)
  /// Conditions: eight fields of four bits.
  public var cr: UInt64 = 0
  /// Carry and overflow of integers.
  public var xer: UInt64 = 0
  /// The link register.
  public var lr: UInt64 = 0
  /// The count register.
  public var ctr: UInt64 = 0
  /// A bit per vector register in use.
  public var vrsave: UInt64 = 0
  /// The floating-point registers.
  public var floatSave = FloatSavePPCRecord()
  /// The vector registers.
  public var vectorSave = VectorSavePPCRecord()

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&contextFlags)
    visitor.visit(&srr0)
    visitor.visit(&srr1)
    visitor.visit(&registers)
    visitor.visit(&cr)
    visitor.visit(&xer)
    visitor.visit(&lr)
    visitor.visit(&ctr)
    visitor.visit(&vrsave)
    visitor.visit(&floatSave)
    visitor.visit(&vectorSave)
  }
}
