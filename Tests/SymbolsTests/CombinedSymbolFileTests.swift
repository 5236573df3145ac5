import Symbols
import Testing

/// Answers the same everywhere.
private final class FixedFile: SymbolFile {
  let moduleID = ModuleID(codeFile: "a")
  let match: SymbolMatch?
  let rules: CFIRules?
  let coverage: SymbolCoverage
  let badRecordCount: Int
  let memory = SymbolMemory(mappedByteCount: 3, residentByteCount: 5)

  init(
    _ match: SymbolMatch?, rules: CFIRules? = nil, names: SymbolCoverage.Source = .none,
    callFrames: SymbolCoverage.Source = .none, badRecordCount: Int = 0
  ) {
    self.match = match
    self.rules = rules
    coverage = SymbolCoverage(names: names, callFrames: callFrames)
    self.badRecordCount = badRecordCount
  }

  func symbol(at relativeAddress: UInt64) -> SymbolMatch? { match }

  func cfiRules(at relativeAddress: UInt64, registers: RegisterNames) -> CFIRules? { rules }

  func forOneReport() -> any SymbolFile {
    FixedFile(match, rules: rules, names: coverage.names, callFrames: coverage.callFrames)
  }
}

private func symbol(_ name: String) -> SymbolMatch {
  SymbolMatch(name: name, origin: .publicSymbol, relativeAddress: 1)
}

private func function(_ name: String, line: UInt32? = nil) -> SymbolMatch {
  SymbolMatch(
    name: name, relativeAddress: 2, byteCount: 9,
    source: line.map { SourceLocation(file: "a.c", line: $0) })
}

private func rules(_ number: Int64) -> CFIRules {
  CFIRules(cfa: .register(7, plus: number), returnAddress: .cfa(plus: -8))
}

private let registers = RegisterNames(["rax"])

@Suite struct CombinedSymbolFileTests {
  @Test func `the file that says most of an address names it`() {
    let files = [
      FixedFile(symbol("table"), names: .symbolTable), FixedFile(nil, names: .original),
      FixedFile(function("text", line: 3), names: .translation),
    ]
    let file = CombinedSymbolFile(files)
    #expect(file.symbol(at: 5)?.name == "text")
    #expect(file.symbolStart(at: 5) == 2)
    #expect(file.namesFunction(at: 5))
    #expect(CombinedSymbolFile([files[0], files[1]]).symbolStart(at: 5) == 1)
    #expect(!CombinedSymbolFile([files[1]]).namesFunction(at: 5))
  }

  @Test func `of equal answers the debug information's counts, then the first`() {
    let text = FixedFile(function("text", line: 3), names: .translation)
    let other = FixedFile(function("other", line: 3), names: .translation)
    let original = FixedFile(function("original", line: 3), names: .original)
    #expect(CombinedSymbolFile([text, original]).symbol(at: 5)?.name == "original")
    #expect(CombinedSymbolFile([text, other]).symbol(at: 5)?.name == "text")
  }

  @Test func `call frames come from the file itself where it has rules`() {
    let text = FixedFile(nil, rules: rules(8), callFrames: .translation)
    let elf = FixedFile(nil, rules: rules(16), callFrames: .original)
    let silent = FixedFile(nil, callFrames: .original)
    func found(_ files: FixedFile...) -> CFIRules? {
      CombinedSymbolFile(files).cfiRules(at: 5, registers: registers)
    }
    #expect(found(text, elf) == rules(16))
    #expect(found(text, silent) == rules(8))
    #expect(found(silent) == nil)
  }

  @Test func `bounds, counts and memory are those of all files`() {
    let file = CombinedSymbolFile([
      FixedFile(function("a"), names: .symbolTable, badRecordCount: 2),
      FixedFile(nil, callFrames: .original, badRecordCount: 3),
    ])
    #expect(file.badRecordCount == 5)
    #expect(file.memory == SymbolMemory(mappedByteCount: 6, residentByteCount: 10))
    #expect(file.coverage == SymbolCoverage(names: .symbolTable, callFrames: .original))
    #expect(file.forOneReport().badRecordCount == 0)
    #expect(file.forOneReport().symbol(at: 5)?.name == "a")
    #expect(file.forOneTask().badRecordCount == 5)
  }

  @Test func `suppliers are asked until nobody can add anything`() async {
    struct Supplier: SymbolSupplier {
      var file: FixedFile
      var place: String
      var hasMoreThanLines: Bool

      func symbols(for module: ModuleID) async -> SymbolLookup { .found(file, at: place) }

      func symbols(
        for module: ModuleID, beyond known: SymbolCoverage
      ) async -> SymbolLookup {
        known.hasLines && !hasMoreThanLines ? SymbolLookup() : await symbols(for: module)
      }
    }
    let text = FixedFile(function("a", line: 1), names: .translation, callFrames: .translation)
    let elf = FixedFile(nil, callFrames: .original)
    let whole = FixedFile(function("b", line: 1), names: .original, callFrames: .original)
    func places(_ suppliers: (FixedFile, Bool)...) async -> [String] {
      let all: [any SymbolSupplier] = suppliers.enumerated().map {
        Supplier(file: $1.0, place: "\($0)", hasMoreThanLines: $1.1)
      }
      return await all.symbols(for: ModuleID(codeFile: "a")).inquiries.map(\.place)
    }
    #expect(await places((text, false), (text, false), (elf, true)) == ["0", "2"])
    #expect(await places((whole, true), (text, true), (elf, true)) == ["0"])
    #expect(await places((elf, true), (text, false), (whole, true)) == ["0", "1", "2"])
  }
}
