/// What a stack was made by: a CPU and the conventions of an operating system.
public struct UnwindTarget: Sendable {
  /// Operating systems, as far as their stacks differ.
  public enum System: Hashable, Sendable {
    /// Android too.
    case linux
    case windows
    /// macOS and iOS.
    case apple
    /// None of these.
    case other
  }

  /// The CPU.
  public var architecture: Architecture
  /// The operating system.
  public var system: System
  /// Crashpad's `address_mask`: the bits of a pointer that are not address; 0 when nobody says.
  public var nonAddressBits: UInt64

  /// ``Architecture/amd64`` becomes the variant for Windows on that system, ``Architecture/ppc`` that
  /// for Apple's.
  public init(architecture: Architecture, system: System, nonAddressBits: UInt64 = 0) {
    self.architecture = architecture
    self.system = system
    self.nonAddressBits = nonAddressBits
    if system == .windows, architecture.name == Architecture.amd64.name {
      self.architecture = .amd64Windows
    }
    if system == .apple, architecture.name == Architecture.ppc.name {
      self.architecture = .ppcApple
    }
  }

  /// The bits of a code address that count, given where the modules end.
  ///
  /// Without Crashpad's mask: as many bits as the highest module needs, and never fewer than the 47
  /// of user space on Linux and Windows.
  func addressMask(highestModuleEnd: UInt64) -> UInt64 {
    if nonAddressBits != 0 { return ~nonAddressBits }
    let highest = max(highestModuleEnd, (1 << 47) - 1)
    return highest.leadingZeroBitCount == 0
      ? .max : (1 << UInt64(64 - highest.leadingZeroBitCount)) - 1
  }
}
