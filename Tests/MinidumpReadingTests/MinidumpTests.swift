import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct MinidumpTests {
  @Test(arguments: [false, true])
  func `a dump reads in either byte order`(bigEndian: Bool) throws {
    var laid = SyntheticDump(bigEndian: bigEndian)
    laid.timestamp = 0x0102_0304
    laid.add(stream: 3, [1, 2, 3])
    let dump = try Minidump(ByteView(laid.bytes))
    #expect(dump.byteOrder == (bigEndian ? .bigEndian : .littleEndian))
    #expect(dump.header.timestamp == 0x0102_0304)
    #expect(dump.streams.map(\.type) == [.threadList])
    #expect(dump.streams[0].view.bytes == [1, 2, 3])
    #expect(dump.problems == [])
  }

  @Test func `the high half of the version is the writer's own`() throws {
    var laid = SyntheticDump()
    laid.version = 0x1234_a793
    #expect(throws: Never.self) { try Minidump(ByteView(laid.bytes)) }
  }

  @Test func `a wrong version is an error that names it`() {
    var laid = SyntheticDump()
    laid.version = 0xa794
    let error = #expect(throws: MinidumpError.self) { try Minidump(ByteView(laid.bytes)) }
    #expect(error?.description.contains("0xa794") == true)
  }

  @Test func `a file that is no dump is an error that shows how it begins`() {
    let error = #expect(throws: MinidumpError.self) {
      try Minidump(ByteView(Array("\u{7f}ELF and more and more and more".utf8)))
    }
    #expect(error?.description.contains("0x464c457f") == true)
  }

  @Test(arguments: [0, 3, 4, 31])
  func `a file that ends within the header is an error`(byteCount: Int) {
    #expect(throws: MinidumpError.self) {
      try Minidump(ByteView(SyntheticDump().bytes.prefix(byteCount)))
    }
  }

  @Test func `a directory outside the file leaves a dump without streams, and a problem`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 3, [1])
    laid.claimedDirectoryOffset = 0xffff_fff0
    let dump = try Minidump(ByteView(laid.bytes))
    #expect(dump.streams.isEmpty)
    #expect(dump.problems.count == 1)
  }

  @Test func `a directory that is cut short keeps its whole entries`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 3, [1])
    laid.add(stream: 4, [2])
    let dump = try Minidump(ByteView(laid.bytes.dropLast()))
    #expect(dump.streams.map(\.type) == [.threadList])
    #expect(dump.problems.count == 1)
  }

  @Test func `a claim of four billion streams gives those that are there`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 3, [1])
    laid.claimedStreamCount = .max
    let dump = try Minidump(ByteView(laid.bytes))
    #expect(dump.streams.count == 1)
    #expect(dump.problems.count == 1)
  }

  @Test func `a stream the file's end cuts off has the bytes that are there`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 0x4767_0004, at: .init(offset: 30, byteCount: 0x7fff_ffff))
    laid.add(stream: 0x4767_0006, at: .init(offset: 0xffff_ffff, byteCount: 0xffff_ffff))
    let bytes = laid.bytes
    let dump = try Minidump(ByteView(bytes))
    #expect(dump.streams[0].view.byteCount == bytes.count - 30)
    #expect(dump.streams[0].isCutShort)
    #expect(dump.streams[1].view.isEmpty)
  }

  @Test func `of two streams of a type the last counts, and both can be reached`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 0x4767_0004, Array("first".utf8))
    laid.add(stream: 0x4767_0004, Array("second".utf8))
    let dump = try Minidump(ByteView(laid.bytes))
    #expect(try dump.stream(LinuxProcStatus.self)?.text == "second")
    #expect(LinuxProcStatus(dump.streams[0].view, in: dump).text == "first")
  }

  @Test func `a last stream without bytes in the file does not hide the one before`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 0x4767_0004, Array("first".utf8))
    laid.add(stream: 0x4767_0004, at: .init(offset: 0x00ff_ffff, byteCount: 10))
    let dump = try Minidump(ByteView(laid.bytes))
    #expect(try dump.stream(LinuxProcStatus.self)?.text == "first")
  }

  @Test func `a last stream that is none does not hide the one before`() throws {
    var laid = SyntheticDump()
    laid.addThreads([.init(id: 7)])
    // As an entry that was damaged: 52 bytes, of which the first are no count of records.
    laid.add(stream: 3, [UInt8](repeating: 0xee, count: 52))
    let dump = try Minidump(ByteView(laid.bytes))
    #expect(try dump.stream(ThreadList.self)?.map(\.id) == [7])
    #expect(try ThreadList(dump.streams[1].view, in: dump).map(\.id) == [0xeeee_eeee])
  }

  @Test func `of streams that are all broken the last counts`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 3, [UInt8](repeating: 0xdd, count: 52))
    laid.add(stream: 3, [UInt8](repeating: 0xee, count: 52))
    let dump = try Minidump(ByteView(laid.bytes))
    #expect(try dump.stream(ThreadList.self)?.map(\.id) == [0xeeee_eeee])
  }

  /// A directory of two entries at the front, and behind it what could be six more entries.
  private func dumpWithDirectoryInFront(claiming count: UInt32) -> [UInt8] {
    var laid = SyntheticDump()
    var entries = laid.assembler
    entries.u32(7)
    entries.location(.init(offset: 56, byteCount: 56))
    entries.u32(3)
    entries.location(.init(offset: 180, byteCount: 52))
    _ = laid.place(entries.bytes)
    laid.addSystemInfo(architecture: 9, platform: 0x8201)
    // 116 bytes from the file's beginning are seven entries behind the directory's.
    _ = laid.place([0, 0, 0, 0])
    var notEntry = laid.assembler
    notEntry.u32(3)
    notEntry.location(.init(offset: 128, byteCount: 52))
    _ = laid.place(notEntry.bytes)
    laid.addThreads([.init(id: 99)])
    laid.addThreads([.init(id: 7)])
    laid.claimedDirectoryOffset = 32
    laid.claimedStreamCount = count
    return laid.bytes
  }

  @Test(arguments: [2, 8, .max])
  func `what lies in a stream is no entry of the directory, whatever the header claims`(
    count: UInt32
  ) throws {
    let dump = try Minidump(ByteView(dumpWithDirectoryInFront(claiming: count)))
    #expect(try dump.stream(ThreadList.self)?.map(\.id) == [7])
    #expect(try dump.stream(SystemInfo.self)?.architecture == .amd64)
    let told = MinidumpCheck(dump).problems.map(\.problem)
    #expect(told.contains { $0.contains("lie in the bytes of streams") } == (count > 2))
  }

  @Test func `a stream that is said to lie in the directory takes no entry with it`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 7, at: .init(offset: 100, byteCount: 56))
    laid.addThreads([.init(id: 7)])
    laid.add(stream: 0x4767_0004, Array("text".utf8))
    // The directory lies at 88, behind the header, 52 bytes of threads and 4 of text.
    let broken = try Minidump(ByteView(laid.bytes))
    #expect(broken.header.directoryOffset == 88)
    #expect(try broken.stream(ThreadList.self)?.map(\.id) == [7])
    #expect(try broken.stream(LinuxProcStatus.self)?.text == "text")
  }

  // 40,000 entries of a list that the file's end cuts off were looked through for each of them.
  @Test func `a directory of many entries is looked through once`() throws {
    var laid = SyntheticDump()
    for _ in 0..<20_000 {
      laid.add(stream: 3, at: .init(offset: 32, byteCount: 0x00ff_ffff))
    }
    let bytes = ByteView(laid.bytes)
    let time = try ContinuousClock().measure {
      let dump = try Minidump(bytes)
      for entry in dump.streams.prefix(500) {
        _ = try ThreadList(entry.view, in: dump)
        #expect(dump.streams.last(of: .systemInfo) == nil)
      }
    }
    #expect(time < .seconds(5))
  }

  @Test func `a stream that is not there is nil, one that is broken throws`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 7, [0, 0, 0])
    let dump = try Minidump(ByteView(laid.bytes))
    #expect(try dump.stream(ThreadNames.self).map(\.count) == nil)
    let error = #expect(throws: MinidumpError.self) { try dump.stream(SystemInfo.self) }
    #expect(
      error?.description == "system info: is 3 bytes long, it needs 56 (at offset 0x20)")
  }

  @Test(arguments: [false, true])
  func `one of every stream reads without a problem`(bigEndian: Bool) throws {
    let laid = Everything.dump(bigEndian: bigEndian)
    let dump = try Minidump(ByteView(laid.bytes))
    #expect(Set(dump.streams.map(\.type)) == MinidumpStreams.types)
    let walk = Walk(dump)
    // The second thread has no context.
    #expect(walk.problems.map(\.subject) == ["context"])
  }

  @Test func `streams nobody has named are listed with their bytes`() throws {
    var laid = SyntheticDump()
    laid.add(stream: 0x4350_0002, [1, 2, 3])
    laid.add(stream: 0xb37a_0001, [4])
    let dump = try Minidump(ByteView(laid.bytes))
    #expect(dump.streams.map(\.type.description) == ["0x43500002", "0xb37a0001"])
    #expect(dump.streams.map(\.view.bytes) == [[1, 2, 3], [4]])
    #expect(dump.streams.map(\.type.producer) == [.crashpad, nil])
  }

  @Test func `no two kinds of stream have the same number`() {
    #expect(MinidumpStreams.types.count == MinidumpStreams.all.count)
  }

  @Test(arguments: MinidumpStreams.types.sorted { $0.rawValue < $1.rawValue })
  func `every kind of stream that is read has a name`(type: StreamType) {
    #expect(type.name != nil)
  }
}
