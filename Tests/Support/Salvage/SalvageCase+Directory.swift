extension SalvageCase {
  static var directory: [SalvageCase] {
    [
      longDirectory, directoryOutside, streamOutside, cutStream, repeatedStream, damagedEntry,
      entriesInStreams, overlappingStreams, shortStream,
    ]
  }

  private static var longDirectory: SalvageCase {
    var dump = base
    dump.claimedStreamCount = 9
    return SalvageCase(
      "the header claims more streams than the directory has", "those that are there are read",
      "stream directory", "claims 9 entries, only 1 are in the file", at: dump.offset(ofEntry: 0),
      dump.bytes)
  }

  private static var directoryOutside: SalvageCase {
    var dump = base
    dump.claimedDirectoryOffset = 0x10_0000
    return SalvageCase(
      "the directory lies outside the file", "the report is empty", "stream directory",
      "claims 1 entries, only 0 are in the file", at: 0x10_0000, dump.bytes)
  }

  private static var streamOutside: SalvageCase {
    var dump = base
    dump.add(stream: 24, at: nowhere)
    return SalvageCase(
      "a stream lies outside the file", "all others are read", "stream directory",
      "1 of 2 streams: the file ends before they do", at: dump.offset(ofEntry: 1), dump.bytes)
  }

  private static var cutStream: SalvageCase {
    var dump = base
    dump.addThreads([.init(id: 7), .init(id: 8)])
    let name = dump.string("main")
    // Behind the directory: the second name's record is past the end of the file.
    let end = dump.offset(ofEntry: 3)
    dump.add(stream: 24, at: .init(offset: end, byteCount: 28))
    var names = dump.assembler
    names.u32(2)
    names.u32(7)
    names.u64(UInt64(name.offset))
    return SalvageCase(
      "the file ends inside a stream", "the elements that are there whole are read",
      "stream directory", "1 of 3 streams: the file ends before they do",
      at: dump.offset(ofEntry: 2), dump.bytes + names.bytes)
  }

  private static var repeatedStream: SalvageCase {
    var dump = base
    dump.addThreadNames([(7, "first")])
    dump.addThreadNames([(7, "second")])
    dump.addThreads([.init(id: 7)])
    return SalvageCase(
      "a type of stream is there twice", "the last counts, and --dump shows both",
      "stream directory", "1 of 4 streams: they are of a type that is there before",
      at: dump.offset(ofEntry: 2), dump.bytes)
  }

  private static var damagedEntry: SalvageCase {
    var dump = base
    dump.addThreads([.init(id: 7)])
    dump.add(stream: 3, [UInt8](repeating: 0xee, count: 52))
    return SalvageCase(
      "an entry of a type that is there before leads to something else",
      "the last that reads as such a stream counts, and --dump shows both", "stream directory",
      "1 of 3 streams: they do not read as what they say they are",
      at: dump.offset(ofEntry: 2), dump.bytes)
  }

  private static var entriesInStreams: SalvageCase {
    var dump = SyntheticDump()
    var entries = dump.assembler
    entries.u32(7)
    entries.location(.init(offset: 56, byteCount: 56))
    entries.u32(3)
    entries.location(.init(offset: 112, byteCount: 52))
    _ = dump.place(entries.bytes)
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    dump.addThreads([.init(id: 7)])
    dump.claimedDirectoryOffset = 32
    dump.claimedStreamCount = 3
    return SalvageCase(
      "the header claims more streams than there are, and streams follow the directory",
      "what lies in a stream is no entry, unless it reads as the only one of its type",
      "stream directory", "1 of 3 streams: their entries lie in the bytes of streams before them",
      at: 56, dump.bytes)
  }

  private static var overlappingStreams: SalvageCase {
    var dump = base
    dump.add(stream: 0x4767_0007, at: .init(offset: 40, byteCount: 8))
    return SalvageCase(
      "two streams share bytes", "each is read by itself", "stream directory",
      "1 of 2 streams: they share bytes with one that begins before",
      at: dump.offset(ofEntry: 1), dump.bytes)
  }

  private static var shortStream: SalvageCase {
    var dump = SyntheticDump()
    dump.add(stream: 7, [1, 2, 3])
    dump.addThreads([.init(id: 7)])
    return SalvageCase(
      "a stream is too short for its record", "it counts as missing, all others are read",
      "system info", "is 3 bytes long, it needs 56", at: 32, dump.bytes)
  }
}
