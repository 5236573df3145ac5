import Bytes

/// How records of a kind begin, made for comparing millions of lines with it.
struct RecordPattern: Sendable {
  private let low: UInt64
  private let high: UInt64
  private let lowMask: UInt64
  private let highMask: UInt64
  private let byteCount: Int

  /// - Parameter keyword: at most 16 ASCII characters.
  init(_ keyword: StaticString) {
    var words: [UInt64] = [0, 0]
    var masks: [UInt64] = [0, 0]
    let byteCount = min(16, keyword.utf8CodeUnitCount)
    self.byteCount = byteCount
    keyword.withUTF8Buffer { bytes in
      for index in 0..<byteCount {
        words[index / 8] |= unsafe UInt64(bytes[index]) << UInt64(index % 8 * 8)
        masks[index / 8] |= 0xff << UInt64(index % 8 * 8)
      }
    }
    (low, high) = (words[0], words[1])
    (lowMask, highMask) = (masks[0], masks[1])
  }

  /// Where the line goes on behind the keyword; nil when it begins otherwise.
  @inline(__always)
  func end(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Int? {
    unsafe end(of: Self.words(in: bytes, at: offset), at: offset, in: bytes)
  }

  /// As ``end(in:at:)``, for a line whose first 16 bytes are known.
  @inline(__always)
  func end(
    of words: (UInt64, UInt64), at offset: Int, in bytes: UnsafeRawBufferPointer
  ) -> Int? {
    guard (words.0 ^ low) & lowMask == 0, (words.1 ^ high) & highMask == 0,
      byteCount <= bytes.count - offset
    else { return nil }
    return offset + byteCount
  }

  /// The 16 bytes at an offset, zeros where there are none left.
  @unsafe @inline(__always)
  static func words(
    in bytes: UnsafeRawBufferPointer, at offset: Int
  ) -> (UInt64, UInt64) {
    if offset + 16 <= bytes.count {
      return unsafe (
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
      )
    }
    var words: (UInt64, UInt64) = (0, 0)
    for index in offset..<bytes.count {
      let shift = UInt64(index - offset) % 8 * 8
      let byte = unsafe UInt64(bytes[index]) << shift
      if index - offset < 8 { words.0 |= byte } else { words.1 |= byte }
    }
    return words
  }
}
