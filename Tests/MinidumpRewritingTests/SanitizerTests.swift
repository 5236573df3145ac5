import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpRewriting
import MinidumpWriting
import Support
import Testing

@Suite struct SanitizerTests {
  /// A dump with one stack of these words at 0x7000 and a module at 0x40_0000, 0x1000 bytes long.
  func laid(words: [UInt64], bigEndian: Bool = false) -> SyntheticDump {
    var laid = SyntheticDump(bigEndian: bigEndian)
    laid.addSystemInfo(architecture: 9, platform: 0x8201)
    laid.addModules([.init("/home/ann/app", at: 0x40_0000, byteCount: 0x1000)])
    var stack = laid.assembler
    for word in words { stack.u64(word) }
    let place = laid.place(stack.bytes)
    laid.addThreads([.init(id: 1, stackAddress: 0x7000, stack: place)])
    laid.addMemory([(0x7000, place)])
    return laid
  }

  func sanitized(_ laid: SyntheticDump) throws -> (dump: Minidump, summary: SanitizingSummary) {
    let dump = try Minidump(ByteView(laid.bytes))
    var snapshot = DumpSnapshot(of: dump, where: Sanitizer.keeps)
    let summary = Sanitizer(snapshot).sanitize(&snapshot)
    let bytes = try snapshot.writer.bytes(of: snapshot)
    return (try Minidump(ByteView(bytes)), summary)
  }

  func words(_ view: ByteView, _ order: ByteOrder) throws -> [UInt64] {
    try (0..<view.byteCount / 8).map { try view.load(at: 8 * $0, order) }
  }

  @Test(arguments: [false, true])
  func `words that are addresses or small numbers are kept`(bigEndian: Bool) throws {
    let kept: [UInt64] = [
      0, 4096, 0xffff_ffff_ffff_f000, 0x40_0000, 0x40_0fff, 0x7000, 0x7000 + 79,
    ]
    let secrets: [UInt64] = [0x6472_6f77_7373_6170, 0x3f_ffff, 4097]
    let (dump, summary) = try sanitized(laid(words: kept + secrets, bigEndian: bigEndian))
    // 4097 leads downwards from where it lies, as no saved frame pointer does.
    let expected = kept + [0x0def_aced_0def_aced, 0x0def_aced_0def_aced, 0x0def_aced]
    let thread = try dump.stream(ThreadList.self)?.first
    #expect(try words(thread?.stack ?? .empty, dump.byteOrder) == expected)
    let listed = try dump.stream(MemoryList.self)?.first
    #expect(try words(listed?.view ?? .empty, dump.byteOrder) == expected)
    #expect(summary.stackCount == 1)
    #expect([summary.wordCount, summary.replacedWordCount] == [10, 3])
  }

  // Of `jal`, the first six bits are 3; a scan for return addresses believed what follows one.
  @Test func `the pattern is no call on MIPS, where stacks can be run`() throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 1, platform: 0x8201)
    var stack = laid.assembler
    for word: UInt32 in [0x6472_6f77, 0x7373_6170] { stack.u32(word) }
    let place = laid.place(stack.bytes)
    laid.addThreads([.init(id: 1, stackAddress: 0x7000, stack: place)])
    let (dump, _) = try sanitized(laid)
    let thread = try #require(try dump.stream(ThreadList.self)?.first)
    #expect(thread.stack.bytes == [0xd0, 0xce, 0xfa, 0xde, 0xd0, 0xce, 0xfa, 0xde])
  }

  @Test func `parts of words at the ends of a stack are zeros`() throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 9, platform: 0x8201)
    let place = laid.place(Array(1...15))
    laid.addThreads([.init(id: 1, stackAddress: 0x7005, stack: place)])
    let (dump, _) = try sanitized(laid)
    let stack = try dump.stream(ThreadList.self)?.first?.stack.bytes
    let pattern: [UInt8] = [0xed, 0xac, 0xef, 0x0d, 0xed, 0xac, 0xef, 0x0d]
    #expect(stack == [0, 0, 0] + pattern + [0, 0, 0, 0])
  }

  @Test func `words of 32-bit processes have four bytes`() throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 0, platform: 0x8201)
    var words = laid.assembler
    for word in [0x1234_5678, 0xffff_ffff, 0x7000] as [UInt32] { words.u32(word) }
    let place = laid.place(words.bytes)
    laid.addThreads([.init(id: 1, stackAddress: 0x7000, stack: place)])
    let (dump, _) = try sanitized(laid)
    let stack = try dump.stream(ThreadList.self)?.first?.stack.bytes
    #expect(stack == [0xed, 0xac, 0xef, 0x0d, 0xff, 0xff, 0xff, 0xff, 0, 0x70, 0, 0])
  }

  @Test func `a signed return address is kept`() throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 12, platform: 0x8201)
    laid.addModules([.init("/bin/app", at: 0x40_0000, byteCount: 0x1000)])
    var words = laid.assembler
    words.u64(0x00ab_0000_0040_0123)
    words.u64(0x00ab_0000_0050_0123)
    let place = laid.place(words.bytes)
    laid.addThreads([.init(id: 1, stackAddress: 0x7000, stack: place)])
    let (dump, _) = try sanitized(laid)
    let stack = try dump.stream(ThreadList.self)?.first?.stack ?? .empty
    #expect(try self.words(stack, .littleEndian) == [0x00ab_0000_0040_0123, 0x0def_aced_0def_aced])
  }

  @Test(
    arguments: [
      (9, 0x002b_0000_0000_0033, true), (9, 0x002b_0000_0001_0033, false),
      (12, 0x6000_1000, true), (12, 0x6000_1001, false),
    ] as [(UInt16, UInt64, Bool)])
  func `the processor state by which a signal's frame is known is kept`(
    architecture: UInt16, word: UInt64, isKept: Bool
  ) throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: architecture, platform: 0x8201)
    var words = laid.assembler
    words.u64(word)
    let place = laid.place(words.bytes)
    laid.addThreads([.init(id: 1, stackAddress: 0x7000, stack: place)])
    let (dump, _) = try sanitized(laid)
    let stack = try dump.stream(ThreadList.self)?.first?.stack ?? .empty
    #expect(try self.words(stack, .littleEndian) == [isKept ? word : 0x0def_aced_0def_aced])
  }

  @Test func `other memory is dropped, but not code`() throws {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 9, platform: 0x8201)
    let maps = "400000-401000 r-xp 0 08:01 1 /bin/app\n600000-601000 rw-p 0 08:01 1 /bin/app\n"
    laid.add(stream: 0x4767_0009, Array(maps.utf8))
    let (code, data) = (laid.place([1, 2]), laid.place([3, 4]))
    laid.addMemory([(0x40_0100, code), (0x60_0100, data)])
    let (dump, summary) = try sanitized(laid)
    #expect(try dump.stream(MemoryList.self)?.map(\.address) == [0x40_0100])
    #expect(summary.droppedRegionCount == 1 && summary.droppedByteCount == 2)
  }

  @Test func `where nobody says what is code, only what is at a thread's instruction is kept`()
    throws
  {
    var laid = SyntheticDump()
    laid.addSystemInfo(architecture: 9, platform: 0x8201)
    laid.addModules([.init("/bin/app", at: 0x40_0000, byteCount: 0x1000)])
    let context = laid.place(laid.amd64Context(rip: 0x40_0101, rsp: 0x7000))
    let (code, data) = (laid.place([1, 2]), laid.place([3, 4]))
    laid.addThreads([.init(id: 1, context: context)])
    laid.addMemory([(0x40_0100, code), (0x40_0800, data)])
    let (dump, _) = try sanitized(laid)
    #expect(try dump.stream(MemoryList.self)?.map(\.address) == [0x40_0100])
  }

  @Test func `streams with a user's words are gone, and those nobody knows`() throws {
    var laid = SyntheticDump()
    for type in [0x4767_0006, 0x4767_0007, 0x4767_000d, 10, 11, 12, 19, 0x1_0001] as [UInt32] {
      laid.add(stream: type, [1, 2, 3, 4])
    }
    laid.add(stream: 0x4767_0003, Array("cpu".utf8))
    let (dump, _) = try sanitized(laid)
    #expect(dump.streams.map(\.type) == [.linuxCPUInfo])
  }

  @Test func `names of home folders are not told`() throws {
    var laid = laid(words: [1])
    let maps = "400000-401000 r-xp 0 08:01 1 /home/ann/app\n7000-8000 rw-p 0 0 0 /home/user/x\n"
    laid.add(stream: 0x4767_0009, Array(maps.utf8))
    let (dump, summary) = try sanitized(laid)
    #expect(try dump.stream(ModuleList.self)?.first?.name == "/home/user/app")
    #expect(
      try dump.stream(LinuxMaps.self)?.map(\.path) == ["/home/user/app", "/home/user/x"])
    #expect(summary.changedPathCount == 2)
  }

  @Test(arguments: [
    (#"C:\Users\ann\app.exe"#, #"C:\Users\user\app.exe"#),
    ("/Users/ann/a/home/bob/c", "/Users/user/a/home/user/c"),
    ("/homes/ann/a", "/homes/ann/a"), ("/home//a", "/home//user"),
  ])
  func `a path loses the name of a home folder`(path: String, expected: String) throws {
    var laid = SyntheticDump()
    laid.addModules([.init(path, at: 0x40_0000, byteCount: 0x1000)])
    let (dump, _) = try sanitized(laid)
    #expect(try dump.stream(ModuleList.self)?.first?.name == expected)
  }

  @Test func `a large stack is gone through in chunks, none of its words missed`() throws {
    let words = (0..<20_000).map { UInt64($0) << 20 }
    let (dump, summary) = try sanitized(laid(words: words))
    let stack = try dump.stream(ThreadList.self)?.first?.stack ?? .empty
    let expected = words.map { word in
      word == 0 || word == 0x40_0000 ? word : 0x0def_aced_0def_aced
    }
    #expect(try self.words(stack, .littleEndian) == expected)
    #expect(summary.wordCount == 20_000)
  }
}
