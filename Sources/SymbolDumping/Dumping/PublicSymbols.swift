import Bytes
import ELF

/// The symbols of a file's tables that name code.
struct PublicSymbols: Sendable {
  struct Symbol: Sendable {
    /// Relative to the module.
    var address: UInt64
    var name: ByteView
    var rank: Int
    var isOneOfSeveral = false
  }

  /// By address, one for each.
  private(set) var symbols: [Symbol] = []

  /// - Parameter isWanted: whether a symbol at an address is to be told.
  init(of source: DumpSource, code: CodeExtents, isWanted: (UInt64) -> Bool) {
    let base = source.baseAddress
    var all: [Symbol] = []
    for table in Self.tables(of: source) {
      for symbol in table where Self.namesCode(symbol) {
        let address = symbol.value & ~Self.stateBits(of: source.program)
        guard address >= base, code.end(around: address) != nil, isWanted(address - base) else {
          continue
        }
        let name = Self.withoutVersion(table.names.bytes(at: symbol.nameOffset))
        if name.isEmpty || Self.isMappingSymbol(name) { continue }
        all.append(
          Symbol(address: address - base, name: name, rank: Self.rank(of: symbol)))
      }
    }
    keepBest(of: all)
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

  private static func namesCode(_ symbol: ELFSymbol) -> Bool {
    guard symbol.isDefined, symbol.sectionIndex != 0xfff1 else { return false }
    switch symbol.type {
    case .function, .indirectFunction: return true
    case .none: return symbol.binding != .local
    default: return false
    }
  }

  /// Marks of where code and data begin, not names: `$a`, `$t`, `$x.4`, `$d`.
  private static func isMappingSymbol(_ name: ByteView) -> Bool {
    guard name[0] == UInt8(ascii: "$"), let kind = name[1],
      [UInt8(ascii: "a"), UInt8(ascii: "d"), UInt8(ascii: "t"), UInt8(ascii: "x")].contains(kind)
    else { return false }
    return name.byteCount == 2 || name[2] == UInt8(ascii: ".")
  }

  /// `memcpy@@GLIBC_2.14` is called memcpy.
  private static func withoutVersion(_ name: ByteView) -> ByteView {
    guard let at = name.firstOffset(ofByte: UInt8(ascii: "@")), at > 0 else { return name }
    return name.clampedSlice(at: 0, byteCount: UInt64(at))
  }

  /// What others see and what has a size is told before what is not.
  private static func rank(of symbol: ELFSymbol) -> Int {
    let binding =
      switch symbol.binding {
      case .global: 0
      case .weak: 1
      default: 2
      }
    return binding * 2 + (symbol.byteCount > 0 ? 0 : 1)
  }

  private mutating func keepBest(of all: [Symbol]) {
    let sorted = all.sorted {
      if $0.address != $1.address { return $0.address < $1.address }
      if $0.rank != $1.rank { return $0.rank < $1.rank }
      return $0.name.precedes($1.name)
    }
    for symbol in sorted {
      guard let last = symbols.indices.last, symbols[last].address == symbol.address else {
        symbols.append(symbol)
        continue
      }
      if !symbols[last].name.isEqual(to: symbol.name) { symbols[last].isOneOfSeveral = true }
    }
  }
}

extension ByteView {
  func precedes(_ other: ByteView) -> Bool {
    unsafe withUnsafeBytes { mine in
      unsafe other.withUnsafeBytes { unsafe mine.lexicographicallyPrecedes($0) }
    }
  }

  func isEqual(to other: ByteView) -> Bool {
    unsafe withUnsafeBytes { mine in
      unsafe other.withUnsafeBytes { unsafe mine.elementsEqual($0) }
    }
  }
}
