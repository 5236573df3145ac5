import Bytes
import ELF
import Support
import Testing

/// Names at 1 ("main") and 6 ("data").
private let names: [UInt8] = Array("\0main\0data\0".utf8)

extension SyntheticELF {
  /// The bytes of a symbol.
  func symbol(
    name: UInt32, value: UInt64, byteCount: UInt64, info: UInt8, section: UInt16
  ) -> [UInt8] {
    var symbol = assembler
    symbol.u32(name)
    if is64Bit {
      symbol.raw([info, 0])
      symbol.u16(section)
      symbol.u64(value)
      symbol.u64(byteCount)
    } else {
      symbol.u32(UInt32(value))
      symbol.u32(UInt32(byteCount))
      symbol.raw([info, 0])
      symbol.u16(section)
    }
    return symbol.bytes
  }

  /// An empty symbol, a global function and a weak variable in a section whose number is elsewhere.
  var threeSymbols: [UInt8] {
    symbol(name: 0, value: 0, byteCount: 0, info: 0, section: 0)
      + symbol(name: 1, value: 0x1234, byteCount: 16, info: 0x12, section: 1)
      + symbol(name: 6, value: 0x2000, byteCount: 8, info: 0x21, section: 0xffff)
  }
}

@Suite struct SymbolTests {
  @Test(arguments: Kind.all)
  func `symbols have name, value, size, type, binding and section`(kind: Kind) throws {
    var laid = kind.file
    let strings = laid.add(".strtab", type: 3, names)
    let table = laid.add(
      ".symtab", type: 2, laid.threeSymbols, link: UInt32(strings),
      entryByteCount: kind.is64Bit ? 24 : 16)
    var indexes = laid.assembler
    for index: UInt32 in [0, 0, 70_000] { indexes.u32(index) }
    laid.add(".symtab_shndx", type: 18, indexes.bytes, link: UInt32(table))
    let symbols = try #require(try laid.opened().symbols)
    #expect(symbols.count == 3)
    #expect(
      symbols[1]
        == ELFSymbol(
          nameOffset: 1, value: 0x1234, byteCount: 16, type: .function, binding: .global, other: 0,
          sectionIndex: 1))
    #expect(symbols.map(symbols.name(of:)) == ["", "main", "data"])
    #expect(symbols[2].sectionIndex == 70_000)
    #expect(symbols[2].binding == .weak)
    #expect(symbols[2].type == .object)
    #expect(symbols.map(\.isDefined) == [false, true, true])
  }

  @Test func `a name that begins outside the table is empty, one without an end goes to its end`()
    throws
  {
    var laid = SyntheticELF()
    let strings = laid.add(".strtab", type: 3, Array("\0main".utf8))
    laid.add(".symtab", type: 2, laid.threeSymbols, link: UInt32(strings), entryByteCount: 24)
    let symbols = try #require(try laid.opened().symbols)
    #expect(symbols.map(symbols.name(of:)) == ["", "main", ""])
    #expect(symbols[2].sectionIndex == 0)
  }

  @Test func `a stripped file has no symbols`() throws {
    #expect(try SyntheticELF().opened().symbols == nil)
    #expect(try SyntheticELF().opened().dynamicSymbols == nil)
  }

  /// Tags: DT_HASH 4, DT_GNU_HASH 0x6ffffef5.
  @Test(arguments: Kind.all, [UInt64(4), 0x6fff_fef5])
  func `dynamic symbols are found without section headers`(kind: Kind, hashTag: UInt64) throws {
    var laid = kind.file
    laid.hasSectionHeaders = false
    let strings = laid.add(".dynstr", address: 0x1000, names)
    let table = laid.add(".dynsym", address: 0x2000, laid.threeSymbols)
    var hash = laid.assembler
    // nbucket, nchain; or nbuckets, symoffset, bloom_size, bloom_shift, a filter, a bucket, chains
    let plain: [UInt32] = [1, 3]
    let filter: [UInt32] = kind.is64Bit ? [0, 0] : [0]
    let gnu: [UInt32] = [1, 1, 1, 0] + filter + [1, 0x10, 0x21]
    for number in hashTag == 4 ? plain : gnu { hash.u32(number) }
    let hashes = laid.add(".hash", address: 0x3000, hash.bytes)
    var dynamic = laid.assembler
    // DT_STRTAB, DT_STRSZ, DT_SYMTAB, the hash table, DT_NULL
    for number in [5, 0x1000, 10, UInt64(names.count), 6, 0x2000, hashTag, 0x3000, 0, 0] {
      if kind.is64Bit { dynamic.u64(number) } else { dynamic.u32(UInt32(number)) }
    }
    let entries = laid.add(".dynamic", address: 0x4000, dynamic.bytes)
    laid.segments =
      [strings, table, hashes, entries].map { .init(type: 1, flags: 4, section: $0) }
      + [.init(type: 2, flags: 6, section: entries)]
    let file = try laid.opened()
    #expect(file.sections.isEmpty)
    let symbols = try #require(file.dynamicSymbols)
    #expect(symbols.map(symbols.name(of:)) == ["", "main", "data"])
  }
}
