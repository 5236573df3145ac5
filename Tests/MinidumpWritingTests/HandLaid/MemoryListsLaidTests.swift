import Bytes
import MinidumpFormat
import MinidumpWriting
import Support
import Testing

@Suite struct MemoryListsLaidTests {
  static let snapshot = SnapshotLiteral(
    threads: [
      ThreadSnapshot(id: 1, stack: MemorySnapshot(address: 0x9000, bytes: [1, 2, 3]))
    ],
    memory: [
      MemorySnapshot(address: 0x1000, bytes: [4, 5]),
      MemorySnapshot(address: 0x9002, bytes: [3, 6]),
    ])

  /// Lays the thread list with its one stack.
  static func layThread(stack: UInt32, in laid: inout LaidDump) {
    laid.stream(3) {
      $0.u32(1)
      $0.u32(1)
      $0.fill(20)
      $0.u64(0x9000)
      $0.u32(3)
      $0.u32(stack)
      $0.fill(8)
    }
  }

  @Test(arguments: ByteOrder.allCases)
  func `overlapping memory is one region, laid once`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    // Header, threads, regions, directory: 144 bytes.
    let start: UInt32 = 32 + 52 + 36 + 24
    Self.layThread(stack: start + 16, in: &laid)
    laid.stream(5) {
      $0.u32(2)
      $0.u64(0x1000)
      $0.u32(2)
      $0.u32(start)
      $0.u64(0x9000)
      $0.u32(4)
      $0.u32(start + 16)
    }
    let front = laid.finish()
    let padding = [UInt8](repeating: 0, count: Int(start) - front.count)
    let memory: [UInt8] = [4, 5] + [UInt8](repeating: 0, count: 14) + [1, 2, 3, 6]
    #expect(
      try MinidumpWriter(byteOrder: order).bytes(of: Self.snapshot) == front + padding + memory)
  }

  @Test(arguments: ByteOrder.allCases)
  func `both lists and the thread share the bytes of the 64-bit block`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    // Header, threads, both lists, directory: 204 bytes, and the next multiple of 16.
    let start: UInt32 = 208
    Self.layThread(stack: start + 2, in: &laid)
    laid.stream(5) {
      $0.u32(2)
      $0.u64(0x1000)
      $0.u32(2)
      $0.u32(start)
      $0.u64(0x9000)
      $0.u32(4)
      $0.u32(start + 2)
    }
    laid.stream(9) {
      $0.u64(2)
      $0.u64(UInt64(start))
      $0.u64(0x1000)
      $0.u64(2)
      $0.u64(0x9000)
      $0.u64(4)
    }
    let front = laid.finish()
    let padding = [UInt8](repeating: 0, count: Int(start) - front.count)
    let writer = MinidumpWriter(byteOrder: order, memory64Use: .always)
    #expect(try writer.bytes(of: Self.snapshot) == front + padding + [4, 5, 1, 2, 3, 6])
  }
}
