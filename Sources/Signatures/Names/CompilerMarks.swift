/// What compilers and linkers put behind names: of parts, copies and versions of functions.
enum CompilerMarks {
  /// Behind a dot: GCC's and LLVM's marks, most with a number behind them.
  private static let marks: [StaticString] = [
    ".cold", ".part", ".isra", ".constprop", ".llvm", ".lto_priv", ".clone", ".resume",
    ".destroy", ".cleanup", ".localalias",
  ]

  /// Without `.cold`, `.part.0`, `.llvm.123`, ` [clone .cold]`, ` (.cold)` and `@@GLIBC_2.34`.
  static func removed(from name: [UInt8]) -> [UInt8] {
    var name = name[...]
    if let end = name.dropFirst().firstIndex(of: UInt8(ascii: "@")), !name.contains(0x20) {
      name = name[..<end]
    }
    while let shorter = withoutLast(name) { name = shorter }
    return Array(name)
  }

  /// Nil when there is no mark at the end.
  private static func withoutLast(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    for bracket in ["[clone ", "(."] {
      let closing = UInt8(ascii: bracket.hasPrefix("[") ? "]" : ")")
      let isThere = name.last == closing
      if isThere, let start = lastStart(of: " " + bracket, in: name) { return name[..<start] }
    }
    let stem = name.prefix(upTo: endOfStem(of: name))
    for mark in marks {
      let isMark = mark.withUTF8Buffer { mark in
        unsafe stem.count > mark.count && stem.suffix(mark.count).elementsEqual(mark)
      }
      if isMark { return stem.dropLast(mark.utf8CodeUnitCount) }
    }
    return nil
  }

  /// Where the number behind a mark begins, with its dot; the name's end when there is none.
  private static func endOfStem(of name: ArraySlice<UInt8>) -> Int {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return name.endIndex }
    let number = name[(dot + 1)...]
    return !number.isEmpty && number.allSatisfy(\.isDigit) ? dot : name.endIndex
  }

  private static func lastStart(of text: String, in name: ArraySlice<UInt8>) -> Int? {
    let piece = Array(text.utf8)
    guard name.count > piece.count else { return nil }
    return (name.startIndex...(name.endIndex - piece.count)).last {
      name[$0...].starts(with: piece)
    }
  }
}
