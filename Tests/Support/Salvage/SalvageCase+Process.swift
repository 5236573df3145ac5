extension SalvageCase {
  static var process: [SalvageCase] {
    [servicePack, handleName, miscInfo, maps, annotations, crashInfo, truncated]
  }

  private static var servicePack: SalvageCase {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 9, platform: 2)
    var bytes = dump.bytes
    bytes.replaceSubrange(56..<60, with: [0, 0, 0x10, 0])  // CSDVersionRva
    return SalvageCase(
      "the service pack's text lies outside the file", "the system is told without it",
      "system info", "its service pack lies outside the file", at: 0x10_0000, bytes)
  }

  private static var handleName: SalvageCase {
    var dump = base
    var handles = dump.assembler
    for number: UInt32 in [16, 32, 1, 0] { handles.u32(number) }
    handles.u64(3)
    handles.u32(0)  // TypeNameRva
    handles.u32(0x10_0000)  // ObjectNameRva
    handles.fill(16)
    let place = dump.place(handles.bytes)
    dump.add(stream: 12, at: place)
    return SalvageCase(
      "a handle's name lies outside the file", "it is kept without a name", "handle data",
      "1 of 1 handles: their names cannot be read whole", at: place.offset + 16, dump.bytes)
  }

  private static var miscInfo: SalvageCase {
    var dump = base
    let place = dump.nextOffset
    var misc = dump.assembler
    for number: UInt32 in [9999, 1, 4711, 0, 0, 0] { misc.u32(number) }
    dump.add(stream: 15, misc.bytes)
    return SalvageCase(
      "a stream says it has another length than it has", "the fields that are there are read",
      "misc info", "says it is 9999 bytes long, the stream is 24", at: place, dump.bytes)
  }

  private static var maps: SalvageCase {
    var dump = base
    let place = dump.nextOffset
    dump.add(
      stream: 0x4767_0009,
      Array("nonsense\n00400000-00402000 r-xp 00001000 08:01 42      /bin/app\n".utf8))
    return SalvageCase(
      "a line of the memory map is none", "the other lines are read", "Linux maps",
      "1 lines are no mappings", at: place, dump.bytes)
  }

  private static var annotations: SalvageCase {
    var dump = base
    let simple = Examples.dictionary(["product": "App"], in: &dump)
    dump.add(
      stream: 0x4350_0001, Examples.crashpadInfo(dump.assembler, simple, nowhere))
    return SalvageCase(
      "Crashpad's list of modules lies outside the file", "its other annotations are read",
      "Crashpad info", "Crashpad module list lies outside the file", at: nowhere.offset,
      dump.bytes)
  }

  private static var crashInfo: SalvageCase {
    var dump = base
    let record = dump.place([1, 2, 3, 4])
    var list = dump.assembler
    list.u32(0x4d7a_0001)
    list.u32(1)  // record_count
    list.u32(40)  // record_start_size
    list.location(record)
    list.skip(to: 172)
    dump.add(stream: 0x4d7a_0001, list.bytes)
    return SalvageCase(
      "a record that a stream points to is too short", "the others are read", "macOS crash info",
      "a record of 4 bytes is too short", at: record.offset, dump.bytes)
  }

  private static var truncated: SalvageCase {
    let whole = Everything.dump().bytes
    let directoryByteCount = 12 * Int(whole[8])
    // The directory is moved in front, as most writers have it, so that it survives the cut.
    var moved = Everything.dump(leaving: directoryByteCount)
    moved.claimedDirectoryOffset = 32
    var bytes = moved.bytes
    bytes.replaceSubrange(32..<32 + directoryByteCount, with: bytes.suffix(directoryByteCount))
    bytes.removeLast(directoryByteCount + whole.count / 4)
    return SalvageCase(
      "the file is cut off", "everything before the cut is read", "file",
      "it was cut off or damaged on its way", at: bytes.count, bytes)
  }
}
