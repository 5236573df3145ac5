public import Bytes

/// The registers of a thread on SPARC, 32-bit or 64-bit: MDRawContextSPARC, 584 bytes.
///
/// <https://chromium.googlesource.com/breakpad/breakpad/+/main/src/google_breakpad/common/minidump_cpu_sparc.h>
public struct ContextSPARC: Record {
  /// ``ContextFlags/sparc`` and which groups of registers are filled in.
  public var contextFlags = ContextFlags(rawValue: 0)
  /// g0 to g7, o0 to o7, l0 to l7, i0 to i7: o6 is the stack pointer, i6 the frame pointer.
  public var registers = FixedArray<32, UInt64>(repeating: 0)
  /// Conditions.
  public var ccr: UInt64 = 0
  /// The program counter.
  public var pc: UInt64 = 0
  /// The instruction after the one at ``pc``: a branch takes effect one later.
  public var npc: UInt64 = 0
  /// The upper half of a product or dividend.
  public var y: UInt64 = 0
  /// The address space that some loads and stores are about.
  public var asi: UInt64 = 0
  /// Which halves of the floating-point registers are in use.
  public var fprs: UInt64 = 0
  /// f0 to f62, the even ones.
  public var floatRegisters = FixedArray<32, UInt64>(repeating: 0)
  /// State of floating point.
  public var fsr: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&contextFlags)
    visitor.padding(4)
    visitor.visit(&registers)
    visitor.visit(&ccr)
    visitor.visit(&pc)
    visitor.visit(&npc)
    visitor.visit(&y)
    visitor.visit(&asi)
    visitor.visit(&fprs)
    visitor.visit(&floatRegisters)
    visitor.padding(8)
    visitor.visit(&fsr)
  }
}
