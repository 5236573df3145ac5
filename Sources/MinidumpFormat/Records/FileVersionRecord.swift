public import Bytes

/// The version of a file as its writer filled it in: VS_FIXEDFILEINFO, 52 bytes.
///
/// <https://learn.microsoft.com/windows/win32/api/verrsrc/ns-verrsrc-vs_fixedfileinfo>
public struct FileVersionRecord: Record {
  /// What ``signature`` holds in a version somebody filled in.
  public static let signatureValue: UInt32 = 0xfeef_04bd
  /// What ``structureVersion`` holds in a version somebody filled in: 1.0.
  public static let structureVersionValue: UInt32 = 0x1_0000

  /// ``signatureValue`` when the rest means something.
  public var signature: UInt32 = 0
  /// `dwStrucVersion`: ``structureVersionValue`` when the rest means something.
  public var structureVersion: UInt32 = 0
  /// Two 16-bit parts on Windows and macOS; on Linux the whole first part.
  public var fileVersionHigh: UInt32 = 0
  /// The third and fourth part on Windows and macOS; on Linux the second.
  public var fileVersionLow: UInt32 = 0
  /// `dwProductVersionMS`; on Linux the third part of the file's version.
  public var productVersionHigh: UInt32 = 0
  /// `dwProductVersionLS`; on Linux the fourth part of the file's version.
  public var productVersionLow: UInt32 = 0
  /// The bits of ``fileFlags`` that mean something.
  public var fileFlagsMask: UInt32 = 0
  /// VS_FF_DEBUG and others.
  public var fileFlags: UInt32 = 0
  /// The system the file is for: VOS_NT_WINDOWS32 and others.
  public var fileOS: UInt32 = 0
  /// VFT_APP, VFT_DLL and others.
  public var fileType: UInt32 = 0
  /// The kind of driver or font: VFT2_DRV_PRINTER and others.
  public var fileSubtype: UInt32 = 0
  /// `dwFileDateMS`: the high half of a 64-bit time stamp.
  public var fileDateHigh: UInt32 = 0
  /// `dwFileDateLS`: the low half of a 64-bit time stamp.
  public var fileDateLow: UInt32 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&signature)
    visitor.visit(&structureVersion)
    visitor.visit(&fileVersionHigh)
    visitor.visit(&fileVersionLow)
    visitor.visit(&productVersionHigh)
    visitor.visit(&productVersionLow)
    visitor.visit(&fileFlagsMask)
    visitor.visit(&fileFlags)
    visitor.visit(&fileOS)
    visitor.visit(&fileType)
    visitor.visit(&fileSubtype)
    visitor.visit(&fileDateHigh)
    visitor.visit(&fileDateLow)
  }
}
