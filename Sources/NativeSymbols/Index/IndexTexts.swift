/// Texts in the data of an index, each once, and source files by numbers.
struct IndexTexts {
  /// Where a text lies, by a number that was made of it: of 64 bits, with a seed that nobody knows.
  private var offsets: [Int: UInt64] = [:]
  private var fileNumbers: [UInt64: UInt64] = [:]
  /// Where the path of each source file lies; number 0 is no file.
  private(set) var fileOffsets: [UInt64] = [0]

  /// Where a text lies, from now on at least; 0 for none.
  mutating func offset(of text: String?, in data: inout IndexData) -> UInt64 {
    guard let text else { return 0 }
    let key = Self.key(of: text)
    if let known = offsets[key] { return known }
    let offset = UInt64(data.byteCount)
    data.append(text: text.utf8)
    offsets[key] = offset
    return offset
  }

  /// A text's own hash would take characters for one that are written with different bytes.
  private static func key(of text: String) -> Int {
    var hasher = Hasher()
    for byte in text.utf8 { hasher.combine(byte) }
    return hasher.finalize()
  }

  /// The number of a source file.
  mutating func number(ofFile path: String?, in data: inout IndexData) -> UInt64 {
    guard let path else { return 0 }
    let offset = offset(of: path, in: &data)
    if let known = fileNumbers[offset] { return known }
    let number = UInt64(fileOffsets.count)
    fileOffsets.append(offset)
    fileNumbers[offset] = number
    return number
  }
}
