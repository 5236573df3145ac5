import Support

extension Seeds {
  /// ELF files laid by hand: of each width and byte order, with symbols, notes, links, and call-frame
  /// information of every kind; and one of Arm's exception tables.
  @Sendable static func elfFiles() throws -> [Seed] {
    let kinds = [true, false].flatMap { wide in [false, true].map { (wide, $0) } }
    return kinds.map { wide, big in
      Seed("elf-\(wide ? 64 : 32)-\(big ? "big" : "little")", elf(wide, big).bytes)
    } + [Seed("elf-arm", arm.bytes), Seed("elf-headerless", headerless.bytes)]
  }

  /// Compilers' programs with debugging information.
  @Sendable static func programs() throws -> [Seed] {
    try ["gcc-dwarf5.so", "split.so.debug", "clang-armv7.so", "clang-aarch64.so"].map {
      Seed($0, try Fixture.bytes("Programs/\($0)"))
    }
  }

  private static func elf(_ wide: Bool, _ big: Bool) -> SyntheticELF {
    var file = SyntheticELF(is64Bit: wide, bigEndian: big)
    let names = file.add(".strtab", type: 3, Array("\0main\0data\0".utf8))
    var symbols = file.assembler
    symbols.fill(wide ? 24 : 16)
    symbols.u32(1)
    symbols.raw(wide ? [0x12, 0, 1, 0] : [0, 0x10, 0, 0])
    symbols.fill(wide ? 16 : 8, with: 1)
    file.add(
      ".symtab", type: 2, symbols.bytes, link: UInt32(names), entryByteCount: wide ? 24 : 16)
    var note = file.assembler
    for number: UInt32 in [4, 4, 3] { note.u32(number) }
    note.raw(Array("GNU\0".utf8) + [1, 2, 3, 4])
    file.add(".note.gnu.build-id", type: 7, note.bytes, alignment: 4)
    file.add(".gnu_debuglink", Array("a.debug\0".utf8) + [1, 2, 3, 4])
    file.add(".gnu_debugaltlink", Array("a.dwz\0".utf8) + [1, 2, 3, 4])
    file.add(".eh_frame", flags: 2, address: 0x2000, frames(big, isDebug: false))
    file.add(".debug_frame", frames(big, isDebug: true))
    let text = file.add(".text", flags: 6, address: 0x1000, [0x90, 0xc3])
    file.segments = [.init(type: 1, flags: 5, section: text)]
    return file
  }

  private static func frames(_ big: Bool, isDebug: Bool) -> [UInt8] {
    var frames = CallFrameBytes(isDebug: isDebug, bigEndian: big)
    let common = frames.common(
      [0x0c, 7, 8, 0x90, 1], letters: isDebug ? "" : "zRS", data: isDebug ? [] : [0])
    frames.function(
      common: common, 0x1000, 0x100, augmentation: isDebug ? [] : [0],
      [
        0x41, 0x0e, 16, 0x86, 2, 0x43, 0x0d, 6, 0x0a, 0x02, 0x50, 0x0c, 7, 8, 0xc6, 0x41, 0x0b,
        0x14, 3, 2, 0x09, 12, 13, 0x41, 0x0f, 11, 0x77, 8, 0x80, 0, 0x3f, 0x1a, 0x3b, 0x2a, 0x33,
        0x24, 0x22, 0x10, 3, 2, 0x77, 0, 0x16, 12, 8, 0x31, 0x28, 4, 0, 0x2f, 1, 0, 0x32,
      ])
    return frames.bytes.bytes
  }

  private static var arm: SyntheticELF {
    var file = SyntheticELF(is64Bit: false, machine: 40)
    var index = ByteAssembler()
    for word: UInt32 in [0x7fff_d000, 0x809b_8480, 0x7fff_e0f8, 0x7fff_eff4] { index.u32(word) }
    var table = ByteAssembler()
    for word: UInt32 in [0x8101_b200, 0x8400_b0b0] { table.u32(word) }
    let entries = file.add(".ARM.extab", flags: 2, address: 0x3000, table.bytes)
    file.add(".ARM.exidx", type: 0x7000_0001, flags: 2, address: 0x4000, index.bytes)
    file.segments = [.init(type: 1, flags: 4, section: entries)]
    return file
  }

  private static var headerless: SyntheticELF {
    var file = elf(true, false)
    file.hasSectionHeaders = false
    var table = ByteAssembler()
    table.raw([1, 0x1b, 0x03, 0x3b])
    for word: UInt32 in [0xffff_effc, 1, 0xffff_e000, 0xffff_f018] { table.u32(word) }
    let header = file.add("", flags: 2, address: 0x3000, table.bytes)
    file.segments += [
      .init(type: 1, flags: 4, section: 6), .init(type: 1, flags: 4, section: header),
      .init(type: 0x6474_e550, flags: 4, section: header), .init(type: 4, flags: 4, section: 3),
    ]
    return file
  }
}
