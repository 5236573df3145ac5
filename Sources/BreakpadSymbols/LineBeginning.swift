/// What the first byte of a line must be, for finding such lines 16 bytes at a time.
///
/// Not 32: without AVX, Swift 6.3 takes 200 times as long for a vector of 32 bytes.
struct LineBeginning {
  private let byte: UInt8
  private let mask: UInt8

  /// Bytes that are `byte` where `mask` has bits.
  init(byte: UInt8, mask: UInt8) {
    self.byte = byte
    self.mask = mask
  }

  @inline(__always)
  func matches(_ first: UInt8) -> Bool { first & mask == byte }

  /// Where the first such line begins, behind a line feed.
  ///
  /// - Parameter start: above 0; `end` is at most the count of bytes.
  @unsafe @inline(__always)
  func firstOffset(in bytes: UnsafeRawBufferPointer, from start: Int, below end: Int) -> Int? {
    var position = start
    while position + 16 <= end {
      let marks = unsafe marks(in: bytes, at: position)
      if marks.x | marks.y != 0 {
        return position + Self.firstByte(of: marks)
      }
      position += 16
    }
    while position < end {
      if unsafe bytes[position - 1] == 0x0a, unsafe matches(bytes[position]) { return position }
      position += 1
    }
    return nil
  }

  /// Bytes with all bits where such a line begins, 16 of them.
  @unsafe @inline(__always)
  private func marks(in bytes: UnsafeRawBufferPointer, at offset: Int) -> SIMD2<UInt64> {
    typealias Bytes = SIMD16<UInt8>
    let feeds = unsafe bytes.loadUnaligned(fromByteOffset: offset - 1, as: Bytes.self)
    let firsts = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: Bytes.self)
    let differences =
      (feeds ^ Bytes(repeating: 0x0a))
      | ((firsts & Bytes(repeating: mask)) ^ Bytes(repeating: byte))
    return unsafe unsafeBitCast(differences .== Bytes(), to: SIMD2<UInt64>.self)
  }

  /// The number of the first byte that is not 0; there is one.
  private static func firstByte(of marks: SIMD2<UInt64>) -> Int {
    marks.x != 0
      ? UInt64(littleEndian: marks.x).trailingZeroBitCount / 8
      : 8 + UInt64(littleEndian: marks.y).trailingZeroBitCount / 8
  }
}
