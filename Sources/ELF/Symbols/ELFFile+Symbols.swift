import Bytes

extension ELFFile {
  /// All symbols of the file: `.symtab`. Nil when it was stripped.
  public var symbols: ELFSymbols? {
    sections.first { $0.type == .symbolTable && $0.isInFile }.flatMap(symbols(in:))
  }

  /// The symbols that the dynamic linker knows: `.dynsym`, found by the dynamic segment where there
  /// are no sections. Nil in a static program.
  public var dynamicSymbols: ELFSymbols? {
    let section = sections.first { $0.type == .dynamicSymbolTable && $0.isInFile }
    return section.flatMap(symbols(in:)) ?? linkedSymbols
  }

  private func symbols(in section: ELFSection) -> ELFSymbols? {
    // It may be compressed, as any section.
    guard let table = try? contents(of: section), sections.indices.contains(Int(section.link)),
      let names = try? contents(of: sections[Int(section.link)])
    else { return nil }
    let indexes = sections.first {
      $0.type == .symbolSectionIndexes && $0.link == UInt32(section.index)
    }
    return ELFSymbols(
      table, names: names, addressByteCount: addressByteCount, byteOrder,
      stride: Int(clamping: section.entryByteCount),
      extendedIndexes: indexes.map(rawContents(of:)) ?? .empty)
  }

  /// As the dynamic linker finds them.
  private var linkedSymbols: ELFSymbols? {
    let dynamic = DynamicEntries(of: self)
    guard let symbols = dynamic[.symbols], let names = dynamic[.strings] else { return nil }
    let count = HashTables(of: self, dynamic).symbolCount ?? 0
    return ELFSymbols(
      bytes(atAddress: symbols),
      names: bytes(atAddress: names, byteCount: dynamic[.stringsByteCount] ?? .max),
      addressByteCount: addressByteCount, byteOrder,
      stride: Int(clamping: dynamic[.symbolByteCount] ?? 0), count: count)
  }
}
