import BreakpadSymbols
import Bytes
import Testing

@testable import SymbolDumping

/// What a check of the lines finds, as "kind line".
private func findings(_ lines: [String], end: String = "\n") -> [String] {
  let text = lines.map { $0 + "\n" }.joined().dropLast() + end
  return SymbolFileCheck(ByteView(Array(text.utf8))).problems.map {
    "\($0.kind.rawValue) \($0.line)"
  }
}

/// A file that nothing is wrong with, in which each test breaks something.
private let sound = [
  "MODULE Linux x86_64 8DFA769F23DE3919F9C75744A690657D0 app",
  "INFO CODE_ID 9F76FA8DDE231939F9C75744A690657D6DCCB461",
  "FILE 0 /src/a.c",
  "FILE 1 /src/b.c",
  "INLINE_ORIGIN 0 inner()",
  "FUNC 1000 20 0 outer()",
  "INLINE 0 7 1 0 1004 8 1010 4",
  "1000 8 3 0",
  "1008 18 4 1",
  "FUNC m 1020 10 0 alike()",
  "1020 10 9 0",
  "PUBLIC 2000 0 _start",
  "STACK CFI INIT 1000 20 .cfa: $rsp 8 + .ra: .cfa -8 + ^",
  "STACK CFI 1001 .cfa: $rsp 16 + $rbp: .cfa -16 + ^",
]

@Suite struct CheckTests {
  @Test func `nothing is wrong with a sound file, and its records are counted`() {
    let text = sound.map { $0 + "\n" }.joined()
    let check = SymbolFileCheck(ByteView(Array(text.utf8)))
    #expect(check.problems.isEmpty)
    #expect(check.lineCount == 14)
    #expect(check.header.debugFile == "app")
    let contents = check.contents
    #expect(contents.files == 2)
    #expect(contents.functions == 2)
    #expect(contents.inlines == 1)
    #expect(contents.lines == 3)
    #expect(contents.callFrames == 2)
  }

  @Test(
    arguments: [
      (1, "MODULE Linux x86_64 nonsense app", ["damaged-record 1"]),
      (1, "INFO GENERATOR x", ["no-module 0"]),
      (2, "INFO GENERATOR x", ["no-code-id 0"]),
      (
        2, "MODULE Linux x86_64 8DFA769F23DE3919F9C75744A690657D0 app",
        ["no-code-id 0", "second-module 2"]
      ),
      (4, "FILE 0 /src/b.c", ["duplicate-number 4", "unknown-file 7"]),
      (4, "FILE 1", ["empty-name 4"]),
      (4, "FILE x /src/b.c", ["damaged-record 4", "unknown-file 7"]),
      (5, "INLINE_ORIGIN 3 inner()", ["unknown-origin 7"]),
      (6, "FUNC 1000 20 0", ["empty-name 6"]),
      (
        6, "FUNC 1000 0 0 outer()",
        [
          "empty-function 6", "inline-outside-function 7", "line-outside-function 8",
          "line-outside-function 9",
        ]
      ),
      (6, "FUNC 1000 28 0 outer()", ["overlapping-functions 10"]),
      (
        6, "FUNK 1000 20 0 outer()",
        [
          "unknown-record 6", "line-without-function 7", "line-without-function 8",
          "line-without-function 9",
        ]
      ),
      (7, "INLINE 0 7 1 x 1004 8", ["damaged-record 7"]),
      (7, "INLINE 0 7 1 0 1004 80", ["inline-outside-function 7"]),
      (7, "INLINE 1 7 1 0 1004 8", ["inline-without-parent 7"]),
      (8, "1000 0 3 0", ["empty-line-record 8"]),
      (8, "1000 10 3 0", ["overlapping-lines 9"]),
      (8, "1000 8 3 0 5", ["damaged-record 8"]),
      (9, "ff8 8 3 0", ["line-outside-function 9", "unsorted-lines 9"]),
      (9, "1008 18 3 9", ["unknown-file 9"]),
      (9, "1008 1c 3 1", ["line-outside-function 9"]),
      (9, "", ["blank-line 9"]),
      (9, "1008 18 3 1\r", ["carriage-return 9"]),
      (10, "FUNC 1000 20 0 alike()", ["duplicate-function 10", "line-outside-function 11"]),
      (10, "FUNC 800 10 0 alike()", ["unsorted-functions 10", "line-outside-function 11"]),
      (12, "PUBLIC 1008 0 inside", ["hidden-public 12"]),
      (12, "FILE 2 /src/c.c", ["unusual-order 12"]),
      (13, "STACK CFI 1000 .cfa: $rsp 8 +", ["change-without-init 13", "change-without-init 14"]),
      (13, "STACK CFI INIT 1000 20 .cfa: $rsp 8 +", ["frame-rules-do-not-parse 13"]),
      (13, "STACK CFI INIT 1000 20 .cfa: $rsp + .ra: .cfa -8 + ^", ["frame-rules-do-not-parse 13"]),
      (
        13, "STACK CFI INIT 1000 20 .cfa: $sp 8 + .ra: .cfa -8 + ^", ["frame-rules-do-not-parse 13"]
      ),
      (
        13, "STACK CFI INIT 1000 20 .cfa: $rsp 94133187226317 + .ra: .cfa -8 + ^",
        ["chance-offset 13"]
      ),
      (
        13, "STACK CFI INIT x 20 .cfa: $rsp 8 + .ra: .cfa -8 + ^",
        [
          "damaged-record 13", "change-without-init 14",
        ]
      ),
      (14, "STACK CFI 1020 .cfa: $rsp 16 +", ["change-outside-init 14"]),
      (14, "STACK CFI 1001 $st9: 4", ["unknown-register 14"]),
      (14, "STACK CFI INIT 1018 20 .cfa: $rsp 8 + .ra: .cfa -8 + ^", ["overlapping-frames 14"]),
      (14, "STACK WIN 4 1000 20 0 0 0 0 0 0 1 $eip 4 + =", []),
      (14, "STACK WIN 4 1000 20 0 0 0 0 0 0 0 1", ["damaged-record 14"]),
    ] as [(Int, String, [String])])
  func `a broken line is told, with its number`(
    number: Int, line: String, expected: [String]
  ) {
    var lines = sound
    lines[number - 1] = line
    #expect(findings(lines) == expected)
  }

  @Test func `what is missing is told`() {
    #expect(
      findings(["MODULE Linux x86_64 8DFA769F23DE3919F9C75744A690657D0 app"]) == [
        "no-code-id 0", "no-frames 0", "no-functions 0",
      ])
    #expect(findings([""], end: "").contains("no-module 0"))
    #expect(findings(sound, end: "") == ["no-last-line-feed 14"])
    #expect(
      findings(["", "x"] + sound).prefix(4) == [
        "blank-line 1", "unknown-record 2", "module-not-first 3",
      ])
  }

  @Test func `bytes that are not UTF-8 are told`() {
    var bytes = Array(sound.map { $0 + "\n" }.joined().utf8)
    let place = bytes.firstIndex(of: UInt8(ascii: "/"))!
    bytes[place] = 0xff
    let check = SymbolFileCheck(ByteView(bytes))
    #expect(check.problems.map(\.kind) == [.notUTF8])
    #expect(check.problems.first?.line == 3)
  }

  @Test func `all problems are counted, and some of each kind are kept`() {
    let lines = sound + (0..<100).map { "STACK CFI 1002 .cfa: $r\($0 + 20) 8 +" }
    let check = SymbolFileCheck(ByteView(Array(lines.joined(separator: "\n").utf8)), keptCount: 3)
    #expect(check.counts[.frameRulesDoNotParse] == 100)
    #expect(check.problems.filter { $0.kind == .frameRulesDoNotParse }.count == 3)
    #expect(check.count(of: .error) == 100)
  }

  @Test func `every kind has a title and an advice`() {
    for kind in SymbolProblem.Kind.allCases {
      #expect(!kind.title.isEmpty)
      #expect(!kind.advice.isEmpty)
    }
  }
}
