public import Bytes

/// Which CPU a context is of, and which groups of its registers are filled in.
///
/// The bits of the groups mean different things on different CPUs; ``control`` and ``integer`` are
/// the same everywhere. Windows keeps bits above 0x0800_0000 for itself, which on 32-bit Arm and
/// old AArch64 name the CPU.
public struct ContextFlags: OpenCode, OptionSet {
  public var rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  // The CPU

  /// `CONTEXT_i386`
  public static let x86 = Self(rawValue: 0x0001_0000)
  /// `CONTEXT_AMD64`
  public static let amd64 = Self(rawValue: 0x0010_0000)
  /// `CONTEXT_ARM64`: ``ContextARM64``
  public static let arm64 = Self(rawValue: 0x0040_0000)
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
}
