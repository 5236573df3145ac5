extension Everything {
  /// The streams of Chromium, Sentry, LLDB and Facebook.
  static func addProducers(_ dump: inout SyntheticDump) {
    dump.add(stream: 0x4b6b_0002, StabilityReportBytes.old)
    dump.add(stream: 0x5379_0001, sentryStackTraces(dump.assembler))
    dump.add(stream: 0x4767_000b, Array("4711 (my (app)) R 1 4711\n".utf8))
    dump.add(stream: 0x4767_000c, Array("350735.47 234388.90\n".utf8))
    dump.add(stream: 0x4767_000d, Array("0 -> /dev/null\n".utf8))
    dump.add(stream: 0x4c4c_4442, [])
    for type: UInt32 in [
      0xface_1ca7, 0xface_cafa, 0xface_cafc, 0xface_cafd, 0xface_cafe, 0xface_cb00, 0xface_cccc,
      0xface_dead, 0xface_e000,
    ] {
      dump.add(stream: type, Array("text \(type)\0".utf8))
    }
    var build = dump.assembler
    build.u32(0x0102_0304)
    dump.add(stream: 0xface_cafb, build.bytes)
    dump.add(stream: 0xface_caff, [0x11, 0x22, 0x33])
  }

  /// Three threads of two, none and one frames; names of six, four and no bytes.
  public static func sentryStackTraces(_ empty: ByteAssembler) -> [UInt8] {
    var laid = empty
    laid.u32(1)  // version
    laid.u32(3)  // threads
    laid.u32(3)  // frames
    laid.u32(10)  // bytes of names
    for (id, first, count): (UInt32, UInt32, UInt32) in [(123, 0, 2), (321, 2, 0), (17, 2, 1)] {
      laid.u32(id)
      laid.u32(first)
      laid.u32(count)
    }
    laid.u32(0)  // to a multiple of eight
    for (address, offset, count): (UInt64, UInt32, UInt32) in [
      (1337, 0, 6), (0xdead_beef, 6, 4), (7, 10, 0),
    ] {
      laid.u64(address)
      laid.u32(offset)
      laid.u32(count)
    }
    laid.raw("_startmain".utf8)
    return laid.bytes
  }
}
