extension ByteView {
  /// Where `byte` first occurs at or behind `start`; nil when it does not.
  public func firstOffset(ofByte byte: UInt8, from start: Int = 0) -> Int? {
    guard start >= 0, start < byteCount else { return nil }
    return unsafe withUnsafeBytes { bytes in
      var offset = start
      let pattern = Self.everyByte &* UInt64(byte)
      while offset <= bytes.count - 8 {
        let word = unsafe UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let others = word ^ pattern
        // The top bit of the first byte that is zero, and perhaps of some behind it.
        let zeros = (others &- Self.everyByte) & ~others & (Self.everyByte << 7)
        if zeros != 0 { return offset + zeros.trailingZeroBitCount / 8 }
        offset += 8
      }
      return unsafe bytes[offset...].firstIndex(of: byte)
    }
  }

  private static let everyByte: UInt64 = 0x0101_0101_0101_0101

  /// Where `pattern` first occurs at or behind `start`; nil when it does not, or is empty.
  ///
  /// As fast as the bytes can be looked at, for patterns whose first byte does not come again in them.
  package func firstOffset(of pattern: [UInt8], from start: Int = 0) -> Int? {
    guard let first = pattern.first, start >= 0 else { return nil }
    return unsafe withUnsafeBytes { bytes in
      var offset = start
      while offset <= bytes.count - pattern.count {
        if unsafe bytes[offset] == first,
          unsafe bytes[offset..<offset + pattern.count].elementsEqual(pattern)
        {
          return offset
        }
        offset += 1
      }
      return nil
    }
  }
}
