/// Keys and values of the text files of Linux: `/proc/cpuinfo`, `/proc/self/status`,
/// `/etc/lsb-release`.
struct LinuxFields: Sequence {
  var text: String
  var separator: UInt8

  /// Lines of `key: value`, as `/proc` has them.
  static func proc(_ text: String) -> LinuxFields {
    LinuxFields(text: text, separator: UInt8(ascii: ":"))
  }

  /// Lines of `KEY="value"`, as shells read them.
  static func shell(_ text: String) -> LinuxFields {
    LinuxFields(text: text, separator: UInt8(ascii: "="))
  }

  /// Keys and values in the order of the text, without white space and quotes around them; lines
  /// without a separator are left out.
  func makeIterator() -> some IteratorProtocol<(key: String, value: String)> {
    let lines = text.utf8.split { $0 == UInt8(ascii: "\n") || $0 == 0 }
    return lines.lazy.compactMap { [separator] line in
      line.firstIndex(of: separator).map { index in
        (
          key: Self.bare(Substring(line[..<index])),
          value: Self.bare(Substring(line[line.index(after: index)...]))
        )
      }
    }.makeIterator()
  }

  private static func bare(_ text: Substring) -> String {
    let text = text.trimmed
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    return String(text.dropFirst().dropLast())
  }
}
