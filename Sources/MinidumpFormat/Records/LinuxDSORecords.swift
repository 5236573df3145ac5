public import Bytes

/// What the dynamic linker knows of a 32-bit process: MDRawDebug32, 24 bytes.
///
/// <https://chromium.googlesource.com/breakpad/breakpad/+/main/src/google_breakpad/common/minidump_format.h>
public struct LinuxDSODebug32Record: Record {
  /// Of `struct r_debug`.
  public var version: UInt32 = 0
  /// Where the link maps lie in the file.
  public var mapOffset: UInt32 = 0
  /// How many link maps there are.
  public var count: UInt32 = 0
  /// Address of the function the linker calls when libraries come and go.
  public var breakpoint: UInt32 = 0
  /// Address the dynamic linker is loaded at.
  public var linkerBase: UInt32 = 0
  /// Address of the program's `.dynamic`.
  public var dynamic: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&version)
    visitor.visit(&mapOffset)
    visitor.visit(&count)
    visitor.visit(&breakpoint)
    visitor.visit(&linkerBase)
    visitor.visit(&dynamic)
  }
}

/// What the dynamic linker knows of a 64-bit process: MDRawDebug64 as Breakpad's compilers lay it
/// out, 40 bytes.
public struct LinuxDSODebug64Record: Record {
  /// Of `struct r_debug`.
  public var version: UInt32 = 0
  /// Where the link maps lie in the file.
  public var mapOffset: UInt32 = 0
  /// How many link maps there are.
  public var count: UInt32 = 0
  /// Address of the function the linker calls when libraries come and go.
  public var breakpoint: UInt64 = 0
  /// Address the dynamic linker is loaded at.
  public var linkerBase: UInt64 = 0
  /// Address of the program's `.dynamic`.
  public var dynamic: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&version)
    visitor.visit(&mapOffset)
    visitor.visit(&count)
    visitor.padding(4)
    visitor.visit(&breakpoint)
    visitor.visit(&linkerBase)
    visitor.visit(&dynamic)
  }
}

/// The same without the gap, as minidump-writer and sentry-native lay it out, 36 bytes.
public struct LinuxDSODebug64PackedRecord: Record {
  /// Of `struct r_debug`.
  public var version: UInt32 = 0
  /// Where the link maps lie in the file.
  public var mapOffset: UInt32 = 0
  /// How many link maps there are.
  public var count: UInt32 = 0
  /// Address of the function the linker calls when libraries come and go.
  public var breakpoint: UInt64 = 0
  /// Address the dynamic linker is loaded at.
  public var linkerBase: UInt64 = 0
  /// Address of the program's `.dynamic`.
  public var dynamic: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&version)
    visitor.visit(&mapOffset)
    visitor.visit(&count)
    visitor.visit(&breakpoint)
    visitor.visit(&linkerBase)
    visitor.visit(&dynamic)
  }
}

/// A loaded library of a 32-bit process: MDRawLinkMap32, 12 bytes.
public struct LinuxLinkMap32Record: Record {
  /// `l_addr`: what to add to addresses of the library's file.
  public var address: UInt32 = 0
  /// Where the name, a MINIDUMP_STRING, lies in the file.
  public var nameOffset: UInt32 = 0
  /// Address of the library's `.dynamic`.
  public var dynamic: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&address)
    visitor.visit(&nameOffset)
    visitor.visit(&dynamic)
  }
}

/// A loaded library of a 64-bit process: MDRawLinkMap64 with its gap, 24 bytes.
public struct LinuxLinkMap64Record: Record {
  /// `l_addr`: what to add to addresses of the library's file.
  public var address: UInt64 = 0
  /// Where the name, a MINIDUMP_STRING, lies in the file.
  public var nameOffset: UInt32 = 0
  /// Address of the library's `.dynamic`.
  public var dynamic: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&address)
    visitor.visit(&nameOffset)
    visitor.padding(4)
    visitor.visit(&dynamic)
  }
}

/// The same without the gap, 20 bytes.
public struct LinuxLinkMap64PackedRecord: Record {
  /// `l_addr`: what to add to addresses of the library's file.
  public var address: UInt64 = 0
  /// Where the name, a MINIDUMP_STRING, lies in the file.
  public var nameOffset: UInt32 = 0
  /// Address of the library's `.dynamic`.
  public var dynamic: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&address)
    visitor.visit(&nameOffset)
    visitor.visit(&dynamic)
  }
}
