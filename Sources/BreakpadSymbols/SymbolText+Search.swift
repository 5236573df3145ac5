import Bytes

/// Looking for records by the first byte of their lines, many bytes at a time.
extension SymbolText {
  /// The first record of a kind that begins in a range of offsets.
  func firstHead(_ kind: RecordKind, in range: Range<Int>) -> RecordHead? {
    let pattern = kind.pattern
    var position = range.lowerBound
    while let offset = firstLine(beginningWith: kind.firstByte, in: position, range.upperBound) {
      if let key = key(of: kind, pattern, at: offset) {
        return RecordHead(key: key, offset: offset)
      }
      position = offset + 1
    }
    return nil
  }

  /// The last record of a kind that begins in a range of offsets.
  func lastHead(_ kind: RecordKind, in range: Range<Int>) -> RecordHead? {
    let pattern = kind.pattern
    var end = range.upperBound
    while let offset = lastLine(beginningWith: kind.firstByte, in: range.lowerBound, end) {
      if let key = key(of: kind, pattern, at: offset) {
        return RecordHead(key: key, offset: offset)
      }
      end = offset
    }
    return nil
  }

  /// The number of the record that begins at an offset; nil when that is another one or damaged.
  func key(of kind: RecordKind, at offset: Int) -> UInt64? {
    key(of: kind, kind.pattern, at: offset)
  }

  @inline(__always)
  private func key(of kind: RecordKind, _ pattern: RecordPattern, at offset: Int) -> UInt64? {
    unsafe view.withUnsafeBytes { bytes in
      unsafe pattern.end(in: bytes, at: offset).flatMap { unsafe bytes.key(of: kind, at: $0) }
    }
  }

  /// Offset of the first line in a range that does not belong to a function: one that begins with a
  /// capital letter. Hexadecimal digits may be capitals, too.
  func firstCapitalLine(in start: Int, _ end: Int) -> Int? {
    firstLine(beginningWith: .capital, in: start, end)
  }

  /// Offset of the first line that begins in a range.
  func firstLine(in range: Range<Int>) -> Int? {
    firstLine(
      beginningWith: LineBeginning(byte: 0, mask: 0), in: range.lowerBound, range.upperBound)
  }

  private func firstLine(beginningWith byte: UInt8, in start: Int, _ end: Int) -> Int? {
    firstLine(beginningWith: LineBeginning(byte: byte, mask: 0xff), in: start, end)
  }

  @inline(__always)
  private func firstLine(
    beginningWith wanted: LineBeginning, in start: Int, _ end: Int
  ) -> Int? {
    guard start >= 0, start < end, end <= byteCount else { return nil }
    if start == 0, view[0].map({ wanted.matches($0) }) ?? false { return 0 }
    return unsafe view.withUnsafeBytes {
      unsafe wanted.firstOffset(in: $0, from: max(1, start), below: end)
    }
  }

  private func lastLine(beginningWith byte: UInt8, in start: Int, _ end: Int) -> Int? {
    guard start >= 0, start < end, end <= byteCount else { return nil }
    return unsafe view.withUnsafeBytes { bytes in
      var first = end - 1
      while first - 8 >= start, first >= 9 {
        let marks =
          unsafe bytes.word(at: first - 8).zeroBytes(minus: 0x0a)
          & bytes.word(at: first - 7).zeroBytes(minus: byte)
        if marks != 0 { return first - marks.leadingZeroBitCount >> 3 }
        first -= 8
      }
      while first >= start {
        if unsafe bytes[first] == byte, unsafe first == 0 || bytes[first - 1] == 0x0a {
          return first
        }
        first -= 1
      }
      return nil
    }
  }
}

extension UInt64 {
  /// The top bit of every byte that equals `byte`, and of no other.
  @inline(__always)
  fileprivate func zeroBytes(minus byte: UInt8) -> UInt64 {
    let difference = self ^ (UInt64(byte) &* 0x0101_0101_0101_0101)
    let low = 0x7f7f_7f7f_7f7f_7f7f as UInt64
    return ~(((difference & low) &+ low) | difference | low)
  }
}

extension UnsafeRawBufferPointer {
  /// Eight bytes, the first in the lowest place; the caller knows that they are there.
  @unsafe @inline(__always)
  fileprivate func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
