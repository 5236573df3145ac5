/// The parameters in a demangled function name: `f(int, std::map<int, char>)` has two.
struct ParameterList: Hashable {
  /// More than this are no parameters but a name that is not understood.
  static let countLimit = 256

  /// What stands in front of the list.
  var function: String
  var types: [String]

  /// Nil for a name without a list, or with one whose brackets do not match.
  init?(inName name: String) {
    let bytes = name.utf8
    guard let opening = bytes.firstIndex(of: UInt8(ascii: "(")),
      let closing = bytes.lastIndex(of: UInt8(ascii: ")")), opening < closing
    else { return nil }
    function = String(name[..<opening])
    guard let types = Self.split(name[bytes.index(after: opening)..<closing]) else { return nil }
    self.types = types == [""] ? [] : types
  }

  /// Cuts at the commas that stand in no brackets.
  private static func split(_ list: Substring) -> [String]? {
    var types: [String] = []
    var type: [UInt8] = []
    var depth = Depth()
    for byte in list.utf8 {
      guard depth.pass(byte), types.count < countLimit else { return nil }
      if byte == UInt8(ascii: ","), depth == Depth() {
        types.append(trimmed(type))
        type = []
      } else {
        type.append(byte)
      }
    }
    return depth == Depth() ? types + [trimmed(type)] : nil
  }

  private static func trimmed(_ type: [UInt8]) -> String {
    let start = type.drop { $0 == 0x20 }
    let count = start.reversed().drop { $0 == 0x20 }.count
    return String(decoding: start.prefix(count), as: UTF8.self)
  }

  /// How many brackets are open.
  private struct Depth: Hashable {
    private var angles = 0
    private var parentheses = 0

    /// Counts a character; false when it closes what was never opened.
    mutating func pass(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "<"): angles += 1
      case UInt8(ascii: ">"): angles -= 1
      case UInt8(ascii: "("): parentheses += 1
      case UInt8(ascii: ")"): parentheses -= 1
      default: break
      }
      return angles >= 0 && parentheses >= 0
    }
  }
}
