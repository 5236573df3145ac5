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
    for (position, symbol) in symbols.enumerated() where isWanted(symbol) {
      var start = symbol.value
      // The lowest bit of a function's address says that it is Thumb code.
      if marksThumb, symbol.type == .function { start &= ~1 }
      guard code.contains(start), !isMappingSymbol(symbol, symbols.names) else { continue }
      candidates.append(
        ELFSymbolIndex.Candidate(
          start: start, end: start.addingClamped(symbol.byteCount), table: table,
          binding: symbol.binding, underscoreCount: underscoreCount(symbol, symbols.names),
          nameOffset: symbol.nameOffset,
          position: UInt32(clamping: position),
          isSized: symbol.byteCount > 0))
    }
  }

  private func isWanted(_ symbol: ELFSymbol) -> Bool {
    // SHN_LORESERVE: numbers and common symbols have no address.
    guard symbol.isDefined, symbol.sectionIndex < 0xff00 || symbol.sectionIndex > 0xffff,
      symbol.nameOffset != 0
    else { return false }
    switch symbol.type {
    case .function, .indirectFunction, .none: return true
    default: return false
    }
  }

  /// Up to three; `_Z` and `_R` begin mangled names and hide nothing.
  private func underscoreCount(_ symbol: ELFSymbol, _ names: ELFStrings) -> UInt8 {
    let start = Int(symbol.nameOffset)
    let count = (0..<3).prefix { names.bytes[start + $0] == UInt8(ascii: "_") }.count
    let next = names.bytes[start + count]
    let isMangled = count == 1 && (next == UInt8(ascii: "Z") || next == UInt8(ascii: "R"))
    return isMangled ? 0 : UInt8(count)
  }

  /// `$a`, `$t`, `$d`, `$x`, and those with a dot and more behind: they tell code from data.
  private func isMappingSymbol(_ symbol: ELFSymbol, _ names: ELFStrings) -> Bool {
    guard hasMappingSymbols, symbol.type == .none, symbol.byteCount == 0 else { return false }
    let start = Int(symbol.nameOffset)
    guard names.bytes[start] == UInt8(ascii: "$"), let kind = names.bytes[start + 1] else {
      return false
    }
    let end = names.bytes[start + 2] ?? 0
    // RISC-V writes the extensions behind `$x`.
    return "atdx".utf8.contains(kind)
      && (end == 0 || end == UInt8(ascii: ".") || kind == UInt8(ascii: "x"))
  }
}

extension UInt64 {
  /// The sum, or the highest number where it is higher still.
  func addingClamped(_ other: UInt64) -> UInt64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
