public import Bytes

/// What Wine's DbgHelp puts behind the system information, outside of the stream, 20 bytes; the texts
/// follow, each ended by a zero. Offsets count from ``textCount``.
///
/// <https://gitlab.winehq.org/wine/wine/-/blob/master/dlls/dbghelp/minidump.c>
public struct WineSystemInfoRecord: Record {
  /// ``signatureValue``
  public var signature: UInt32 = 0
  /// How many offsets follow: 3.
  public var textCount: UInt32 = 0
  /// Of Wine's version: "wine-8.0".
  public var buildIDOffset: UInt32 = 0
  /// Of the system's name: "Linux".
  public var systemNameOffset: UInt32 = 0
  /// Of the system's version, as uname says it.
  public var releaseOffset: UInt32 = 0

  /// "WINE" in a little-endian dump.
  public static let signatureValue: UInt32 = 0x454e_4957

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&signature)
    visitor.visit(&textCount)
    visitor.visit(&buildIDOffset)
    visitor.visit(&systemNameOffset)
    visitor.visit(&releaseOffset)
  }
}
