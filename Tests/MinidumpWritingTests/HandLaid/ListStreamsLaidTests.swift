import Bytes
import MinidumpFormat
import MinidumpWriting
import Support
import Testing

@Suite struct ListStreamsLaidTests {
  @Test(arguments: ByteOrder.allCases)
  func `memory attributes follow a header of sixteen bytes`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    laid.stream(16) {
      $0.u32(16)  // header
      $0.u32(48)  // entry
      $0.u64(1)  // entries
      $0.u64(0x7000_0000_1000)
      $0.u64(0x7000_0000_0000)  // allocation
      $0.u32(0x80)  // its protection
      $0.u32(0)
      $0.u64(0x2000)  // bytes
      $0.u32(0x1000)  // committed
      $0.u32(0x20)  // execute, read
      $0.u32(0x100_0000)  // image
      $0.u32(0)
    }
    let record = filled(MemoryInfoRecord()) {
      $0.baseAddress = 0x7000_0000_1000
      $0.allocationBase = 0x7000_0000_0000
      $0.allocationProtection = .executeWriteCopy
      $0.regionByteCount = 0x2000
      $0.state = .committed
      $0.protection = .executeRead
      $0.type = .image
    }
    let snapshot = SnapshotLiteral(memoryInfo: [record])
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test(arguments: ByteOrder.allCases)
  func `handles name their type and their object, or neither`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    let type = laid.string("File")
    let object = laid.string("/dev/null")
    laid.stream(12) {
      $0.u32(16)  // header
      $0.u32(32)  // entry
      $0.u32(2)  // entries
      $0.u32(0)  // reserved
      $0.u64(3)  // handle
      $0.u32(type)
      $0.u32(object)
      for number in [4, 5, 6, 7] { $0.u32(UInt32(number)) }
      $0.u64(9)
      $0.fill(24)
    }
    let snapshot = SnapshotLiteral(handles: [
      HandleSnapshot(
        record: filled(HandleRecord()) {
          $0.handle = 3
          $0.attributes = 4
          $0.grantedAccess = 5
          $0.handleCount = 6
          $0.pointerCount = 7
        }, typeName: "File", objectName: "/dev/null"),
      HandleSnapshot(record: filled(HandleRecord()) { $0.handle = 9 }),
    ])
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }
}
