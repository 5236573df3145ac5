import Support

/// A dump of 64-bit Windows with what ``Everything``, a dump of Linux, has not.
enum WindowsFacts {
  static func dump() -> SyntheticDump {
    var dump = SyntheticDump()
    addSystem(&dump)
    dump.add(stream: 15, miscInfo(dump.assembler))
    dump.addThreads([.init(id: 7)])
    dump.add(stream: 17, threadInfo(dump.assembler))
    dump.addException(
      threadID: 7, code: 0xc000_0005, address: 0x40_1000, parameters: [1, 0x10], context: .none)
    dump.addModules([
      .init("C:\\app.exe", at: 0x40_0000, byteCount: 0x1000, timestamp: 9, version: version)
    ])
    addHandles(&dump)
    dump.add(stream: 22, vmCounters(dump.assembler))
    return dump
  }

  private static func addSystem(_ dump: inout SyntheticDump) {
    var system = dump.assembler
    system.u16(9)  // ProcessorArchitecture: AMD64
    system.u16(6)  // ProcessorLevel
    system.u16(0x3c03)  // ProcessorRevision
    system.u8(8)  // NumberOfProcessors
    system.u8(3)  // ProductType: server
    for number: UInt32 in [10, 0, 20_348, 2, 0] { system.u32(number) }  // …, PlatformId, CSDVersion
    system.u16(0x110)  // SuiteMask: terminal, single user
    system.u16(0)
    system.u64(0x1_0000_0002)  // ProcessorFeatures[0]
    system.skip(to: 56)
    system.u32(0x454e_4957)  // "WINE", behind the stream
    system.u32(3)
    for offset: UInt32 in [16, 25, 31] { system.u32(offset) }
    system.raw("wine-8.0\0Linux\06.1\0".utf8)
    let place = dump.place(system.bytes)
    dump.add(stream: 7, at: .init(offset: place.offset, byteCount: 56))
  }

  private static func miscInfo(_ empty: ByteAssembler) -> [UInt8] {
    var misc = empty
    misc.u32(1364)  // SizeOfInfo
    misc.u32(0x3f7)  // Flags1: everything
    for number: UInt32 in [4711, 1_600_000_000, 12, 3] { misc.u32(number) }
    for number: UInt32 in [4000, 3500, 3900, 2, 1] { misc.u32(number) }
    misc.u32(0x2000)  // ProcessIntegrityLevel: medium
    misc.u32(0xd)  // ProcessExecuteFlags: disabled, no thunks, permanent
    misc.u32(0)  // ProtectedProcess
    misc.u32(2)  // TimeZoneId: daylight saving time
    misc.u32(UInt32(bitPattern: -60))  // Bias
    misc.utf16("CET")
    misc.skip(to: 64 + 64 + 16)
    misc.u32(0)  // StandardBias
    misc.utf16("CEST")
    misc.skip(to: 64 + 64 + 16 + 4 + 64 + 16)
    misc.u32(UInt32(bitPattern: -60))  // DaylightBias
    misc.utf16("10.0.20348")  // BuildString
    misc.skip(to: 232 + 520)
    misc.utf16("dbgcore 1")  // DbgBldStr
    misc.skip(to: 832)
    misc.u32(528)  // XStateData.SizeOfInfo
    misc.u32(1232)  // ContextSize
    misc.u64(7)  // EnabledFeatures
    misc.skip(to: 1360)
    misc.u32(0x1234_abcd)  // ProcessCookie
    return misc.bytes
  }

  private static func threadInfo(_ empty: ByteAssembler) -> [UInt8] {
    var list = empty
    for number: UInt32 in [12, 64, 1] { list.u32(number) }
    for number: UInt32 in [7, 0x4, 0, 0xc000_0005] { list.u32(number) }  // …, exited, …, ExitStatus
    list.u64(116_444_736_000_000_000 + 15_000_000)  // CreateTime: 1.5 s after the start of 1970
    list.u64(116_444_736_000_000_000 + 20_000_000)  // ExitTime
    list.u64(1)  // KernelTime: 100 ns
    list.u64(30_000_000)  // UserTime
    list.u64(0x40_1000)  // StartAddress
    list.u64(0xff)  // Affinity
    return list.bytes
  }

  /// With VS_FF_DEBUG and VS_FF_PRERELEASE, of a mask with both, and a date.
  private static let version: [UInt32] = [
    0xfeef_04bd, 0x1_0000, 0x1_0002, 0x3_0004, 0x5_0006, 0x7_0008, 3, 3, 0x4_0004, 2, 0, 1, 2,
  ]

  /// A handle of each kind of object whose facts have a known layout.
  private static func addHandles(_ dump: inout SyntheticDump) {
    let owner = link(to: 0, type: 3, [4711, 8], &dump)  // MutantInformation2
    let mutant = link(to: owner, type: 2, [0x1_ffff_ffff], &dump)  // MutantInformation1
    let thread = link(to: 0, type: 1, [259, 0x7ffd, 4711, 8, 0xf, 0x8_0000_0009], &dump)
    let process = link(to: 0, type: 5, [64, 259, 0x7ffe, 0xf, 8, 4711, 4712, 2], &dump)
    var handles = dump.assembler
    for number: UInt32 in [16, 40, 3, 0] { handles.u32(number) }
    for (number, first) in [mutant, thread, process].enumerated() {
      handles.u64(UInt64(4 * number + 4))  // Handle
      handles.u64(0)  // TypeNameRva, ObjectNameRva
      for number: UInt32 in [2, 0x1f_0001, 3, 65_537] { handles.u32(number) }
      handles.u32(first)  // ObjectInfoRva
      handles.u32(0)
    }
    dump.add(stream: 12, handles.bytes)
  }

  private static func link(
    to next: UInt32, type: UInt32, _ words: [UInt64], _ dump: inout SyntheticDump
  ) -> UInt32 {
    var fact = dump.assembler
    fact.u32(next)
    fact.u32(type)
    fact.u32(UInt32(8 * words.count))
    for word in words { fact.u64(word) }
    return UInt32(dump.place(fact.bytes).offset)
  }

  /// MINIDUMP_PROCESS_VM_COUNTERS_1
  private static func vmCounters(_ empty: ByteAssembler) -> [UInt8] {
    var counters = empty
    counters.u16(1)  // Revision
    counters.u16(0)
    counters.u32(99)  // PageFaultCount
    for index in 1...9 { counters.u64(UInt64(index)) }
    return counters.bytes
  }
}
