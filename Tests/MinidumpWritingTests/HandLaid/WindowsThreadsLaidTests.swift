import Bytes
import MinidumpFormat
import MinidumpWriting
import Support
import Testing

@Suite struct WindowsThreadsLaidTests {
  @Test(arguments: ByteOrder.allCases)
  func `a thread of Itanium points to both of its stacks`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    let context = laid.lay(alignment: 16) { $0.raw([0xc1, 0xc2]) }
    laid.align(to: 4)
    // Thread list, memory list and directory are still to come.
    let rest = 4 + 64 + 4 + 2 * 16 + 2 * 12
    let memory = UInt32((laid.assembler.offset + rest + 15) / 16 * 16)
    laid.stream(8) {
      $0.u32(1)  // threads
      for number: UInt32 in [7, 1, 2, 3] { $0.u32(number) }
      $0.u64(0x7ffd_0000)  // environment block
      $0.u64(0x1_0000)  // stack: address, byte count, offset
      $0.u32(3)
      $0.u32(memory)
      $0.u32(2)  // context: byte count, offset
      $0.u32(context)
      $0.u64(0x2_0000)  // backing store: address, byte count, offset
      $0.u32(2)
      $0.u32(memory + 16)
    }
    laid.stream(5) {
      $0.u32(2)  // regions
      $0.u64(0x1_0000)
      $0.u32(3)
      $0.u32(memory)
      $0.u64(0x2_0000)
      $0.u32(2)
      $0.u32(memory + 16)
    }
    let front = laid.finish()
    let padding = [UInt8](repeating: 0, count: Int(memory) - front.count)
    let stacks: [UInt8] = [1, 2, 3] + [UInt8](repeating: 0, count: 13) + [4, 5]
    let record = filled(ThreadExRecord()) {
      $0.thread.id = 7
      $0.thread.suspendCount = 1
      $0.thread.priorityClass = 2
      $0.thread.priority = 3
      $0.thread.environmentBlock = 0x7ffd_0000
    }
    let snapshot = SnapshotLiteral(threadsEx: [
      ThreadExSnapshot(
        record: record, context: ContextSnapshot(bytes: ByteView([0xc1, 0xc2])),
        stack: MemorySnapshot(address: 0x1_0000, bytes: [1, 2, 3]),
        backingStore: MemorySnapshot(address: 0x2_0000, bytes: [4, 5]))
    ])
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == front + padding + stacks)
  }

  @Test(arguments: ByteOrder.allCases)
  func `facts about threads follow a header of twelve bytes`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    laid.stream(17) {
      for number: UInt32 in [12, 64, 1] { $0.u32(number) }
      for number: UInt32 in [7, 2, 3, 259] { $0.u32(number) }
      for number: UInt64 in [1, 2, 3, 4, 0x40_1000, 0xf] { $0.u64(number) }
    }
    let record = filled(ThreadInfoRecord()) {
      ($0.threadID, $0.flags, $0.error, $0.exitStatus) = (7, .writing, 3, 259)
      ($0.createTime, $0.exitTime, $0.kernelTime, $0.userTime) = (1, 2, 3, 4)
      ($0.startAddress, $0.affinity) = (0x40_1000, 0xf)
    }
    let snapshot = SnapshotLiteral(threadInfo: [record])
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `each function table begins at a multiple of eight`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    laid.align(to: 8)
    laid.stream(13) {
      for number: UInt32 in [24, 32, 3, 12, 2, 0] { $0.u32(number) }
      for number: UInt64 in [0x1100, 0x1900, 0x1000] { $0.u64(number) }
      $0.u32(1)  // entries
      $0.u32(1)  // padding
      $0.raw([0xd1, 0xd2, 0xd3])
      $0.fill(12, with: 0xe1)
      $0.u8(0)
      for number: UInt64 in [0x2100, 0x2900, 0x2000] { $0.u64(number) }
      $0.u32(0)
      $0.u32(5)
      $0.raw([0xd4, 0xd5, 0xd6])
      $0.fill(5)
    }
    let tables = [(0x1000, [0xd1, 0xd2, 0xd3], 12), (0x2000, [0xd4, 0xd5, 0xd6], 0)].map {
      (base: UInt64, native: [UInt8], count: Int) in
      FunctionTablesSnapshot.Table(
        record: filled(FunctionTableRecord()) {
          $0.firstAddress = base + 0x100
          $0.endAddress = base + 0x900
          $0.baseAddress = base
          $0.entryCount = 77  // the writer's to fill in
        }, nativeDescriptor: ByteView(native),
        entries: ByteView([UInt8](repeating: 0xe1, count: count)))
    }
    let snapshot = SnapshotLiteral(
      functionTables: FunctionTablesSnapshot(
        nativeDescriptorByteCount: 3, entryByteCount: 12, tables: tables))
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: [([1, 2], []), ([1], [1, 2, 3])] as [([UInt8], [UInt8])])
  func `a function table that does not fit the others is not written`(
    native: [UInt8], entries: [UInt8]
  ) {
    let table = FunctionTablesSnapshot.Table(
      record: FunctionTableRecord(), nativeDescriptor: ByteView(native), entries: ByteView(entries))
    let snapshot = SnapshotLiteral(
      functionTables: FunctionTablesSnapshot(
        nativeDescriptorByteCount: 1, entryByteCount: 12, tables: [table]))
    #expect(throws: WritingError.self) { try MinidumpWriter().bytes(of: snapshot) }
  }
}
