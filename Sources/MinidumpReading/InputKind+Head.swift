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

    /// Whether these are parts, of which the first begins at once.
    var isUpload: Bool {
      starts(with: "--")
        && (offset(of: "\nContent-Disposition:") ?? offset(of: "\ncontent-disposition:")) != nil
    }

    /// Whether the first bytes are such as editors write.
    var isText: Bool {
      bytes.prefix(512).allSatisfy { $0 >= 0x20 || ($0 >= 0x09 && $0 <= 0x0d) }
    }

    /// The first words in lower case, without a byte-order mark and space in front.
    var openingText: String {
      let mark: [UInt8] = [0xef, 0xbb, 0xbf]
      let text = bytes.prefix(4096).dropFirst(bytes.starts(with: mark) ? 3 : 0)
      let words = text.drop { $0 <= 0x20 }
      return String(decoding: words, as: UTF8.self).lowercased()
    }
  }
}
