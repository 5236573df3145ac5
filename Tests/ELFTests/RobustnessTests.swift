import Bytes
import ELF
import Platform
import Support
import Testing

extension ELFFile {
  /// Asks for everything there is, a little of each; the sum means nothing.
  func touchEverything() -> Int {
    var sum = segments.prefix(64).reduce(0) { $0 + contents(of: $1).byteCount }
    for section in sections.prefix(64) {
      sum += (try? contents(of: section))?.byteCount ?? 0
      sum += name(of: section).utf8.count
    }
    for table in [symbols, dynamicSymbols].compactMap(\.self) {
      sum += table.prefix(64).reduce(0) { $0 + table.name(of: $1).utf8.count }
    }
    sum += (buildID?.count ?? 0) + (debugLink?.fileName.utf8.count ?? 0)
    sum += (alternateLink?.buildID.count ?? 0) + bytes(atAddress: entryAddress).byteCount
    sum += (try? debugData())??.bytes.byteCount ?? 0
    return sum + notes.count { $0.type == 1 }
  }
}

@Suite struct RobustnessTests {
  /// With a bit of everything.
  private func everything(_ kind: Kind) -> [UInt8] {
    var laid = kind.file
    let names = laid.add(".strtab", type: 3, Array("\0main\0data\0".utf8))
    laid.add(
      ".symtab", type: 2, laid.threeSymbols, link: UInt32(names),
      entryByteCount: kind.is64Bit ? 24 : 16)
    let notes = laid.add(".note", type: 7, laid.notes([("GNU", 3, [1, 2, 3])]))
    let text = laid.add(".text", flags: 6, address: 0x1000, [1, 2, 3])
    laid.add(
      ".debug_info", flags: 0x800, laid.compressionHeader(type: 1, byteCount: 6) + [0x78, 1, 1])
    laid.add(".gnu_debuglink", Array("a.debug\0".utf8) + [1, 2, 3, 4])
    laid.add(".gnu_debugaltlink", Array("a.dwz\0".utf8) + [1, 2, 3, 4])
    laid.segments = [
      .init(type: 1, flags: 5, section: text), .init(type: 4, flags: 4, section: notes),
    ]
    return laid.bytes
  }

  @Test(arguments: Kind.all)
  func `every prefix of a file is read or told`(kind: Kind) {
    let bytes = everything(kind)
    for byteCount in 0...bytes.count {
      let file = try? ELFFile(ByteView(bytes.prefix(byteCount)))
      #expect((file?.touchEverything() ?? 0) >= 0)
      #expect((file == nil) == (byteCount < (kind.is64Bit ? 64 : 52)))
    }
  }

  @Test(arguments: Kind.all)
  func `no change of a file traps`(kind: Kind) {
    let bytes = everything(kind)
    for seed in 0..<2000 {
      let changed = ByteView(Mutation(seed: UInt64(seed), of: bytes).bytes)
      #expect(((try? ELFFile(changed))?.touchEverything() ?? 0) >= 0)
      let loaded = try? ELFFile(loaded: { changed.clampedSlice(at: $0) })
      #expect((loaded?.touchEverything() ?? 0) >= 0)
    }
  }

  /// The test program itself: a real linker's file.
  @Test func `a linker's file shows its parts`() throws {
    let file = try ELFFile(MappedFile.view(ofFile: "/proc/self/exe"))
    let text = try #require(file.section(named: ".text"))
    #expect(file.bytes(atAddress: text.address).byteCount >= text.byteCount)
    let symbols = try #require(file.dynamicSymbols)
    #expect(symbols.count > 100)
    #expect(symbols.contains { symbols.name(of: $0) == "malloc" })
    #expect(file.contents(of: file.segments[0]).byteCount > 0)
  }

  /// As the loader sees it: the hash table tells as many symbols as the section headers.
  @Test func `dynamic symbols are as many with section headers as without`() throws {
    var bytes = try MappedFile.view(ofFile: "/proc/self/exe").bytes
    let whole = try #require(try ELFFile(ByteView(bytes)).dynamicSymbols)
    // e_shoff, e_shnum
    for place in Array(40..<48) + [60, 61] { bytes[place] = 0 }
    let stripped = try #require(try ELFFile(ByteView(bytes)).dynamicSymbols)
    #expect(stripped.count == whole.count)
    #expect(stripped.last.map(stripped.name(of:)) == whole.last.map(whole.name(of:)))
  }
}
