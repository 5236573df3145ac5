public import Bytes

/// The first 32 bytes of every minidump: MINIDUMP_HEADER.
///
/// <https://learn.microsoft.com/windows/win32/api/minidumpapiset/ns-minidumpapiset-minidump_header>
public struct HeaderRecord: Record {
  /// "MDMP" in the byte order of the file.
  public static let signatureValue: UInt32 = 0x504d_444d
  /// The format's version: the low half of ``version``.
  public static let versionValue: UInt16 = 0xa793

  /// ``signatureValue``
  public var signature: UInt32 = 0
  /// Low half: ``versionValue``; high half: as the writer likes.
  public var version: UInt32 = 0
  /// `NumberOfStreams`: how many entries the stream directory has.
  public var streamCount: UInt32 = 0
  /// Where the stream directory lies.
  public var directoryOffset: UInt32 = 0
  /// `CheckSum` of the file; 0 for none, as a rule.
  public var checksum: UInt32 = 0
  /// Seconds since 1970, until 2106.
  public var timestamp: UInt32 = 0
  /// MINIDUMP_TYPE: what the writer was asked to put in.
  public var flags: UInt64 = 0

  public init() {}

  @inlinable
  public mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&signature)
    visitor.visit(&version)
    visitor.visit(&streamCount)
    visitor.visit(&directoryOffset)
    visitor.visit(&checksum)
    visitor.visit(&timestamp)
    visitor.visit(&flags)
  }
}
