extension ByteView {
  /// Where `byte` first occurs at or behind `start`; nil when it does not.
  public func firstOffset(ofByte byte: UInt8, from start: Int = 0) -> Int? {
    guard start >= 0, start < byteCount else { return nil }
    return unsafe withUnsafeBytes { bytes in
      unsafe bytes[start...].firstIndex(of: byte)
    }
  }

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
