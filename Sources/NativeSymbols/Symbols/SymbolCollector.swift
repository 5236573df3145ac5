import Bytes
import ELF

/// Takes from a symbol table what can name code.
struct SymbolCollector {
  private(set) var candidates: [ELFSymbolIndex.Candidate] = []
  private let code: CodeSections
  private let table: UInt8
  private let marksThumb: Bool
  private let hasMappingSymbols: Bool

  init(_ file: ELFFile, _ code: CodeSections, table: UInt8) {
    self.code = code
    self.table = table
    marksThumb = file.machine == .arm
    hasMappingSymbols = [.arm, .arm64, .riscv].contains(file.machine)
  }

  mutating func collect(_ symbols: ELFSymbols) {
    for (position, symbol) in symbols.enumerated() where symbol.mayNameCode {
      var start = symbol.value
      // The lowest bit of a function's address says that it is Thumb code.
      if marksThumb, symbol.type == .function { start &= ~1 }
      guard code.contains(start), !(hasMappingSymbols && symbols.isMappingSymbol(symbol)) else {
        continue
      }
      candidates.append(
        ELFSymbolIndex.Candidate(
          start: start, end: start.addingClamped(symbol.byteCount), table: table,
          prominence: symbols.prominence(of: symbol), nameOffset: symbol.nameOffset,
          position: UInt32(clamping: position),
          isSized: symbol.byteCount > 0))
    }
  }
}

extension UInt64 {
  /// The sum, or the highest number where it is higher still.
  func addingClamped(_ other: UInt64) -> UInt64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
