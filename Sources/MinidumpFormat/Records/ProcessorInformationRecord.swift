public import Bytes

/// What the CPU says of itself: the union CPU_INFORMATION of MINIDUMP_SYSTEM_INFO, 24 bytes.
///
/// Which of the views means something is up to ``SystemInfoRecord/architecture``; writers fill in
/// ``x86`` for amd64, too.
public struct ProcessorInformationRecord: Record {
  /// The union in words, which ``x86``, ``arm`` and ``features(_:)`` make sense of.
  public var words = FixedArray<6, UInt32>(repeating: 0)

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&words)
  }
}

extension ProcessorInformationRecord {
  /// As the instruction CPUID answers.
  public struct X86: Hashable, Sendable {
    /// ebx, edx and ecx of CPUID 0: twelve characters.
    public var vendor: [UInt32]
    /// eax of CPUID 1.
    public var version: UInt32
    /// edx of CPUID 1.
    public var features: UInt32
    /// edx of CPUID 0x8000_0001.
    public var amdFeatures: UInt32

    /// "GenuineIntel"; characters outside ASCII are left out.
    public var vendorName: String {
      let characters = vendor.flatMap { word in
        (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) }
      }
      return String(decoding: characters.filter { (0x20..<0x7f).contains($0) }, as: UTF8.self)
    }
  }

  /// As Breakpad's Linux client takes it from `/proc`.
  public struct ARM: Hashable, Sendable {
    /// The main ID register.
    public var identifier: UInt32
    /// The kernel's `AT_HWCAP`.
    public var capabilities: UInt32
  }

  /// x86: what CPUID answered.
  public var x86: X86 {
    X86(
      vendor: [words[0], words[1], words[2]], version: words[3], features: words[4],
      amdFeatures: words[5])
  }

  /// 32-bit Arm: what the kernel said.
  public var arm: ARM { ARM(identifier: words[0], capabilities: words[1]) }

  /// Every other CPU: two sets of PF_ bits, of a file in `order`.
  public func features(_ order: ByteOrder) -> [UInt64] {
    [(words[0], words[1]), (words[2], words[3])].map { first, second in
      let (low, high) = order == .littleEndian ? (first, second) : (second, first)
      return UInt64(high) << 32 | UInt64(low)
    }
  }
}
