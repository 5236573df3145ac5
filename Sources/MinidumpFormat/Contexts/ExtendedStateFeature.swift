public import Bytes

/// A part of the extended state of an x86 or amd64 CPU, by its bit in XCR0 and XSTATE_BV.
///
/// Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, section 13.1.
public struct ExtendedStateFeature: OpenCode {
  public var rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// In the context itself.
  public static let x87 = Self(rawValue: 0)
  /// In the context itself.
  public static let sse = Self(rawValue: 1)
  /// The upper halves of ymm0 to ymm15.
  public static let avx = Self(rawValue: 2)
  /// MPX: bnd0 to bnd3.
  public static let boundRegisters = Self(rawValue: 3)
  /// MPX: BNDCFGU and BNDSTATUS.
  public static let boundControl = Self(rawValue: 4)
  /// AVX-512: k0 to k7.
  public static let opmask = Self(rawValue: 5)
  /// AVX-512: the upper halves of zmm0 to zmm15, `ZMM_Hi256`.
  public static let zmmUpperHalves = Self(rawValue: 6)
  /// AVX-512: zmm16 to zmm31, `Hi16_ZMM`.
  public static let upperZMM = Self(rawValue: 7)
  /// The registers of Processor Trace.
  public static let processorTrace = Self(rawValue: 8)
  /// PKRU.
  public static let protectionKeys = Self(rawValue: 9)
  /// The address space's identifier for devices, PASID.
  public static let processAddressSpace = Self(rawValue: 10)
  /// CET_U: the shadow stack of user code.
  public static let userShadowStack = Self(rawValue: 11)
  /// CET_S: the shadow stacks of the system.
  public static let supervisorShadowStack = Self(rawValue: 12)
  /// AMX: TILECFG.
  public static let tileConfiguration = Self(rawValue: 17)
  /// AMX: TILEDATA.
  public static let tileData = Self(rawValue: 18)
}
