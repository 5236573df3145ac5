public import Bytes

/// Which CPU a context is of, and which groups of its registers are filled in.
///
/// The bits of the groups mean different things on different CPUs; ``control`` and ``integer`` are
/// the same on those of Windows. Windows keeps the bits from 0x0800_0000 on for itself, which in
/// Breakpad's contexts name the CPU.
public struct ContextFlags: OpenCode, OptionSet {
  public var rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  // The CPU

  /// `CONTEXT_i386`
  public static let x86 = Self(rawValue: 0x0001_0000)
  /// `MD_CONTEXT_MIPS`
  public static let mips = Self(rawValue: 0x0004_0000)
  /// `MD_CONTEXT_MIPS64`
  public static let mips64 = Self(rawValue: 0x0008_0000)
  /// `CONTEXT_AMD64`
  public static let amd64 = Self(rawValue: 0x0010_0000)
  /// `CONTEXT_ARM64`: ``ContextARM64``
  public static let arm64 = Self(rawValue: 0x0040_0000)
  /// `MD_CONTEXT_RISCV`
  public static let riscv = Self(rawValue: 0x0080_0000)
  /// `MD_CONTEXT_PPC64`
  public static let ppc64 = Self(rawValue: 0x0100_0000)
  /// `MD_CONTEXT_RISCV64`
  public static let riscv64 = Self(rawValue: 0x0800_0000)
  /// `MD_CONTEXT_SPARC`
  public static let sparc = Self(rawValue: 0x1000_0000)
  /// `MD_CONTEXT_PPC`
  public static let ppc = Self(rawValue: 0x2000_0000)
  /// `MD_CONTEXT_ARM`
  public static let arm = Self(rawValue: 0x4000_0000)
  /// `MD_CONTEXT_ARM64_OLD`: ``ContextARM64Old``
  public static let arm64Old = Self(rawValue: 0x8000_0000)

  // The groups

  /// Program counter, stack pointer and flags; x86's frame pointer.
  public static let control = Self(rawValue: 0x01)
  /// The general registers; on 32-bit Arm and old AArch64 all of them.
  public static let integer = Self(rawValue: 0x02)
  /// x86, amd64: the segment registers.
  public static let segments = Self(rawValue: 0x04)
  /// x86, amd64: floating point.
  public static let floatingPoint = Self(rawValue: 0x08)
  /// x86, amd64: the debug registers.
  public static let debugRegisters = Self(rawValue: 0x10)
  /// x86: the area ``ContextX86/extendedRegisters``.
  public static let extendedRegisters = Self(rawValue: 0x20)
  /// x86, amd64: more processor state follows the context.
  public static let extendedState = Self(rawValue: 0x40)
  /// arm, arm64: floating point.
  public static let armFloatingPoint = Self(rawValue: 0x04)
  /// arm64: the debug registers.
  public static let armDebugRegisters = Self(rawValue: 0x08)
  /// mips, mips64: floating point.
  public static let mipsFloatingPoint = Self(rawValue: 0x04)
  /// mips, mips64: the accumulators of the DSP extension.
  public static let mipsDSP = Self(rawValue: 0x08)
  /// riscv, riscv64: the general registers.
  public static let riscvInteger = Self(rawValue: 0x01)
  /// riscv, riscv64: floating point.
  public static let riscvFloatingPoint = Self(rawValue: 0x02)
  /// ppc, ppc64: all but floating point and vectors.
  public static let ppcBase = Self(rawValue: 0x01)
  /// ppc, ppc64: floating point.
  public static let ppcFloatingPoint = Self(rawValue: 0x08)
  /// ppc, ppc64: the vector registers.
  public static let ppcVector = Self(rawValue: 0x20)
  /// sparc: floating point.
  public static let sparcFloatingPoint = Self(rawValue: 0x04)
  /// sparc: ``ContextSPARC/asi`` and ``ContextSPARC/fprs``.
  public static let sparcExtra = Self(rawValue: 0x08)
}
