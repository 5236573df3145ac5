extension String {
  /// The text with whatever a terminal would obey made visible: `\u{1b}` for an escape.
  ///
  /// Names and messages in dumps and symbol files are written by whoever wrote the file.
  public var harmlessToTerminals: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      let shown =
        scalar.mayDisturbTerminal
        ? scalar == "\n" ? "\\n" : "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
      bytes.append(contentsOf: shown.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// Control characters, which terminals obey, and marks that turn the direction of writing
  /// (Unicode's Bidi_Control), which make a line read differently from what it says.
  fileprivate var mayDisturbTerminal: Bool {
    switch value {
    case 0..<0x20, 0x7f..<0xa0, 0x61c, 0x200e...0x200f, 0x2028...0x202e, 0x2066...0x2069: true
    default: false
    }
  }
}
