public import Bytes
import CZlib

/// The CRC-32 of gzip, zip and `.gnu_debuglink`.
public enum Checksum {
  /// Of all bytes of a view; those of a mapped file are let go of as they have been read.
  public static func crc32(of bytes: ByteView) -> UInt32 {
    var sum: UInt = 0
    var offset = 0
    while offset < bytes.byteCount {
      let part = bytes.clampedSlice(at: UInt64(offset), byteCount: partByteCount)
      sum = unsafe part.withUnsafeBytes { part in
        unsafe CZlib.crc32(
          sum, part.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(part.count))
      }
      part.releaseMemory()
      offset += part.byteCount
    }
    return UInt32(truncatingIfNeeded: sum)
  }

  private static let partByteCount: UInt64 = 8 << 20
}
