import Bytes
import MinidumpFormat
import MinidumpWriting
import Support
import Testing

@Suite struct ThreadStreamsLaidTests {
  /// Two threads with registers, stacks and names; the second crashed.
  static let snapshot = SnapshotLiteral(
    threads: [
      ThreadSnapshot(
        record: filled(ThreadRecord()) {
          $0.id = 7
          $0.suspendCount = 1
          $0.priorityClass = 2
          $0.priority = 3
          $0.environmentBlock = 0x7fff_0000_1000
          $0.context = Location(byteCount: 1, offset: 2)  // the writer's to fill in
          $0.stack.address = 3  // the writer's to fill in
        },
        context: ContextSnapshot(bytes: ByteView([0xc1, 0xc2])),
        stack: MemorySnapshot(address: 0x7fff_0000_0000, bytes: [1, 2, 3, 4, 5]),
        name: "main"),
      ThreadSnapshot(
        id: 8, context: ContextSnapshot(filled(ContextARM()) { $0.registers[15] = 0x8000 }),
        stack: MemorySnapshot(address: 0x7ffe_0000_0000, bytes: [6, 7])),
    ],
    exception: ExceptionSnapshot(record: exception))

  static let exception = filled(ExceptionStreamRecord()) {
    $0.threadID = 8
    $0.exception.code = 11
    $0.exception.flags = 1
    $0.exception.nestedRecordAddress = 0x11
    $0.exception.address = 0xdead_beef
    $0.exception.parameterCount = 2
    $0.exception.parameters[0] = 0x22
    $0.exception.parameters[14] = 0x33
  }

  /// The exception stream of the snapshot.
  static func layException(context: (byteCount: UInt32, offset: UInt32), in laid: inout LaidDump) {
    laid.stream(6) {
      $0.u32(8)  // thread
      $0.u32(0)
      $0.u32(11)  // code
      $0.u32(1)  // flags
      $0.u64(0x11)  // nested record
      $0.u64(0xdead_beef)  // address
      $0.u32(2)  // parameters
      $0.u32(0)
      $0.u64(0x22)
      $0.fill(13 * 8)
      $0.u64(0x33)
      $0.u32(context.byteCount)
      $0.u32(context.offset)
    }
  }

  @Test(arguments: ByteOrder.allCases)
  func `threads point to registers before them and stacks at the end`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    let context7 = laid.lay(alignment: 16) { $0.raw([0xc1, 0xc2]) }
    let context8 = laid.lay(alignment: 16) {
      $0.fill(4 + 15 * 4)  // flags, r0 to r14
      $0.u32(0x8000)  // pc
      $0.fill(368 - 17 * 4)
    }
    Self.layException(context: (368, context8), in: &laid)
    laid.align(to: 4)
    // Everything still to come is of known length: thread list, names, memory list, directory.
    let rest: [Int] = [4 + 2 * 48, 4 + 8 + 2 + 2, 4 + 12, 4 + 2 * 16, 4 * 12]
    let directoryEnd: Int = laid.assembler.offset + rest.reduce(0, +)
    let stack7 = UInt32((directoryEnd + 15) / 16 * 16)
    laid.stream(3) {
      $0.u32(2)  // threads
      $0.u32(7)
      $0.u32(1)  // suspend count
      $0.u32(2)  // priority class
      $0.u32(3)  // priority
      $0.u64(0x7fff_0000_1000)  // environment block
      $0.u64(0x7fff_0000_0000)  // stack: address, byte count, offset
      $0.u32(5)
      $0.u32(stack7)
      $0.u32(2)  // context: byte count, offset
      $0.u32(context7)
      $0.u32(8)
      $0.fill(12 + 8)
      $0.u64(0x7ffe_0000_0000)
      $0.u32(2)
      $0.u32(stack7 + 16)
      $0.u32(368)
      $0.u32(context8)
    }
    let name = laid.string("main")
    laid.stream(24) {
      $0.u32(1)  // names
      $0.u32(7)
      $0.u64(UInt64(name))
    }
    laid.stream(5) {
      $0.u32(2)  // regions
      $0.u64(0x7fff_0000_0000)
      $0.u32(5)
      $0.u32(stack7)
      $0.u64(0x7ffe_0000_0000)
      $0.u32(2)
      $0.u32(stack7 + 16)
    }
    let front = laid.finish()
    let padding = [UInt8](repeating: 0, count: Int(stack7) - front.count)
    let stacks: [UInt8] = [1, 2, 3, 4, 5] + [UInt8](repeating: 0, count: 11) + [6, 7]
    #expect(
      try MinidumpWriter(byteOrder: order).bytes(of: Self.snapshot) == front + padding + stacks)
  }

  @Test(arguments: ByteOrder.allCases)
  func `an exception brings registers of its own`(order: ByteOrder) throws {
    var laid = LaidDump(order)
    let context = laid.lay(alignment: 16) {
      $0.fill(48)
      $0.u32(0x10_005f)  // context flags
      $0.fill(1232 - 52)
      $0.raw([0xaa, 0xbb])  // XSAVE area
    }
    Self.layException(context: (1234, context), in: &laid)
    let snapshot = SnapshotLiteral(
      exception: ExceptionSnapshot(
        record: Self.exception,
        context: ContextSnapshot(
          filled(ContextAMD64()) { $0.contextFlags = ContextFlags(rawValue: 0x10_005f) },
          extendedState: ByteView([0xaa, 0xbb]))))
    #expect(try MinidumpWriter(byteOrder: order).bytes(of: snapshot) == laid.finish())
  }

  @Test
  func `an exception without registers anywhere says so`() throws {
    var laid = LaidDump(.littleEndian)
    Self.layException(context: (0, 0), in: &laid)
    let snapshot = SnapshotLiteral(exception: ExceptionSnapshot(record: Self.exception))
    #expect(try MinidumpWriter().bytes(of: snapshot) == laid.finish())
  }
}
