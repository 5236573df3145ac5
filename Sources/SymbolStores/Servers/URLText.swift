/// Parts of URLs: RFC 3986.
enum URLText {
  /// A text as one component of a path or a query: everything but letters, digits and `-._~` is two
  /// hexadecimal digits behind a percent sign.
  static func escaped(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isUnreserved(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xf)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~".utf8.contains(byte)
    }
  }

  /// A URL without `user:password@`.
  static func withoutUser(_ url: String) -> String {
    guard let colon = url.firstIndex(of: ":") else { return url }
    let start = url.index(colon, offsetBy: 3, limitedBy: url.endIndex) ?? url.endIndex
    let authority = url[start...].prefix { $0 != "/" }
    guard let sign = authority.lastIndex(of: "@") else { return url }
    return String(url[..<start] + url[url.index(after: sign)...])
  }
}
