import BreakpadSymbols
import Bytes
import ELF
import NativeSymbols
import Support
import Symbols
import Testing

@testable import SymbolDumping

/// What our reader makes of what was written, beside what the files say themselves.
@Suite struct RoundTripTests {
  @Test(arguments: Programs.names)
  func `of every address, the symbol file says what DWARF says`(name: String) async throws {
    let source = try Programs.source(name)
    let written = BreakpadSymbolFile(ByteView(try await Programs.symbols(of: source)))
    let native = NativeSymbolFile(
      NativeFiles(image: source.program, debug: source.debugFile), path: name)
    for section in source.program.sections where section.isExecutable {
      let start = section.address - source.program.baseAddress
      for address in start..<start + section.byteCount {
        let (mine, direct) = (written.symbol(at: address), native.linkageMatch(at: address))
        // Stubs have no names in the file; a public symbol reaches up to the next one.
        if mine?.origin == .publicSymbol, direct == nil { continue }
        #expect(mine.map(Facts.init) == direct.map(Facts.init), "\(String(address, radix: 16))")
      }
    }
  }
}

/// What both can say.
private struct Facts: Equatable {
  var name: String
  var start: UInt64
  var source: String
  var inlines: [String]

  init(_ match: SymbolMatch) {
    name = match.name
    start = match.relativeAddress
    source = Self.text(match.source)
    inlines = match.inlines.map { "\($0.name ?? "-") \(Self.text($0.source))" }
  }

  private static func text(_ source: Symbols.SourceLocation?) -> String {
    source.map { "\($0.file ?? "-"):\($0.line)" } ?? "-"
  }
}
