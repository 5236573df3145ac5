public import Bytes

/// The kind of CPU: PROCESSOR_ARCHITECTURE_INTEL and others; from 0x8001 on Breakpad's own.
public struct ProcessorArchitecture: OpenCode {
  public var rawValue: UInt16

  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// `PROCESSOR_ARCHITECTURE_INTEL`
  public static let x86 = Self(rawValue: 0)
  /// `PROCESSOR_ARCHITECTURE_MIPS`
  public static let mips = Self(rawValue: 1)
  /// `PROCESSOR_ARCHITECTURE_ALPHA`
  public static let alpha = Self(rawValue: 2)
  /// `PROCESSOR_ARCHITECTURE_PPC`
  public static let ppc = Self(rawValue: 3)
  /// `PROCESSOR_ARCHITECTURE_SHX`
  public static let shx = Self(rawValue: 4)
  /// `PROCESSOR_ARCHITECTURE_ARM`
  public static let arm = Self(rawValue: 5)
  /// `PROCESSOR_ARCHITECTURE_IA64`
  public static let ia64 = Self(rawValue: 6)
  /// `PROCESSOR_ARCHITECTURE_ALPHA64`
  public static let alpha64 = Self(rawValue: 7)
  /// `PROCESSOR_ARCHITECTURE_MSIL`
  public static let msil = Self(rawValue: 8)
  /// `PROCESSOR_ARCHITECTURE_AMD64`
  public static let amd64 = Self(rawValue: 9)
  /// `PROCESSOR_ARCHITECTURE_IA32_ON_WIN64`
  public static let x86OnWin64 = Self(rawValue: 10)
  /// `PROCESSOR_ARCHITECTURE_ARM64`
  public static let arm64 = Self(rawValue: 12)
  /// `MD_CPU_ARCHITECTURE_SPARC`
  public static let sparc = Self(rawValue: 0x8001)
  /// `MD_CPU_ARCHITECTURE_PPC64`
  public static let ppc64 = Self(rawValue: 0x8002)
  /// `MD_CPU_ARCHITECTURE_ARM64_OLD`: contexts are ``ContextARM64Old``.
  public static let arm64Old = Self(rawValue: 0x8003)
  /// `MD_CPU_ARCHITECTURE_MIPS64`
  public static let mips64 = Self(rawValue: 0x8004)
  /// `MD_CPU_ARCHITECTURE_RISCV`
  public static let riscv = Self(rawValue: 0x8005)
  /// `MD_CPU_ARCHITECTURE_RISCV64`
  public static let riscv64 = Self(rawValue: 0x8006)
  /// `PROCESSOR_ARCHITECTURE_UNKNOWN`
  public static let unknown = Self(rawValue: 0xffff)
}
