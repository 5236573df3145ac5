/// The streams that only Windows' own writer knows, and Wine's.
extension Everything {
  static func addWindows(_ dump: inout SyntheticDump) {
    addThreadEx(&dump)
    addThreadInfo(&dump)
    addHandleOperations(&dump)
    addFunctionTables(&dump)
    addTokens(&dump)
    dump.add(stream: 10, Array("noted: caf\u{e9}".unicodeScalars.map { UInt8($0.value) } + [0]))
    var comment = dump.assembler
    comment.utf16("noted: 🦊")
    comment.u16(0)
    dump.add(stream: 11, comment.bytes)
    dump.add(stream: 20, [1, 2, 3])
    dump.add(stream: 23, [4, 5, 6, 7])
    addMemoryCounts(&dump)
    addWineModules(&dump)
  }

  private static func addThreadEx(_ dump: inout SyntheticDump) {
    let stack = dump.place([1, 2, 3, 4])
    let backingStore = dump.place([5, 6, 7, 8, 9])
    let context = dump.place([0xc0])
    var list = dump.assembler
    list.u32(1)  // NumberOfThreads
    list.u32(7)  // ThreadId
    for number: UInt32 in [0, 32, 8] { list.u32(number) }
    list.u64(0x7ffd_0000)  // Teb
    list.u64(0x1_0000)  // Stack
    list.location(stack)
    list.location(context)
    list.u64(0x2_0000)  // BackingStore
    list.location(backingStore)
    dump.add(stream: 8, list.bytes)
  }

  private static func addThreadInfo(_ dump: inout SyntheticDump) {
    var list = dump.assembler
    for number: UInt32 in [12, 64, 1] { list.u32(number) }
    list.u32(7)  // ThreadId
    list.u32(0x12)  // DumpFlags: writing thread, invalid context
    list.u32(0x8000_4005)  // DumpError: E_FAIL
    list.u32(259)  // ExitStatus: STILL_ACTIVE
    list.u64(130_868_266_052_699_170)  // CreateTime
    list.u64(0)  // ExitTime
    list.u64(100)  // KernelTime
    list.u64(200)  // UserTime
    list.u64(0x16_135e)  // StartAddress
    list.u64(0xf)  // Affinity
    dump.add(stream: 17, list.bytes)
  }

  private static func addHandleOperations(_ dump: inout SyntheticDump) {
    var list = dump.assembler
    for number: UInt32 in [16, 288, 1, 0] { list.u32(number) }
    list.u64(0x44)  // Handle
    list.u32(4711)  // ProcessId
    list.u32(7)  // ThreadId
    list.u32(2)  // OperationType: close
    list.u32(0)  // Spare0
    list.u32(2)  // Depth
    list.u32(9)  // Index
    for index in 0..<32 { list.u64(0x40_1000 + UInt64(index)) }  // ReturnAddresses
    dump.add(stream: 18, list.bytes)
  }

  private static func addFunctionTables(_ dump: inout SyntheticDump) {
    var tables = dump.assembler
    tables.u32(24)  // SizeOfHeader
    tables.u32(32)  // SizeOfDescriptor
    tables.u32(8)  // SizeOfNativeDescriptor
    tables.u32(12)  // SizeOfFunctionEntry
    tables.u32(2)  // NumberOfDescriptors
    tables.u32(4)  // SizeOfAlignPad
    tables.fill(4, with: 0xee)
    for (base, count): (UInt64, UInt32) in [(0x1_0000, 1), (0x2_0000, 2)] {
      tables.u64(base + 0x100)  // MinimumAddress
      tables.u64(base + 0x900)  // MaximumAddress
      tables.u64(base)  // BaseAddress
      tables.u32(count)  // EntryCount
      tables.u32(4)  // SizeOfAlignPad
      tables.u64(base + 1)  // native descriptor
      for entry in 0..<count {
        for address in [0x100, 0x180, 0x1000] { tables.u32(UInt32(address) + entry) }
      }
      tables.fill(4, with: 0xee)
    }
    dump.add(stream: 13, tables.bytes)
  }

  private static func addTokens(_ dump: inout SyntheticDump) {
    var list = dump.assembler
    list.u32(16 + 20 + 16)  // TokenListSize
    list.u32(2)  // TokenListEntries
    list.u32(16)  // ListHeaderSize
    list.u32(72)  // ElementHeaderSize
    list.u32(20)  // TokenSize
    list.u32(4711)  // TokenId
    list.u64(0x88)  // TokenHandle
    list.raw([1, 2, 3, 4])
    list.u32(16)
    list.u32(7)
    list.u64(0x99)
    dump.add(stream: 19, list.bytes)
  }

  private static func addMemoryCounts(_ dump: inout SyntheticDump) {
    var system = dump.assembler
    system.u16(2)  // Revision
    system.u16(0x3f)  // Flags: everything
    for index in 1...122 { system.u32(UInt32(index)) }  // 488 bytes
    for index in 1...4 { system.u64(UInt64(1000 + index)) }
    dump.add(stream: 21, system.bytes)
    var process = dump.assembler
    process.u16(2)  // Revision
    process.u16(0x1f)  // Flags: everything
    process.u32(99)  // PageFaultCount
    for index in 1...18 { process.u64(UInt64(index)) }
    dump.add(stream: 22, process.bytes)
  }

  private static func addWineModules(_ dump: inout SyntheticDump) {
    let name = dump.string("/usr/lib/libc.so.6")
    var list = dump.assembler
    list.u32(1)  // NumberOfModules
    list.u64(0x7f00_0000_0000)  // BaseOfImage
    list.u32(0x1c_0000)  // SizeOfImage
    list.u32(0)
    list.u32(0)
    list.u32(UInt32(name.offset))  // ModuleNameRva
    list.fill(108 - 24)
    dump.add(stream: 0xfff0, list.bytes)
  }
}
