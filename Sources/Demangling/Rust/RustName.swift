/// Names of Rust's scheme "v0": RFC 2603, "Rust Symbol Name Mangling".
///
/// <https://rust-lang.github.io/rfcs/2603-rust-symbol-name-mangling-v0.html>
enum RustName {
  static func text(of name: ArraySlice<UInt8>) -> String? {
    guard name.allSatisfy({ $0 < 0x80 && $0 >= 0x20 }),
      let beginning = ["_R", "__R"].first(where: { name.starts(with: $0.utf8) })
    else { return nil }
    let symbol = name.dropFirst(beginning.utf8.count)
    let end = symbol.firstIndex(of: UInt8(ascii: ".")) ?? symbol.endIndex
    let rest = Substring(decoding: symbol[end...], as: UTF8.self).utf8
    guard let suffix = RustSuffix.shown(rest) else { return nil }
    var printer = RustNamePrinter(Array(symbol[..<end]))
    return printer.wholeText().map { $0 + suffix }
  }
}
