package import Bytes

/// A number made of bytes, by which damage to them is noticed; no protection against forgery.
///
/// A change within eight aligned bytes always gives another number, any other change nearly always.
/// The exact steps are in `Docs/Formats/SymbolIndex.md`.
package enum BlockHash {
  private static let multiplier: UInt64 = 0x9e37_79b9_7f4a_7c15

  package static func hash(_ view: ByteView) -> UInt64 {
    unsafe view.withUnsafeBytes { unsafe hash($0) }
  }

  static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    var position = 0
    // Four numbers that do not wait for each other.
    while position + 32 <= bytes.count {
      lanes.0 = unsafe mixed(lanes.0 ^ word(in: bytes, at: position))
      lanes.1 = unsafe mixed(lanes.1 ^ word(in: bytes, at: position + 8))
      lanes.2 = unsafe mixed(lanes.2 ^ word(in: bytes, at: position + 16))
      lanes.3 = unsafe mixed(lanes.3 ^ word(in: bytes, at: position + 24))
      position += 32
    }
    while position < bytes.count {
      lanes.0 = unsafe mixed(lanes.0 ^ lastWord(in: bytes, at: position))
      position += 8
    }
    return [lanes.0, lanes.1, lanes.2, lanes.3].reduce(UInt64(bytes.count)) { mixed($0 ^ $1) }
  }

  /// Two different numbers stay different.
  @inline(__always)
  private static func mixed(_ number: UInt64) -> UInt64 {
    let product = number &* multiplier
    return product ^ product >> 32
  }

  @unsafe @inline(__always)
  private static func word(in bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Eight bytes, zeros where there are none left.
  @unsafe
  private static func lastWord(in bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in offset..<min(offset + 8, bytes.count) {
      word |= unsafe UInt64(bytes[index]) << UInt64((index - offset) * 8)
    }
    return word
  }
}
