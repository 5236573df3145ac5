/// A line of what a downloader and whoever uses it say to each other: a word and fields with names.
///
/// `get number=1 url=https://host/a%20b`: fields are separated by a space; in their values, everything
/// but printable ASCII, and the percent sign, is two hexadecimal digits behind a percent sign.
public struct FetchLine: Hashable, Sendable {
  /// What the line is about.
  public var verb: String
  private var fields: [String: String]

  public init(_ verb: String, _ fields: [(name: String, value: String)] = []) {
    self.verb = verb
    self.fields = Dictionary(fields.map { ($0.name, $0.value) }) { $1 }
  }

  /// Nil for a line without a word; what is no field is passed over.
  public init?(parsing text: some StringProtocol) {
    let words = text.split(separator: " ")
    guard let verb = words.first else { return nil }
    self.verb = String(verb)
    fields = [:]
    for word in words.dropFirst() {
      guard let sign = word.firstIndex(of: "=") else { continue }
      fields[String(word[..<sign])] = Self.unescaped(word[word.index(after: sign)...])
    }
  }

  /// The value of a field; nil when the line has none of that name.
  public subscript(name: String) -> String? { fields[name] }

  /// The number in a field; nil when there is none, or it is below 0.
  public func number(_ name: String) -> Int? {
    fields[name].flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
  }

  /// The line as it is sent, with its end.
  public var text: String {
    fields.keys.sorted().reduce(into: verb) {
      $0 += " \($1)=\(Self.escaped(fields[$1] ?? ""))"
    } + "\n"
  }

  private static func escaped(_ value: String) -> String {
    var bytes: [UInt8] = []
    for byte in value.utf8 {
      if (0x21...0x7e).contains(byte), byte != UInt8(ascii: "%") {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 0xf)]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  /// A percent sign without two digits behind it is taken as it is.
  private static func unescaped(_ value: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    var rest = Array(value.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
        let code = UInt8(digits, radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
