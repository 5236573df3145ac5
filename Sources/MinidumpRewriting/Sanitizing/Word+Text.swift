extension UInt64 {
  /// Whether the word of four or eight bytes reads as text, in either order of bytes: five bytes of
  /// ASCII or three units of UTF-16 in a row, of a word of four bytes four or two.
  func readsAsText(byteCount: Int) -> Bool {
    let bytes = (0..<byteCount).map { UInt8(truncatingIfNeeded: self >> UInt64(8 * $0)) }
    if bytes.longestRun(where: \.isPrintable) >= (byteCount == 4 ? 4 : 5) { return true }
    let units = (0..<byteCount / 2).map { UInt16(truncatingIfNeeded: self >> UInt64(16 * $0)) }
    return units.longestRun { $0 < 256 && UInt8($0).isPrintable } >= (byteCount == 4 ? 2 : 3)
  }

  /// Whether the lower four bytes are two characters of UTF-16, which often are addresses, too.
  var isPairOfUTF16: Bool {
    self & 0xff00_ff00 == 0 && UInt8(self & 0xff).isPrintable
      && UInt8(self >> 16 & 0xff).isPrintable
  }
}

extension UInt8 {
  fileprivate var isPrintable: Bool { (0x20...0x7e).contains(self) }
}

extension Array {
  fileprivate func longestRun(where isMember: (Element) -> Bool) -> Int {
    var (longest, current) = (0, 0)
    for element in self {
      current = isMember(element) ? current + 1 : 0
      longest = Swift.max(longest, current)
    }
    return longest
  }
}
