/// A small dump with one of every stream that is read.
public enum Everything {
  /// - Parameter gap: how many bytes to leave free behind the header.
  public static func dump(bigEndian: Bool = false, leaving gap: Int = 0) -> SyntheticDump {
    var dump = SyntheticDump(bigEndian: bigEndian)
    _ = dump.place([UInt8](repeating: 0, count: gap))
    addSystem(&dump)
    addThreadsAndMemory(&dump)
    addModules(&dump)
    addProcess(&dump)
    addTexts(&dump)
    addBreakpad(&dump)
    addMac(&dump)
    addCrashpad(&dump)
    addDSODebug(&dump)
    addProducers(&dump)
    addWindows(&dump)
    return dump
  }

  private static func addSystem(_ dump: inout SyntheticDump) {
    dump.addSystemInfo(
      architecture: 9, platform: 0x8201, servicePack: "Linux 6.1", processorCount: 4,
      processor: Array("AuthenticAMD".utf8))
    var misc = dump.assembler
    misc.u32(44)  // SizeOfInfo
    misc.u32(7)  // Flags1: process id, times, power
    misc.u32(4711)  // ProcessId
    misc.u32(1_600_000_000)  // ProcessCreateTime
    misc.u32(12)  // ProcessUserTime
    misc.u32(3)  // ProcessKernelTime
    for megahertz: UInt32 in [4000, 3500, 3900, 2, 1] { misc.u32(megahertz) }
    dump.add(stream: 15, misc.bytes)
  }

  private static func addThreadsAndMemory(_ dump: inout SyntheticDump) {
    let context = dump.place(dump.amd64Context(rip: 0x40_1000, rsp: 0x7000, rbp: 0x7010))
    let stack = dump.place((0..<64).map { UInt8($0) })
    dump.addThreads([
      .init(id: 1, stackAddress: 0x7000, stack: stack, context: context),
      .init(id: 2),
    ])
    dump.addThreadNames([(1, "main"), (2, "worker")])
    dump.addMemory([(0x7000, stack), (0x9000, dump.place([1, 2, 3, 4, 5, 6, 7, 8]))])
    let large = dump.place((0..<32).map { UInt8(100 + $0) })
    var list = dump.assembler
    list.u64(2)  // NumberOfMemoryRanges
    list.u64(UInt64(large.offset))  // BaseRva
    for (address, count): (UInt64, UInt64) in [(0xa000, 20), (0xb000, 12)] {
      list.u64(address)
      list.u64(count)
    }
    dump.add(stream: 9, list.bytes)
    dump.addException(
      threadID: 1, code: 11, flags: 1, address: 0x10, parameters: [5, 6], context: context)
    dump.add(stream: 16, memoryInfo(dump.assembler))
  }

  private static func memoryInfo(_ empty: ByteAssembler) -> [UInt8] {
    var info = empty
    info.u32(16)  // SizeOfHeader
    info.u32(48)  // SizeOfEntry
    info.u64(1)  // NumberOfEntries
    info.u64(0x40_0000)  // BaseAddress
    info.u64(0x40_0000)  // AllocationBase
    info.u32(0x20)  // AllocationProtect: PAGE_EXECUTE_READ
    info.u32(0)
    info.u64(0x2000)  // RegionSize
    info.u32(0x1000)  // State: MEM_COMMIT
    info.u32(0x120)  // Protect: PAGE_EXECUTE_READ, PAGE_GUARD
    info.u32(0x100_0000)  // Type: MEM_IMAGE
    info.u32(0)
    return info.bytes
  }

  private static func addModules(_ dump: inout SyntheticDump) {
    dump.addModules([
      .init(
        "/bin/app", at: 0x40_0000, byteCount: 0x2000, codeView: Examples.buildID(dump.assembler)),
      .init(
        "C:\\lib.dll", at: 0x50_0000, byteCount: 0x1000, timestamp: 0x5e00_0000,
        codeView: Examples.pdb70(dump.assembler), version: Examples.version),
    ])
    let name = dump.string("gone.dll")
    var gone = dump.assembler
    gone.u32(12)  // SizeOfHeader
    gone.u32(24)  // SizeOfEntry
    gone.u32(1)  // NumberOfEntries
    gone.u64(0x60_0000)  // BaseOfImage
    gone.u32(0x3000)  // SizeOfImage
    gone.u32(7)  // CheckSum
    gone.u32(8)  // TimeDateStamp
    gone.u32(UInt32(name.offset))  // ModuleNameRva
    dump.add(stream: 14, gone.bytes)
  }

  private static func addProcess(_ dump: inout SyntheticDump) {
    let type = dump.string("File")
    let path = dump.string("/tmp/log")
    var handles = dump.assembler
    handles.u32(16)  // SizeOfHeader
    handles.u32(32)  // SizeOfDescriptor
    handles.u32(2)  // NumberOfDescriptors
    handles.u32(0)
    for (handle, type, name): (UInt64, Int, Int) in [(3, type.offset, path.offset), (4, 0, 0)] {
      handles.u64(handle)
      handles.u32(UInt32(type))  // TypeNameRva
      handles.u32(UInt32(name))  // ObjectNameRva
      handles.u32(1)  // Attributes
      handles.u32(2)  // GrantedAccess
      handles.u32(3)  // HandleCount
      handles.u32(4)  // PointerCount
    }
    dump.add(stream: 12, handles.bytes)
  }

  private static func addTexts(_ dump: inout SyntheticDump) {
    dump.add(stream: 0x4767_0003, Array("processor\t: 0\nmicrocode\t: 0x1f\n".utf8))
    dump.add(stream: 0x4767_0004, Array("Name:\tapp\nPid:\t4711\n".utf8))
    dump.add(
      stream: 0x4767_0005, Array("DISTRIB_ID=Debian\nDISTRIB_DESCRIPTION=\"Debian 12\"\n".utf8))
    dump.add(stream: 0x4767_0006, Array("/bin/app\0--fast\0".utf8))
    dump.add(stream: 0x4767_0007, Array("HOME=/root\0LANG=C\0".utf8))
    var vector = dump.assembler
    for number: UInt64 in [9, 0x40_1000, 0, 0] { vector.u64(number) }
    dump.add(stream: 0x4767_0008, vector.bytes)
    dump.add(
      stream: 0x4767_0009,
      Array("00400000-00402000 r-xp 00001000 08:01 42      /bin/my app\n".utf8))
    dump.add(stream: 0x4d7a_0003, Array("Max cpu time unlimited\n".utf8))
    dump.add(stream: 0x4d7a_0004, Array("[{\"x\":1}]".utf8))
  }

  private static func addBreakpad(_ dump: inout SyntheticDump) {
    var info = dump.assembler
    info.u32(3)  // validity: both
    info.u32(2)  // dump_thread_id
    info.u32(1)  // requesting_thread_id
    dump.add(stream: 0x4767_0001, info.bytes)
    var assertion = dump.assembler
    for (text, end) in [("x > 0", 256), ("main", 512), ("app.c", 768)] {
      assertion.utf16(text)
      assertion.skip(to: end)
    }
    assertion.u32(17)  // line
    assertion.u32(1)  // type
    dump.add(stream: 0x4767_0002, assertion.bytes)
  }

  private static func addMac(_ dump: inout SyntheticDump) {
    var crash = dump.assembler
    crash.u64(0x4d7a_0001)  // stream_type
    crash.u64(5)  // version
    crash.u64(77)  // thread
    crash.u64(1)  // dialog_mode
    crash.u64(9)  // abort_cause
    crash.raw("/lib/a\0message\0signature\0backtrace\0second\0".utf8)
    let place = dump.place(crash.bytes)
    var list = dump.assembler
    list.u32(0x4d7a_0001)
    list.u32(1)  // record_count
    list.u32(40)  // record_start_size
    list.location(place)
    list.skip(to: 172)
    dump.add(stream: 0x4d7a_0001, list.bytes)
    let text = dump.string("-v debug=1")
    var arguments = dump.assembler
    arguments.u32(0x4d7a_0002)
    arguments.u64(UInt64(text.offset))
    dump.add(stream: 0x4d7a_0002, arguments.bytes)
  }

  private static func addCrashpad(_ dump: inout SyntheticDump) {
    let annotations = Examples.dictionary(["product": "App"], in: &dump)
    let module = Examples.crashpadModule(in: &dump)
    var links = dump.assembler
    links.u32(1)
    links.u32(1)  // minidump_module_list_index
    links.location(module)
    let list = dump.place(links.bytes)
    dump.add(
      stream: 0x4350_0001,
      Examples.crashpadInfo(dump.assembler, annotations, list, mask: 0xffff_0000_0000_0000))
  }

  private static func addDSODebug(_ dump: inout SyntheticDump) {
    let name = dump.string("/lib/libc.so.6")
    var maps = dump.assembler
    maps.u64(0x7f00_0000_0000)  // addr
    maps.u32(UInt32(name.offset))
    maps.u32(0xdddd_dddd)  // gap, which Breakpad does not clear
    maps.u64(0x7f00_0010_0000)  // ld
    let place = dump.place(maps.bytes)
    var debug = dump.assembler
    debug.u32(1)  // version
    debug.u32(UInt32(place.offset))
    debug.u32(1)  // dso_count
    debug.u32(0xdddd_dddd)  // gap
    debug.u64(0x7f11_0000_1230)  // brk
    debug.u64(0x7f11_0000_0000)  // ldbase
    debug.u64(0x40_3de0)  // dynamic
    debug.raw([1, 2, 3, 4])
    dump.add(stream: 0x4767_000a, debug.bytes)
  }
}
