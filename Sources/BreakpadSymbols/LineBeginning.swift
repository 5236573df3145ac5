/// What the first byte of a line must be, for finding such lines 16 bytes at a time.
///
/// Not 32: without AVX, Swift 6.3 takes 200 times as long for a vector of 32 bytes.
struct LineBeginning {
  private let byte: UInt8
  private let mask: UInt8

  /// A capital letter, or `@` and its like: lines that do not belong to a function.
  static let capital = Self(byte: 0x40, mask: 0xe0)

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
      if let offset = unsafe marks(in: bytes, at: position).firstByte { return position + offset }
      position += 16
    }
    while position < end {
      if unsafe bytes[position - 1] == 0x0a, unsafe matches(bytes[position]) { return position }
      position += 1
    }
    return nil
  }

  /// Where such a line begins in 16 bytes; `offset` is above 0.
  @unsafe @inline(__always)
  func marks(in bytes: UnsafeRawBufferPointer, at offset: Int) -> LineMarks {
    typealias Bytes = SIMD16<UInt8>
    let feeds = unsafe bytes.loadUnaligned(fromByteOffset: offset - 1, as: Bytes.self)
    let firsts = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: Bytes.self)
    return LineMarks(
      zerosOf: (feeds ^ Bytes(repeating: 0x0a))
        | ((firsts & Bytes(repeating: mask)) ^ Bytes(repeating: byte)))
  }
}

/// Which of 16 bytes are 0.
struct LineMarks {
  /// With all bits where the byte was 0.
  private var bytes: SIMD2<UInt64>

  @inline(__always)
  init(zerosOf differences: SIMD16<UInt8>) {
    bytes = unsafe unsafeBitCast(differences .== SIMD16<UInt8>(), to: SIMD2<UInt64>.self)
  }

  @inline(__always)
  func without(_ others: Self) -> Self {
    var marks = self
    marks.bytes &= ~others.bytes
    return marks
  }

  /// The number of the first one.
  @inline(__always)
  var firstByte: Int? {
    guard bytes.x | bytes.y != 0 else { return nil }
    return bytes.x != 0
      ? UInt64(littleEndian: bytes.x).trailingZeroBitCount / 8
      : 8 + UInt64(littleEndian: bytes.y).trailingZeroBitCount / 8
  }
}
