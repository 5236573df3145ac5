import Bytes
import MinidumpFormat
import MinidumpWriting
import Support
import Testing

@Suite struct WindowsProcessLaidTests {
  @Test(arguments: ByteOrder.allCases)
  func `handles of which one has facts all have the longer record`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    let last = laid.lay {
      for number: UInt32 in [0, 8, 0] { $0.u32(number) }
    }
    let first = laid.lay {
      for number: UInt32 in [last, 6, 2] { $0.u32(number) }
      $0.raw([1, 2])
    }
    laid.stream(12) {
      for number: UInt32 in [16, 40, 2, 0] { $0.u32(number) }
      $0.u64(3)
      $0.fill(24)
      $0.u32(first)
      $0.u32(0)
      $0.u64(4)
      $0.fill(32)
    }
    let snapshot = SnapshotLiteral(handles: [
      HandleSnapshot(
        record: filled(HandleRecord()) { $0.handle = 3 },
        objectInformation: [
          .init(type: .event1, bytes: ByteView([1, 2])), .init(type: .semaphore1, bytes: .empty),
        ]),
      HandleSnapshot(record: filled(HandleRecord()) { $0.handle = 4 }),
    ])
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `operations on handles follow a header of sixteen bytes`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    laid.stream(18) {
      for number: UInt32 in [16, 288, 1, 0] { $0.u32(number) }
      $0.u64(0x44)
      for number: UInt32 in [4711, 7, 2, 0, 1, 9] { $0.u32(number) }
      $0.u64(0x40_1000)
      $0.fill(31 * 8)
    }
    let record = filled(HandleOperationRecord()) {
      ($0.handle, $0.processID, $0.threadID, $0.operation) = (0x44, 4711, 7, .close)
      ($0.depth, $0.index, $0.returnAddresses[0]) = (1, 9, 0x40_1000)
    }
    let snapshot = SnapshotLiteral(handleOperations: [record])
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `tokens say how long they and their list are`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    laid.stream(19) {
      for number: UInt32 in [53, 2, 16, 72] { $0.u32(number) }
      for number: UInt32 in [21, 4711] { $0.u32(number) }
      $0.u64(0x88)
      $0.raw([1, 2, 3, 4, 5])
      for number: UInt32 in [16, 7] { $0.u32(number) }
      $0.u64(0x99)
    }
    let snapshot = SnapshotLiteral(
      tokens: TokenListSnapshot(
        elementHeaderByteCount: 72,
        tokens: [
          .init(id: 4711, handle: 0x88, bytes: ByteView([1, 2, 3, 4, 5])),
          .init(id: 7, handle: 0x99, bytes: .empty),
        ]))
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `a comment is bytes, or UTF-16 and a zero`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    laid.stream(10) { $0.raw([0x63, 0xe9, 0]) }
    laid.stream(11) {
      $0.utf16("noted: 🦊")
      $0.u16(0)
    }
    let snapshot = SnapshotLiteral(
      commentBytes: ByteView([0x63, 0xe9, 0] as [UInt8]), comment: "noted: 🦊")
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `the memory of machine and process is told in the shorter forms`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    laid.stream(21) {
      $0.u16(1)  // revision
      $0.u16(2)  // flags: basic performance
      $0.u32(156_250)  // timer resolution
      $0.u32(4096)  // page size
      $0.fill(492 - 12 - 8)
      $0.u64(9)  // shared committed pages
    }
    laid.stream(22) {
      $0.u16(1)  // revision
      $0.u16(0)
      $0.u32(99)  // page faults
      $0.u64(1)  // peak working set
      $0.fill(56)
      $0.u64(9)  // private usage
    }
    let system = filled(SystemMemoryInfo1Record()) {
      ($0.revision, $0.flags) = (1, .basicPerformance)
      ($0.basic.timerResolution, $0.basic.pageSize) = (156_250, 4096)
      $0.performance.sharedCommittedPages = 9
    }
    let process = filled(ProcessVMCounters1Record()) {
      ($0.revision, $0.usage.pageFaultCount, $0.usage.peakWorkingSet) = (1, 99, 1)
      $0.privateUsage = 9
    }
    let snapshot = SnapshotLiteral(
      systemMemory: .first(system), processVMCounters: .first(process))
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `the memory of machine and process is told in the longer forms`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    laid.stream(21) {
      $0.u16(2)  // revision
      $0.u16(0x30)  // flags: what the longer form adds
      $0.fill(488)
      for number: UInt64 in [1, 2, 3, 4] { $0.u64(number) }
    }
    laid.stream(22) {
      $0.u16(2)  // revision
      $0.u16(0x1f)  // flags: everything
      $0.u32(99)  // page faults
      $0.fill(64)
      for number: UInt64 in 1...10 { $0.u64(number) }
    }
    let system = filled(SystemMemoryInfo2Record()) {
      ($0.first.revision, $0.first.flags.rawValue) = (2, 0x30)
      ($0.mdlPages, $0.pfnDatabasePages, $0.systemPageTablePages, $0.contiguousPages) = (1, 2, 3, 4)
    }
    let process = filled(ProcessVMCounters2Record()) {
      ($0.revision, $0.flags.rawValue, $0.usage.pageFaultCount) = (2, 0x1f, 99)
      ($0.peakVirtualSize, $0.virtualSize, $0.privateUsage, $0.privateWorkingSet) = (1, 2, 3, 4)
      ($0.sharedCommit, $0.jobSharedCommit, $0.jobPrivateCommit) = (5, 6, 7)
      ($0.jobPeakPrivateCommit, $0.jobPrivateCommitLimit, $0.jobTotalCommitLimit) = (8, 9, 10)
    }
    let snapshot = SnapshotLiteral(
      systemMemory: .second(system), processVMCounters: .second(process))
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }
}
