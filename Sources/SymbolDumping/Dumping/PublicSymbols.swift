import Bytes
import ELF

/// The symbols of a file's tables that name code no function of DWARF has.
///
/// A PUBLIC record reaches up to the next record. Where a symbol ends before that, and nameless code
/// follows, it is told as a function, whose record says how long it is.
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

    /// Behind its last byte; the same as ``address`` where nobody says how long it is.
    var end: UInt64 { address &+ byteCount }
  }

  /// By address, one for each.
  private(set) var symbols: [Symbol] = []
  private let names: [ELFStrings]
  private let code: CodeExtents
  private let base: UInt64

  /// - Parameters:
  ///   - tables: of ``tables(of:)``.
  ///   - isWanted: whether a symbol at an address is to be told.
  init(
    _ tables: [ELFSymbols], of source: DumpSource, code: CodeExtents, isWanted: (UInt64) -> Bool
  ) {
    base = source.baseAddress
    self.code = code
    let stateBits = Self.stateBits(of: source.program)
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
  static func tables(of source: DumpSource) -> [ELFSymbols] {
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

// MARK: - Symbols that end

extension PublicSymbols {
  /// Takes out the symbols whose records have to say how long they are.
  ///
  /// - Parameters:
  ///   - functions: whose records lie between them.
  ///   - isFramed: whether call-frame information is about an address. Walks doubt a PUBLIC without
  ///     any where other code has some.
  mutating func takeBounded(
    _ functions: FunctionList, isFramed: (UInt64) -> Bool
  ) -> [Symbol] {
    var bounded: [Symbol] = []
    var others: [Symbol] = []
    for (index, symbol) in symbols.enumerated() {
      let next = index + 1 < symbols.count ? symbols[index + 1].address : .max
      let limit = min(next, functions.start(behind: symbol.address) ?? .max)
      if let end = end(of: symbol, before: limit, isFramed) {
        bounded.append(symbol)
        bounded[bounded.count - 1].byteCount = end - symbol.address
      } else {
        others.append(symbol)
      }
    }
    symbols = others
    return bounded
  }

  /// Where a symbol ends, if its record has to say so.
  ///
  /// - Parameter next: where the next record begins.
  private func end(
    of symbol: Symbol, before next: UInt64, _ isFramed: (UInt64) -> Bool
  ) -> UInt64? {
    guard let codeEnd = code.end(around: symbol.address &+ base).map({ $0 &- base }) else {
      return nil
    }
    if symbol.end <= symbol.address { return codeEnd < next ? codeEnd : nil }
    guard symbol.end <= min(next, codeEnd) else { return nil }
    let isReached = next < codeEnd && Self.isPadding(from: symbol.end, to: next)
    return isReached && isFramed(symbol.address) ? nil : symbol.end
  }

  /// Whether no more than what fills up to a function's usual alignment lies between two addresses.
  private static func isPadding(from start: UInt64, to end: UInt64) -> Bool {
    end - start < 4 || (end - start < 16 && end & 15 == 0)
  }
}
