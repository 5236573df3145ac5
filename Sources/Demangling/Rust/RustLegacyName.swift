import Bytes

/// Names of Rust's first scheme, which look like C++: `_ZN`, parts with their lengths, of which the last
/// is a hash, `E`.
enum RustLegacyName {
  /// Whether there may be a hash in a name: false for nearly all of C++.
  static func mayBe(_ name: ByteView) -> Bool { name.firstOffset(of: hashBeginning) != nil }

  private static let hashBeginning = Array("17h".utf8)

  static func text(of name: ArraySlice<UInt8>) -> String? {
    guard let parts = Parts(name), parts.endInHash else { return nil }
    let text = parts.all.dropLast().map { shown($0) }.joined(separator: "::")
    return text + parts.suffix
  }

  /// The parts of a name, and what was put behind it.
  private struct Parts {
    var all: [Substring.UTF8View] = []
    var suffix = ""

    init?(_ name: ArraySlice<UInt8>) {
      guard name.allSatisfy({ $0 < 0x80 && $0 >= 0x20 }),
        let beginning = ["_ZN", "__ZN", "ZN"].first(where: {
          name.starts(with: $0.utf8)
        })
      else { return nil }
      let bytes = Substring(decoding: name, as: UTF8.self).utf8
      var rest = bytes.dropFirst(beginning.utf8.count)
      while let first = rest.first, first != UInt8(ascii: "E") {
        let digits = rest.prefix { $0 &- 0x30 < 10 }
        guard let byteCount = Int(Substring(digits)), byteCount <= rest.count - digits.count else {
          return nil
        }
        rest = rest.dropFirst(digits.count)
        all.append(rest.prefix(byteCount))
        rest = rest.dropFirst(byteCount)
      }
      guard rest.first == UInt8(ascii: "E"), let suffix = RustSuffix.shown(rest.dropFirst()) else {
        return nil
      }
      self.suffix = suffix
    }

    /// `h` and sixteen hexadecimal digits: C++ has hardly such names.
    var endInHash: Bool {
      guard all.count > 1, let last = all.last, last.count == 17, last.first == UInt8(ascii: "h")
      else { return false }
      let digits = last.dropFirst()
      return digits.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x61 < 6 } && Set(digits).count >= 5
    }
  }

  /// A part with the characters that no symbol may have: `$LT$` is `<`, `..` is `::`.
  private static func shown(_ part: Substring.UTF8View) -> String {
    var rest = part.starts(with: "_$".utf8) ? part.dropFirst() : part
    var text = ""
    while let first = rest.first {
      if first == UInt8(ascii: ".") {
        let isSeparator = rest.dropFirst().first == UInt8(ascii: ".")
        text += isSeparator ? "::" : "."
        rest = rest.dropFirst(isSeparator ? 2 : 1)
      } else if first == UInt8(ascii: "$") {
        let code = rest.dropFirst().prefix { $0 != UInt8(ascii: "$") }
        guard code.endIndex != rest.endIndex, let character = character(code) else { break }
        text.unicodeScalars.append(character)
        rest = rest.dropFirst(code.count + 2)
      } else {
        let plain = rest.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "$") }
        text += Substring(plain)
        rest = rest.dropFirst(plain.count)
      }
    }
    return text + Substring(rest)
  }

  private static func character(_ code: Substring.UTF8View) -> Unicode.Scalar? {
    switch String(Substring(code)) {
    case "SP": return "@"
    case "BP": return "*"
    case "RF": return "&"
    case "LT": return "<"
    case "GT": return ">"
    case "LP": return "("
    case "RP": return ")"
    case "C": return ","
    case let code where code.first == "u":
      let digits = code.dropFirst()
      guard digits.utf8.allSatisfy({ $0 &- 0x30 < 10 || $0 &- 0x61 < 6 }),
        let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
      else { return nil }
      return scalar.properties.generalCategory == .control ? nil : scalar
    default: return nil
    }
  }
}

/// What compilers put behind a name of Rust.
enum RustSuffix {
  /// As it is shown; nil when it is none.
  static func shown(_ suffix: Substring.UTF8View) -> String? {
    let text = String(Substring(suffix))
    if text.isEmpty { return "" }
    guard text.first == ".", suffix.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else { return nil }
    // Made by link-time optimization, with a hash that says nothing.
    guard let hash = text.firstRange(ofText: ".llvm.") else { return text }
    let isHash = text[hash.upperBound...].utf8.allSatisfy {
      $0 &- 0x30 < 10 || $0 &- 0x41 < 6 || $0 == UInt8(ascii: "@")
    }
    return isHash ? String(text[..<hash.lowerBound]) : text
  }
}

extension String {
  fileprivate func firstRange(ofText pattern: String) -> Range<String.Index>? {
    let pattern = Array(pattern.utf8)
    var start = startIndex
    while start != endIndex {
      if utf8[start...].starts(with: pattern) {
        return start..<utf8.index(start, offsetBy: pattern.count)
      }
      start = utf8.index(after: start)
    }
    return nil
  }
}
