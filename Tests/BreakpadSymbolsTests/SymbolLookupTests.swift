import BreakpadSymbols
import Bytes
import Symbols
import Testing

@Suite struct SymbolLookupTests {
  private let file = symbolFile(
    """
    MODULE Linux x86_64 0123456789ABCDEF0123456789ABCDEF0 app
    FILE 0 main.cc
    FILE 7 detail.h
    INLINE_ORIGIN 0 helper()
    INLINE_ORIGIN 1 detail::inner(int)
    FUNC 1000 20 8 main
    INLINE 0 12 0 0 1008 10
    INLINE 1 5 7 1 1010 4
    1000 8 10 0
    1008 8 3 7
    1010 4 99 7
    1014 c 13 0
    FUNC m 1020 10 0 folded name(with, spaces)
    PUBLIC m 1040 4 _start
    PUBLIC 2000 0 last
    """)

  @Test func `a function is named with its extent, arguments and line`() {
    #expect(
      file.symbol(at: 0x1004)
        == SymbolMatch(
          name: "main", relativeAddress: 0x1000, byteCount: 0x20, parameterByteCount: 8,
          source: SourceLocation(file: "main.cc", line: 10, relativeAddress: 0x1000)))
  }

  @Test func `inlined calls come innermost first, each with the line that ran in it`() {
    let match = file.symbol(at: 0x1011)
    #expect(
      match?.inlines == [
        InlineFrame(
          name: "detail::inner(int)",
          source: SourceLocation(file: "detail.h", line: 99, relativeAddress: 0x1010)),
        InlineFrame(name: "helper()", source: SourceLocation(file: "detail.h", line: 5)),
      ])
    #expect(
      match?.source == SourceLocation(file: "main.cc", line: 12, relativeAddress: 0x1008))
  }

  @Test func `the m of a function is told`() {
    #expect(file.symbol(at: 0x1028)?.name == "folded name(with, spaces)")
    #expect(file.symbol(at: 0x1028)?.isOneOfSeveral == true)
  }

  @Test func `behind the last function a public symbol reaches to the next one`() {
    #expect(
      file.symbol(at: 0x1fff)
        == SymbolMatch(
          name: "_start", origin: .publicSymbol, relativeAddress: 0x1040, parameterByteCount: 4,
          isOneOfSeveral: true))
    #expect(file.symbol(at: 0x9000)?.name == "last")
  }

  @Test func `nothing is named below the first symbol and between function and public symbol`() {
    #expect(file.symbol(at: 0xfff) == nil)
    #expect(file.symbol(at: 0x1030) == nil)
    #expect(!file.namesFunction(at: 0x1030))
    #expect(file.namesFunction(at: 0x1001))
  }
}
