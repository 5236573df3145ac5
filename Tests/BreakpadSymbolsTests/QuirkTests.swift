import BreakpadSymbols
import Bytes
import Symbols
import Testing

/// What real files do that the format's description does not say: each with its outcome.
///
/// The names of these tests stand in the table of `Docs/Formats/BreakpadSymbols.md`.
@Suite struct QuirkTests {
  // MARK: The text

  @Test func `carriage returns and blank lines are passed over`() {
    let file = symbolFile("FILE 0 a.c\r\n\r\n\nFUNC 10 8 0 main\r\r\n\n10 8 5 0\r\n")
    #expect(file.symbol(at: 0x10)?.name == "main")
    #expect(file.symbol(at: 0x10)?.source?.file == "a.c")
    #expect(file.badRecordCount == 0)
  }

  @Test func `the last line needs no line feed`() {
    #expect(symbolFile("FUNC 10 8 0 main\n10 8 5 0").symbol(at: 0x17)?.source?.line == 5)
    #expect(symbolFile("PUBLIC 10 0 last").symbol(at: 0x10)?.name == "last")
  }

  @Test func `words may be separated by several spaces and tabs`() {
    let file = symbolFile("FUNC\t10 8 0 a\nFUNC  20 \t8  0   b c \n20   8\t7 0\n")
    #expect(file.symbol(at: 0x20)?.name == "b c ")
    #expect(file.symbol(at: 0x20)?.source?.line == 7)
    // The keyword itself ends with a space.
    #expect(file.symbol(at: 0x10) == nil)
  }

  @Test func `bytes that are no UTF-8 are repaired`() {
    let bytes = Array("PUBLIC 10 0 a".utf8) + [0xff, 0xc3, 0x28] + Array("z\n".utf8)
    #expect(BreakpadSymbolFile(ByteView(bytes)).symbol(at: 0x10)?.name == "a\u{fffd}\u{fffd}(z")
  }

  @Test func `a very long name is cut at 128 KiB and the records behind it are found`() {
    let name = String(repeating: "x", count: 200_000)
    let file = symbolFile("FUNC 10 8 0 \(name)\n10 8 5 0\nFUNC 20 8 0 next\n")
    #expect(file.symbol(at: 0x10)?.name.utf8.count == 131_072)
    #expect(file.symbol(at: 0x10)?.source?.line == 5)
    #expect(file.symbol(at: 0x20)?.name == "next")
  }

  @Test func `an empty file, and one of other text, name nothing`() {
    #expect(symbolFile("").symbol(at: 0) == nil)
    let file = symbolFile("<html>\nNot found\n</html>\n")
    #expect(file.symbol(at: 0) == nil)
    #expect(file.badRecordCount == 1)
  }

  @Test func `unknown records are counted and passed over`() {
    let file = symbolFile("FUNC 10 8 0 main\nWHATEVER 1 2 3\n10 8 5 0\nSTACK OTHER 1\nHELLO\n")
    #expect(file.symbol(at: 0x10)?.source?.line == 5)
    #expect(file.badRecordCount == 3)
  }

  @Test func `addresses may be written in capitals`() {
    let file = symbolFile("FUNC FAB0 20 0 main\nFAB0 10 1 0\nFAC0 10 2 0\n")
    #expect(file.symbol(at: 0xfac1)?.source?.line == 2)
    #expect(file.badRecordCount == 0)
  }

  // MARK: Numbers

  @Test(arguments: [
    "FUNC 11112222333344445 8 0 f", "FUNC zz 8 0 f", "FUNC 0x10 8 0 f", "FUNC 10 8", "FUNC",
    "FUNC 10 -8 0 f", "PUBLIC -10 0 f",
  ])
  func `a record with a bad number is counted and names nothing`(record: String) {
    let file = symbolFile("\(record)\nPUBLIC 0 0 before\n")
    #expect(file.symbol(at: 0x14)?.name == "before")
    #expect(file.badRecordCount == 1)
  }

  @Test(arguments: ["10 8 5", "10 8 x 0", "10 8 99999999999 0", "10 q 5 0", "10 8 5 0x", "10"])
  func `a bad line record is counted once and the function stays`(record: String) {
    let file = symbolFile("FUNC 10 8 0 main\n\(record)\n")
    #expect(file.symbol(at: 0x10)?.source == nil)
    #expect(file.symbol(at: 0x11)?.name == "main")
    #expect(file.badRecordCount == 1)
  }

  @Test func `a negative line number is 0`() {
    #expect(symbolFile("FUNC 10 8 0 f\n10 8 -1 0\n").symbol(at: 0x10)?.source?.line == 0)
  }

  @Test func `sixteen digits are a number and sizes may reach the end of the address space`() {
    let file = symbolFile("FUNC fffffffffffffff0 ffffffffffffffff ffffffffff f\n")
    let match = file.symbol(at: .max)
    #expect(match?.name == "f")
    #expect(match?.parameterByteCount == .max)
  }

  // MARK: MODULE and INFO

  @Test func `the module is known by its MODULE record and its code by INFO CODE_ID`() {
    let file = symbolFile(
      """
      MODULE windows x86_64 5A9832E5287241C1838ED98914E9B7FF1 my app.pdb
      INFO CODE_ID 5C9E09599000 my app.exe
      INFO GENERATOR somebody
      INFO URL https://example.com/
      """)
    #expect(file.moduleID.debugFile == "my app.pdb")
    #expect(file.moduleID.debugIdentifier?.text == "5A9832E5287241C1838ED98914E9B7FF1")
    #expect(file.moduleID.codeIdentifier?.text == "5c9e09599000")
    #expect(file.moduleID.codeFile == "my app.exe")
    #expect(file.header.operatingSystem == "windows")
    #expect(file.header.architecture == "x86_64")
    #expect(file.badRecordCount == 0)
  }

  @Test func `a MODULE record that does not come first counts all the same`() {
    let file = symbolFile("FILE 0 a\n\nMODULE Linux arm 0123456789ABCDEF0123456789ABCDEF0 a\n")
    #expect(file.moduleID.debugFile == "a")
  }

  @Test func `without a MODULE record symbols are found and the module is nobody's`() {
    let file = symbolFile("FUNC 10 8 0 main\n")
    #expect(file.symbol(at: 0x10)?.name == "main")
    #expect(file.header.operatingSystem == nil)
    #expect(file.moduleID == ModuleID(codeFile: ""))
  }

  // MARK: FUNC and PUBLIC

  @Test func `a function without extent names nothing, and neither do its lines`() {
    let file = symbolFile("PUBLIC 8 0 p\nFUNC 10 0 0 empty\n10 8 5 0\n")
    #expect(file.symbol(at: 0x10)?.name == "p")
  }

  @Test func `a function may have no name`() {
    #expect(symbolFile("FUNC 10 8 0\n").symbol(at: 0x10)?.name == "")
    #expect(symbolFile("FUNC 10 8 0 \n").symbol(at: 0x10)?.name == "")
  }

  @Test func `of overlapping functions the first one wins, of equal starts the shorter one`() {
    let file = symbolFile(
      "FUNC 10 20 0 first\nFUNC 20 20 0 second\nFUNC 80 20 0 long\nFUNC 80 10 0 short\n"
        + "FUNC a0 10 0 one\nFUNC a0 10 0 two\n")
    #expect(file.symbol(at: 0x2f)?.name == "first")
    #expect(file.symbol(at: 0x30)?.name == "second")
    #expect(file.symbol(at: 0x8f)?.name == "short")
    #expect(file.symbol(at: 0x90)?.name == "long")
    #expect(file.symbol(at: 0xa0)?.name == "one")
  }

  @Test func `a public symbol at address 0 counts`() {
    #expect(symbolFile("PUBLIC 0 0 start\n").symbol(at: 5)?.name == "start")
  }

  @Test func `no public symbol reaches over a function`() {
    let file = symbolFile(
      "PUBLIC 8 0 before\nPUBLIC 10 0 same\nPUBLIC 14 0 inside\nFUNC 10 8 0 main\n"
        + "PUBLIC 30 0 p\nFUNC 40 8 0 other\n")
    #expect(file.symbol(at: 0xf)?.name == "before")
    #expect(file.symbol(at: 0x15)?.name == "main")
    // As in rust-minidump and Breakpad: a symbol inside of a function goes on behind it.
    #expect(file.symbol(at: 0x18)?.name == "inside")
    #expect(file.symbol(at: 0x48) == nil)
  }

  @Test func `a public symbol without its parameter size is counted and names nothing`() {
    let file = symbolFile("PUBLIC 8 0 before\nPUBLIC 10\n")
    #expect(file.symbol(at: 0x10) == nil)
    #expect(file.badRecordCount == 1)
  }

  @Test func `of public symbols at one address the alphabetically last one is told`() {
    #expect(symbolFile("PUBLIC 10 0 b\nPUBLIC 10 0 c\nPUBLIC 10 0 a\n").symbol(at: 16)?.name == "c")
  }

  // MARK: Lines

  @Test func `lines without extent are passed over`() {
    let file = symbolFile("FUNC 10 8 0 f\n10 0 1 0\n10 8 2 0\n")
    #expect(file.symbol(at: 0x10)?.source?.line == 2)
  }

  @Test func `a line that begins in front of its function counts inside of it`() {
    let file = symbolFile("FUNC 10 8 0 f\n8 10 7 0\n")
    #expect(file.symbol(at: 0x12)?.source?.line == 7)
    #expect(file.symbol(at: 0x9) == nil)
  }

  @Test func `of overlapping lines the first one wins, of equal starts the shorter one`() {
    let file = symbolFile("FUNC 10 20 0 f\n18 8 3 0\n10 10 1 0\n20 4 5 0\n20 2 4 0\n")
    #expect(file.symbol(at: 0x19)?.source?.line == 1)
    #expect(file.symbol(at: 0x21)?.source?.line == 4)
    #expect(file.symbol(at: 0x22)?.source?.line == 5)
  }

  @Test func `lines in front of every function are nobody's`() {
    let file = symbolFile("10 8 1 0\nINLINE 0 1 0 0 10 8\nFUNC 10 8 0 f\n")
    #expect(file.symbol(at: 0x10)?.source == nil)
    #expect(file.symbol(at: 0x10)?.inlines.isEmpty == true)
  }

  @Test func `a file that is not named leaves the line`() {
    let match = symbolFile("FUNC 10 8 0 f\n10 8 5 9\n").symbol(at: 0x10)
    #expect(match?.source == SourceLocation(file: nil, line: 5, relativeAddress: 0x10))
  }

  @Test func `files are found in any order and the last of two with one number counts`() {
    let file = symbolFile(
      "FILE 9 nine\nFILE 2 two\nFILE 2 zwei\nFUNC 10 8 0 f\n10 4 5 9\n14 4 6 2\n")
    #expect(file.symbol(at: 0x10)?.source?.file == "nine")
    #expect(file.symbol(at: 0x14)?.source?.file == "zwei")
  }

  // MARK: INLINE

  @Test func `an old INLINE record, told by its odd number of words, takes the origin's file`() {
    let file = symbolFile(
      "FILE 3 inner.h\nINLINE_ORIGIN 0 3 inner\nINLINE_ORIGIN 1 -1 unknown\n"
        + "FUNC 10 20 0 f\nINLINE 0 20 0 10 8 20 8\nINLINE 1 30 1 10 8\n10 20 40 9\n")
    let match = file.symbol(at: 0x11)
    #expect(
      match?.inlines == [
        InlineFrame(
          name: "unknown", source: SourceLocation(file: nil, line: 40, relativeAddress: 0x10)),
        InlineFrame(name: "inner", source: SourceLocation(file: "inner.h", line: 30)),
      ])
    #expect(match?.source?.line == 20)
    #expect(file.symbol(at: 0x25)?.inlines.count == 1)
  }

  @Test func `an inlined function without a name keeps its place`() {
    let file = symbolFile("FUNC 10 8 0 f\nINLINE 0 20 0 7 10 8\n10 8 40 0\n")
    #expect(file.symbol(at: 0x10)?.inlines.map(\.name) == [nil])
    let empty = symbolFile(
      "INLINE_ORIGIN 7\nINLINE_ORIGIN 8 \nFUNC 10 8 0 f\nINLINE 0 2 0 8 10 8\n")
    #expect(empty.symbol(at: 0x10)?.inlines.map(\.name) == [""])
  }

  @Test func `of overlapping calls at one depth the one that begins last counts`() {
    let file = symbolFile(
      "INLINE_ORIGIN 0 a\nINLINE_ORIGIN 1 b\nFUNC 10 20 0 f\n"
        + "INLINE 0 1 0 1 18 8\nINLINE 0 2 0 0 10 20\n")
    #expect(file.symbol(at: 0x19)?.inlines.map(\.name) == ["b"])
    #expect(file.symbol(at: 0x11)?.inlines.map(\.name) == ["a"])
  }

  @Test func `a call without the one around it is passed over`() {
    let file = symbolFile("FUNC 10 8 0 f\nINLINE 1 20 0 7 10 8\n10 8 40 0\n")
    #expect(file.symbol(at: 0x10)?.inlines.isEmpty == true)
  }

  @Test(arguments: [
    "INLINE 0 1 0 0", "INLINE 0 1", "INLINE x 1 0 0 10 8", "INLINE 0 1 0 0 10 z",
  ])
  func `a bad INLINE record is counted`(record: String) {
    let file = symbolFile("FUNC 10 8 0 f\n\(record)\n10 8 40 0\n")
    #expect(file.symbol(at: 0x10)?.source?.line == 40)
    #expect(file.badRecordCount == 1)
  }

  @Test func `a name that begins with a digit is a name`() {
    let file = symbolFile(
      "INLINE_ORIGIN 0 3way\nINLINE_ORIGIN 1 77\nFUNC 10 8 0 f\nINLINE 0 1 0 0 10 4\n"
        + "INLINE 0 1 0 1 14 4\n")
    #expect(file.symbol(at: 0x10)?.inlines.first?.name == "3way")
    #expect(file.symbol(at: 0x14)?.inlines.first?.name == "77")
  }
}
