import Bytes

extension InputKind {
  /// The beginning of a file, with what can be asked of it.
  struct Head {
    /// At most ``InputKind/searchLimit`` bytes.
    let view: ByteView
    /// Of the whole file.
    let byteCount: Int
    private let bytes: [UInt8]

    init(_ file: ByteView) {
      view = file.clampedSlice(at: 0, byteCount: UInt64(InputKind.searchLimit))
      byteCount = file.byteCount
      bytes = view.bytes
    }

    var isAllZero: Bool { bytes.allSatisfy { $0 == 0 } }

    func starts(with signature: [UInt8]) -> Bool { bytes.starts(with: signature) }

    func starts(with text: String) -> Bool { bytes.starts(with: text.utf8) }

    /// Where `pattern` first occurs.
    func offset(of pattern: [UInt8]) -> Int? {
      guard let first = pattern.first else { return nil }
      var rest = bytes[...]
      while let start = rest.firstIndex(of: first) {
        rest = rest[start...]
        if rest.starts(with: pattern) { return start }
        rest = rest.dropFirst()
      }
      return nil
    }

    func offset(of text: String) -> Int? { offset(of: Array(text.utf8)) }

    /// Whether these are parts, of which the first begins at once or behind a preamble.
    var isUpload: Bool {
      InputKind.multipartOffset(in: view) != nil
        && (offset(of: "\nContent-Disposition:") ?? offset(of: "\ncontent-disposition:")) != nil
    }

    /// Whether a microdump begins here, in UTF-8 or in UTF-16.
    var hasMicrodump: Bool {
      let mark = Array("-----BEGIN BREAKPAD MICRODUMP-----".utf8)
      // In either order of bytes, but for the first zero or the last.
      let wide = Array(mark.flatMap { (byte: UInt8) -> [UInt8] in [byte, 0] }.dropLast())
      return offset(of: mark) != nil || offset(of: wide) != nil
    }

    /// Whether the first characters are such as editors write.
    var isText: Bool {
      guard let order = utf16Order else {
        return bytes.prefix(512).allSatisfy { Self.isText(UInt16($0)) }
      }
      return units(order, byteCount: 512).dropFirst().allSatisfy(Self.isText)
    }

    private static func isText(_ unit: UInt16) -> Bool {
      unit >= 0x20 || (unit >= 0x09 && unit <= 0x0d)
    }

    /// The first words in lower case, without a byte-order mark and space in front.
    var openingText: String {
      if let order = utf16Order {
        let words = units(order, byteCount: 8192).dropFirst().drop { $0 <= 0x20 }
        return String(decoding: words, as: UTF16.self).lowercased()
      }
      let mark: [UInt8] = [0xef, 0xbb, 0xbf]
      let text = bytes.prefix(4096).dropFirst(bytes.starts(with: mark) ? 3 : 0)
      let words = text.drop { $0 <= 0x20 }
      return String(decoding: words, as: UTF8.self).lowercased()
    }

    /// Of UTF-16 that begins with a byte-order mark, as Windows writes it.
    private var utf16Order: ByteOrder? {
      if bytes.starts(with: [0xff, 0xfe]) { return .littleEndian }
      return bytes.starts(with: [0xfe, 0xff]) ? .bigEndian : nil
    }

    private func units(_ order: ByteOrder, byteCount: Int) -> [UInt16] {
      stride(from: 0, to: byteCount, by: 2).compactMap { try? view.load(at: $0, order) }
    }
  }
}
