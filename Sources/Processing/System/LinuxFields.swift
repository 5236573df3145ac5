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
  /// without a separator are left out. A line is looked at when it is asked for: `/proc/cpuinfo`
  /// of a large machine has thousands.
  func makeIterator() -> AnyIterator<(key: String, value: String)> {
    var rest = text.utf8[...]
    return AnyIterator { [separator] in
      while let line = Self.nextLine(&rest) {
        guard let index = line.firstIndex(of: separator) else { continue }
        let value = line[line.index(after: index)...]
        return (Self.bare(Substring(line[..<index])), Self.bare(Substring(value)))
      }
      return nil
    }
  }

  private static func nextLine(_ rest: inout Substring.UTF8View) -> Substring.UTF8View? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex { $0 == UInt8(ascii: "\n") || $0 == 0 } ?? rest.endIndex
    defer { rest = rest[end...].dropFirst() }
    return rest[..<end]
  }

  private static func bare(_ text: Substring) -> String {
    let text = text.trimmed
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    return String(text.dropFirst().dropLast())
  }
}
