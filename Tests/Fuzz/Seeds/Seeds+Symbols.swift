import Foundation
import Support

extension Seeds {
  /// Excerpts of the symbol files of `TestData/`, and one with every kind of record.
  @Sendable static func symbolTexts() throws -> [Seed] {
    let folder = Fixture.folder.appendingPathComponent("Symbols")
    return try files(below: folder, endingWith: [".sym"]).map {
      Seed($0.name, excerpt(of: $0.bytes))
    }
      + [Seed("handmade", handmadeSymbols)]
  }

  /// The first lines of each kind of record, with what belongs to them.
  private static func excerpt(of text: [UInt8]) -> [UInt8] {
    var counts: [String: Int] = [:]
    var kept: [UInt8] = []
    var isKept = true
    var depth = 0
    for line in text.split(separator: 0x0a) {
      let words = line.split(separator: 0x20).prefix(3).map { String(decoding: $0, as: UTF8.self) }
      let kind = words[0] == "STACK" ? words.prefix(3).joined(separator: " ") : words[0]
      // What begins with a number belongs to the function in front, as INLINE does.
      let isHead = UInt64(words[0], radix: 16) == nil && words[0] != "INLINE"
      if isHead {
        counts[kind, default: 0] += 1
        isKept = counts[kind, default: 0] <= 3
      }
      depth = isHead ? 0 : depth + 1
      if isKept, depth < 6 { kept += line + [0x0a] }
    }
    return kept
  }

  /// Something of everything a symbol file may say, in a few lines.
  static let handmadeSymbols = """
    MODULE Linux x86_64 000000000000000000000000000000000 app
    INFO CODE_ID 0123456789ABCDEF app
    FILE 0 a.c
    FILE 1 /src/b.h
    INLINE_ORIGIN 0 inlined
    INLINE_ORIGIN 1 0 older
    FUNC 1000 40 8 first
    INLINE 0 7 0 0 1008 10
    INLINE 1 8 1 1010 4
    1000 8 3 0
    1008 10 4 1
    1018 28 5 0
    FUNC m 1040 1000 0 second
    1040 1000 9 1
    PUBLIC 2080 0 third
    PUBLIC m 3000 4 fourth
    STACK CFI INIT 1000 40 .cfa: $rsp 8 + .ra: .cfa 8 - ^
    STACK CFI 1004 .cfa: $rsp 16 + $rbp: .cfa 16 - ^
    STACK CFI INIT 1040 100 .cfa: sp 16 + .ra: lr fp: .cfa -16 + ^ x19: .cfa 8 - ^ 2 *
    STACK CFI INIT 1140 100 .cfa: ebp 8 + .ra: .cfa 4 - ^ ebp: .cfa 8 - ^
    STACK CFI INIT 1240 100 .cfa: r11 8 + 16 @ .ra: .cfa 4 - ^ r4: .undef
    STACK WIN 4 1300 100 1 2 8 4 c 10 1 $T0 .raSearch = $eip $T0 ^ = $esp $T0 4 + =
    STACK WIN 4 1400 100 0 0 4 0 8 0 1 $T1 $ebp 4 + = $eip $T1 ^ = $ebp $T1 4 - ^ = $esp $T1 4 + 16 @ =
    STACK WIN 0 1500 100 0 0 8 4 8 0 0 1
    STACK WIN 0 1600 100 0 0 0 8 10 0 0 0

    """
}
