import Bytes

extension ELFSymbol {
  /// Whether the symbol may name code: it has an address, and its type does not say otherwise.
  package var mayNameCode: Bool {
    // SHN_LORESERVE: numbers and common symbols have no address.
    guard isDefined, sectionIndex < 0xff00 || sectionIndex > 0xffff, nameOffset != 0 else {
      return false
    }
    switch type {
    case .function, .indirectFunction, .none: return true
    default: return false
    }
  }
}

extension ELFSymbols {
  /// Whether a symbol is a mark of where code and data begin, and no name: `$a`, `$t`, `$x.4`, `$d`,
  /// and RISC-V's `$xrv64i`.
  package func isMappingSymbol(_ symbol: ELFSymbol) -> Bool {
    guard symbol.type == .none, symbol.byteCount == 0 else { return false }
    let start = Int(symbol.nameOffset)
    guard names.bytes[start] == UInt8(ascii: "$"), let kind = names.bytes[start + 1] else {
      return false
    }
    let end = names.bytes[start + 2] ?? 0
    return "atdx".utf8.contains(kind)
      && (end == 0 || end == UInt8(ascii: ".") || kind == UInt8(ascii: "x"))
  }

  /// Of names for one function, people know the one for which this is highest: what other files see,
  /// whose name is less hidden (`write`, not `__write`), what is not weak.
  package func prominence(of symbol: ELFSymbol) -> UInt8 {
    let openness = 2 * (3 - underscoreCount(of: symbol))
    return switch symbol.binding {
    case .global, .unique: 8 + openness + 1
    case .weak: 8 + openness
    default: openness
    }
  }

  /// Up to three; those of `_Z` and `_R` begin mangled names and hide nothing.
  private func underscoreCount(of symbol: ELFSymbol) -> UInt8 {
    let start = Int(symbol.nameOffset)
    let count = (0..<3).prefix { names.bytes[start + $0] == UInt8(ascii: "_") }.count
    let next = names.bytes[start + count]
    let isMangled = count == 1 && (next == UInt8(ascii: "Z") || next == UInt8(ascii: "R"))
    return isMangled ? 0 : UInt8(count)
  }
}
