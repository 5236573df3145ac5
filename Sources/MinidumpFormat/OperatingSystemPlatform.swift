public import Bytes

/// The kind of operating system: VER_PLATFORM_WIN32_NT and others; from 0x8000 on Breakpad's own.
public struct OperatingSystemPlatform: OpenCode {
  public var rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// `VER_PLATFORM_WIN32s`
  public static let win32s = Self(rawValue: 0)
  /// `VER_PLATFORM_WIN32_WINDOWS`: Windows 95 to Me.
  public static let windows = Self(rawValue: 1)
  /// `VER_PLATFORM_WIN32_NT`: every Windows since.
  public static let windowsNT = Self(rawValue: 2)
  /// `VER_PLATFORM_WIN32_CE`
  public static let windowsCE = Self(rawValue: 3)
  /// `MD_OS_UNIX`
  public static let unix = Self(rawValue: 0x8000)
  /// `MD_OS_MAC_OS_X`
  public static let macOS = Self(rawValue: 0x8101)
  /// `MD_OS_IOS`
  public static let iOS = Self(rawValue: 0x8102)
  /// `MD_OS_LINUX`
  public static let linux = Self(rawValue: 0x8201)
  /// `MD_OS_SOLARIS`
  public static let solaris = Self(rawValue: 0x8202)
  /// `MD_OS_ANDROID`
  public static let android = Self(rawValue: 0x8203)
  /// `MD_OS_PS3`
  public static let ps3 = Self(rawValue: 0x8204)
  /// `MD_OS_NACL`
  public static let naCl = Self(rawValue: 0x8205)
  /// `MD_OS_FUCHSIA`
  public static let fuchsia = Self(rawValue: 0x8206)
}

extension OperatingSystemPlatform {
  /// Any of Microsoft's.
  public var isWindows: Bool { rawValue <= Self.windowsCE.rawValue }
}
