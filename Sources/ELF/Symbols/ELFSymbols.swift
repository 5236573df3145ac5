import Bytes

/// A symbol of an ELF file.
public struct ELFSymbol: Hashable, Sendable {
  /// Of its name in ``ELFSymbols/names``.
  public var nameOffset: UInt32
  /// An address, but for thread-local and undefined symbols.
  public var value: UInt64
  /// 0 where nobody says.
  public var byteCount: UInt64
  /// What it stands for.
  public var type: ELFSymbolType
  /// Who sees it.
  public var binding: ELFSymbolBinding
  /// `st_other`, of which the lowest two bits are the visibility.
  public var other: UInt8
  /// The place of its section; 0 (`SHN_UNDEF`) for a symbol of another file, 0xfff1 (`SHN_ABS`) for a
  /// plain number, 0xfff2 (`SHN_COMMON`).
  public var sectionIndex: UInt32

  public init(
    nameOffset: UInt32, value: UInt64, byteCount: UInt64, type: ELFSymbolType,
    binding: ELFSymbolBinding, other: UInt8, sectionIndex: UInt32
  ) {
    self.nameOffset = nameOffset
    self.value = value
    self.byteCount = byteCount
    self.type = type
    self.binding = binding
    self.other = other
    self.sectionIndex = sectionIndex
  }

  /// Whether the symbol is defined in this file, at an address or as a number.
  public var isDefined: Bool { sectionIndex != 0 }
}

/// The symbols of one table, decoded when they are asked for; the first one is always empty.
public struct ELFSymbols: RandomAccessCollection, Sendable {
  /// The texts that ``ELFSymbol/nameOffset`` names.
  public let names: ELFStrings
  private let narrow: RecordList<SymbolRecord<UInt32>>
  private let wide: RecordList<SymbolRecord<UInt64>>
  private let extendedIndexes: ByteView
  private let isWide: Bool

  /// - Parameter extendedIndexes: numbers of 4 bytes, one per symbol: places of sections that symbols
  ///   have no room for.
  init(
    _ bytes: ByteView, names: ByteView, addressByteCount: Int, _ order: ByteOrder,
    stride: Int = 0, count: Int = .max, extendedIndexes: ByteView = .empty
  ) {
    self.names = ELFStrings(names)
    self.extendedIndexes = extendedIndexes
    isWide = addressByteCount == 8
    narrow = RecordList(in: isWide ? .empty : bytes, order, stride: stride, count: count)
    wide = RecordList(in: isWide ? bytes : .empty, order, stride: stride, count: count)
  }

  public var startIndex: Int { 0 }
  /// As many as the file has room for, whatever it claims.
  public var endIndex: Int { isWide ? wide.count : narrow.count }

  /// The symbol at a place below ``endIndex``.
  public subscript(position: Int) -> ELFSymbol {
    var symbol = isWide ? ELFSymbol(wide[position]) : ELFSymbol(narrow[position])
    // SHN_XINDEX
    if symbol.sectionIndex == 0xffff {
      symbol.sectionIndex = (try? extendedIndexes.load(at: position &* 4, wide.byteOrder)) ?? 0
    }
    return symbol
  }

  /// A symbol's name; empty when it has none.
  public func name(of symbol: ELFSymbol) -> String {
    names.text(at: symbol.nameOffset)
  }
}

extension ELFSymbol {
  fileprivate init<Word>(_ record: SymbolRecord<Word>) {
    self.init(
      nameOffset: record.nameOffset, value: UInt64(record.value),
      byteCount: UInt64(record.byteCount), type: ELFSymbolType(rawValue: record.info & 0xf),
      binding: ELFSymbolBinding(rawValue: record.info >> 4), other: record.other,
      sectionIndex: UInt32(record.sectionIndex))
  }
}
