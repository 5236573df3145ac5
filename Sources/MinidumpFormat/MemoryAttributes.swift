public import Bytes

/// Whether a piece of address space has memory: MEM_COMMIT and others.
public struct MemoryState: OpenCode {
  public var rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// `MEM_COMMIT`
  public static let committed = Self(rawValue: 0x1000)
  /// `MEM_RESERVE`
  public static let reserved = Self(rawValue: 0x2000)
  /// `MEM_FREE`
  public static let free = Self(rawValue: 0x1_0000)
}

/// What is behind a piece of memory: MEM_PRIVATE and others.
public struct MemoryType: OpenCode {
  public var rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// `MEM_PRIVATE`
  public static let `private` = Self(rawValue: 0x2_0000)
  /// `MEM_MAPPED`
  public static let mapped = Self(rawValue: 0x4_0000)
  /// `MEM_IMAGE`
  public static let image = Self(rawValue: 0x100_0000)
}

/// What may be done with a piece of memory: PAGE_READONLY and others, with modifiers.
///
/// <https://learn.microsoft.com/windows/win32/memory/memory-protection-constants>
public struct MemoryProtection: OpenCode, OptionSet {
  public var rawValue: UInt32

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// `PAGE_NOACCESS`
  public static let noAccess = Self(rawValue: 0x01)
  /// `PAGE_READONLY`
  public static let readOnly = Self(rawValue: 0x02)
  /// `PAGE_READWRITE`
  public static let readWrite = Self(rawValue: 0x04)
  /// `PAGE_WRITECOPY`
  public static let writeCopy = Self(rawValue: 0x08)
  /// `PAGE_EXECUTE`
  public static let execute = Self(rawValue: 0x10)
  /// `PAGE_EXECUTE_READ`
  public static let executeRead = Self(rawValue: 0x20)
  /// `PAGE_EXECUTE_READWRITE`
  public static let executeReadWrite = Self(rawValue: 0x40)
  /// `PAGE_EXECUTE_WRITECOPY`
  public static let executeWriteCopy = Self(rawValue: 0x80)
  /// `PAGE_GUARD`: the first access raises an exception.
  public static let guardPage = Self(rawValue: 0x100)
  /// `PAGE_NOCACHE`
  public static let noCache = Self(rawValue: 0x200)
  /// `PAGE_WRITECOMBINE`
  public static let writeCombine = Self(rawValue: 0x400)
}
