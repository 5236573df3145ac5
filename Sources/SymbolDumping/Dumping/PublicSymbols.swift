import Bytes
import ELF

/// The symbols of a file's tables that name code.
struct PublicSymbols: Sendable {
  struct Symbol: Sendable {
    /// Relative to the module.
    var address: UInt64
    var byteCount: UInt64
    var nameOffset: UInt32
    /// In its table.
    var position: UInt32
    var table: UInt8
    /// Of several names, the one with the highest is told.
    var prominence: UInt8
    var isOneOfSeveral = false
  }

  /// By address, one for each.
  private(set) var symbols: [Symbol] = []
  private let names: [ELFStrings]

  /// - Parameter isWanted: whether a symbol at an address is to be told.
  init(of source: DumpSource, code: CodeExtents, isWanted: (UInt64) -> Bool) {
    let base = source.baseAddress
    let stateBits = Self.stateBits(of: source.program)
    let tables = Self.tables(of: source)
    names = tables.map(\.names)
    for (index, table) in tables.enumerated() {
      for (position, symbol) in table.enumerated() where symbol.mayNameCode {
        let address = symbol.value & ~(symbol.type == .function ? stateBits : 0)
        guard address >= base, code.end(around: address) != nil, isWanted(address - base),
          !table.isMappingSymbol(symbol)
        else { continue }
        symbols.append(
          Symbol(
            address: address - base, byteCount: symbol.byteCount, nameOffset: symbol.nameOffset,
            position: UInt32(clamping: position), table: UInt8(clamping: index),
            prominence: table.prominence(of: symbol)))
      }
    }
    keepBest()
  }

  /// A symbol's name as the linker has it, without a version: `memcpy@@GLIBC_2.14` is called memcpy.
  func name(of symbol: Symbol) -> ByteView {
    let name = names[Int(symbol.table)].bytes(at: symbol.nameOffset)
    guard let at = name.firstOffset(ofByte: UInt8(ascii: "@")), at > 0 else { return name }
    return name.clampedSlice(at: 0, byteCount: UInt64(at))
  }

  /// Bit 0 of a function's address on 32-bit Arm: it is Thumb code.
  private static func stateBits(of program: ELFFile) -> UInt64 {
    program.machine == .arm ? 1 : 0
  }

  /// `.symtab` of whichever file has it; without, what is left of it.
  private static func tables(of source: DumpSource) -> [ELFSymbols] {
    for file in source.files.reversed() {
      if let symbols = file.symbols { return [symbols] }
    }
    let dynamic = source.files.compactMap(\.dynamicSymbols)
    let packed = source.files.compactMap { try? $0.debugData() }.compactMap(\.symbols)
    return packed + dynamic
  }

  /// Of those at one address: what has a length, what is shorter, what is more prominent, what comes
  /// first.
  /// A mark without a length inside of a symbol with one would cut that one short.
  private mutating func keepBest() {
    symbols.sort {
      if $0.address != $1.address { return $0.address < $1.address }
      if ($0.byteCount > 0) != ($1.byteCount > 0) { return $0.byteCount > 0 }
      if $0.byteCount != $1.byteCount { return $0.byteCount < $1.byteCount }
      if $0.prominence != $1.prominence { return $0.prominence > $1.prominence }
      return ($0.table, $0.position) < ($1.table, $1.position)
    }
    var count = 0
    var end: UInt64 = 0
    for symbol in symbols {
      if count > 0, symbols[count - 1].address == symbol.address {
        let isSame = name(of: symbols[count - 1]).hasSameBytes(as: name(of: symbol))
        if !isSame { symbols[count - 1].isOneOfSeveral = true }
      } else if symbol.byteCount > 0 || symbol.address >= end {
        symbols[count] = symbol
        count += 1
      }
      end = max(end, symbol.address &+ symbol.byteCount)
    }
    symbols.removeLast(symbols.count - count)
  }
}
