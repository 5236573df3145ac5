public import Bytes
import CZlib

/// Gzip-compressed files (RFC 1952), whole ones.
public enum Gzip {
  /// How much a compressed file may hold.
  public struct Limits: Sendable {
    /// The most bytes to accept.
    public var byteCount: Int
    /// Above ``freeByteCount``, the most bytes for each compressed one. Symbol text reaches 20; a
    /// file made to fill memory or disk reaches 1,030.
    public var ratio: Int
    /// Up to here the ratio does not matter.
    public var freeByteCount: Int

    public init(byteCount: Int = 1 << 33, ratio: Int = 300, freeByteCount: Int = 16 << 20) {
      self.byteCount = byteCount
      self.ratio = ratio
      self.freeByteCount = freeByteCount
    }
  }

  /// Whether the bytes begin as a gzip file does.
  public static func isCompressed(_ bytes: ByteView) -> Bool {
    bytes[0] == 0x1f && bytes[1] == 0x8b && bytes[2] == 8
  }

  /// What a gzip file holds: in memory when it is small, else in a temporary file without a name.
  ///
  /// Several compressed members one behind the other are taken as one file. What follows them and is
  /// no member is ignored, as gzip itself does.
  ///
  /// - Parameter name: the file's path, for the error's sentence.
  public static func decompressed(
    _ bytes: ByteView, named name: String, limits: Limits = Limits()
  ) throws(FileError) -> ByteView {
    var spool = SpoolFile()
    let inflater = try Inflater(of: bytes, named: name)
    let ceiling = min(limits.byteCount, max(limits.freeByteCount, bytes.byteCount &* limits.ratio))
    while let chunk = try inflater.next() {
      guard spool.byteCount + chunk.count <= ceiling else {
        throw FileError(
          action: "decompress", path: name,
          reason: "\(bytes.byteCount) bytes would become more than \(ceiling)")
      }
      try spool.append(chunk)
    }
    return try spool.view()
  }
}
