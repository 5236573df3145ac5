import Support

/// Dumps with the forms of streams that ``Everything`` has in another form.
enum RareRecords {
  static func dump() -> SyntheticDump {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    addMiscInfo(&dump)
    dump.addModules([
      .init("old.dll", at: 0x40_0000, byteCount: 0x1000, codeView: pdb20(dump.assembler)),
      .init(
        "odd.dll", at: 0x50_0000, byteCount: 0x1000, codeView: Array("NB09 and more".utf8)),
    ])
    addPackedDSODebug(&dump)
    addHandles(&dump)
    return dump
  }

  /// Of a 32-bit process.
  static func narrowDump() -> SyntheticDump {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 0, platform: 0x8201)
    let name = dump.string("/lib/libc.so.6")
    var maps = dump.assembler
    maps.u32(0xf700_0000)  // addr
    maps.u32(UInt32(name.offset))
    maps.u32(0xf710_0000)  // ld
    let place = dump.place(maps.bytes)
    var debug = dump.assembler
    debug.u32(1)  // version
    debug.u32(UInt32(place.offset))
    for number: UInt32 in [1, 0xf7f0_1230, 0xf7f0_0000, 0x804_3de0] { debug.u32(number) }
    dump.add(stream: 0x4767_000a, debug.bytes)
    return dump
  }

  private static func addMiscInfo(_ dump: inout SyntheticDump) {
    var misc = dump.assembler
    misc.u32(1364)  // SizeOfInfo
    misc.u32(0x3f7)  // Flags1
    misc.skip(to: 232)
    misc.utf16("build 1")
    misc.skip(to: 1364)
    dump.add(stream: 15, misc.bytes)
  }

  private static func addHandles(_ dump: inout SyntheticDump) {
    var fact = dump.assembler
    fact.u32(0)  // NextInfoRva
    fact.u32(2)  // InfoType: MiniMutantInformation1
    fact.u32(8)  // SizeOfInfo
    fact.u32(1)  // CurrentCount
    fact.u32(0)  // OwnedByCaller, AbandonedState
    let place = dump.place(fact.bytes)
    var handles = dump.assembler
    for number: UInt32 in [16, 40, 1, 0] { handles.u32(number) }
    handles.u64(3)  // Handle
    handles.fill(24)
    handles.u32(UInt32(place.offset))  // ObjectInfoRva
    handles.u32(0)
    dump.add(stream: 12, handles.bytes)
  }

  private static func pdb20(_ empty: ByteAssembler) -> [UInt8] {
    var laid = empty
    laid.u32(0x3031_424e)  // NB10
    laid.u32(0)  // CvHeader.Offset
    laid.u32(0x3f00_0000)  // Signature: a time
    laid.u32(2)  // Age
    laid.raw("old.pdb\0".utf8)
    return laid.bytes
  }

  private static func addPackedDSODebug(_ dump: inout SyntheticDump) {
    let name = dump.string("/lib/libm.so.6")
    var maps = dump.assembler
    maps.u64(0x7f00_0000_0000)  // addr
    maps.u32(UInt32(name.offset))
    maps.u64(0x7f00_0010_0000)  // ld
    let place = dump.place(maps.bytes)
    var debug = dump.assembler
    debug.u32(1)  // version
    debug.u32(UInt32(place.offset))
    debug.u32(1)  // dso_count
    debug.u64(0x7f11_0000_1230)  // brk
    debug.u64(0x7f11_0000_0000)  // ldbase
    debug.u64(0x40_3de0)  // dynamic
    dump.add(stream: 0x4767_000a, debug.bytes)
  }
}
