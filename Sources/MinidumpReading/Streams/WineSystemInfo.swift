import Bytes
import MinidumpFormat

/// Which Wine wrote the dump, and on what it ran.
public struct WineSystemInfo: Hashable, Sendable {
  /// Wine's version: "wine-8.0 (Debian 8.0~repack-4)".
  public var buildID: String
  /// The system beneath: "Linux".
  public var systemName: String
  /// That system's version, as uname says it.
  public var release: String

  public init(buildID: String, systemName: String, release: String) {
    self.buildID = buildID
    self.systemName = systemName
    self.release = release
  }
}

extension SystemInfo {
  /// What Wine says of itself; nil in dumps of others.
  public var wine: WineSystemInfo? {
    guard
      let record: WineSystemInfoRecord = try? dump.view.record(at: endOffset, dump.byteOrder),
      record.signature == WineSystemInfoRecord.signatureValue, record.textCount >= 3
    else { return nil }
    return WineSystemInfo(
      buildID: wineText(record.buildIDOffset), systemName: wineText(record.systemNameOffset),
      release: wineText(record.releaseOffset))
  }

  /// The text at an offset that counts from behind the signature.
  private func wineText(_ offset: UInt32) -> String {
    let start = UInt64(endOffset + UInt32.bitWidth / 8) + UInt64(offset)
    return utf8Text(
      dump.view.clampedSlice(at: start, byteCount: UInt64(Minidump.longestText)))
  }
}
