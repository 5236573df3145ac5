public import Bytes

/// Floating point on PowerPC: MDFloatingSaveAreaPPC, 264 bytes.
public struct FloatSavePPCRecord: Record {
  /// f0 to f31.
  public var registers = FixedArray<32, UInt64>(repeating: 0)
  /// Control and status of floating point.
  public var fpscr: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&registers)
    visitor.padding(4)
    visitor.visit(&fpscr)
  }
}

/// The vector registers of PowerPC, AltiVec: MDVectorSaveAreaPPC, 576 bytes.
public struct VectorSavePPCRecord: Record {
  /// v0 to v31.
  public var registers = FixedArray<32, UInt128>(repeating: 0)
  /// Control and status of vectors.
  public var vscr: UInt128 = 0
  /// A bit per element of ``registers`` that is filled in, v0 the highest.
  public var validRegisters: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&registers)
    visitor.visit(&vscr)
    visitor.padding(16)
    visitor.visit(&validRegisters)
    visitor.padding(28)
  }
}

/// The registers of a thread on 32-bit PowerPC: MDRawContextPPC, 1004 bytes.
///
/// <https://chromium.googlesource.com/breakpad/breakpad/+/main/src/google_breakpad/common/minidump_cpu_ppc.h>
public struct ContextPPC: Record {
  /// ``ContextFlags/ppc`` and which groups of registers are filled in.
  public var contextFlags = ContextFlags(rawValue: 0)
  /// The program counter.
  public var srr0: UInt32 = 0
  /// The machine's state.
  public var srr1: UInt32 = 0
  /// r0 to r31: r1 is the stack pointer.
  public var registers = FixedArray<32, UInt32>(repeating: 0)
  /// Conditions: eight fields of four bits.
  public var cr: UInt32 = 0
  /// Carry and overflow of integers.
  public var xer: UInt32 = 0
  /// The link register.
  public var lr: UInt32 = 0
  /// The count register.
  public var ctr: UInt32 = 0
  /// Only the 601 has it.
  public var mq: UInt32 = 0
  /// A bit per vector register in use.
  public var vrsave: UInt32 = 0
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
    visitor.visit(&mq)
    visitor.visit(&vrsave)
    visitor.visit(&floatSave)
    visitor.visit(&vectorSave)
  }
}
