import Bytes
import MinidumpFormat
import MinidumpWriting
import Support
import Testing

/// What other programs' readers demand of a dump, held against bytes of ours that have everything.
@Suite struct PromiseTests {
  /// Two threads, three modules, all lists, names of odd lengths.
  static let snapshot = SnapshotLiteral(
    systemInfo: SystemInfoSnapshot(record: SystemInfoRecord(), servicePack: "Linux 6.1"),
    threads: [
      ThreadSnapshot(
        id: 1, context: ContextSnapshot(ContextAMD64()),
        stack: MemorySnapshot(address: 0x7003, bytes: [1, 2, 3]), name: "a"),
      ThreadSnapshot(
        id: 2, context: ContextSnapshot(ContextAMD64(), extendedState: ByteView([1, 2, 3])),
        stack: MemorySnapshot(address: 0x8000, bytes: Array(1...33)), name: "ä🦊"),
    ],
    modules: [
      ModuleSnapshot(address: 0x1000, byteCount: 0x100, name: "/bin/a", codeView: .buildID([1])),
      ModuleSnapshot(address: 0x2000, byteCount: 0x100, name: ""),
    ],
    unloadedModules: [UnloadedModuleSnapshot(record: UnloadedModuleRecord(), name: "gone")],
    exception: ExceptionSnapshot(record: filled(ExceptionStreamRecord()) { $0.threadID = 2 }),
    memory: [
      MemorySnapshot(address: 0x9000, bytes: [1]),
      MemorySnapshot(address: 0x8010, bytes: Array(17...20)),
      MemorySnapshot(address: 0xa000, bytes: []),
    ],
    memoryInfo: [MemoryInfoRecord()],
    handles: [HandleSnapshot(record: HandleRecord(), typeName: "File", objectName: "/a")],
    rawStreams: [
      RawStream(type: .linuxMaps, text: "abc"), RawStream(type: .linuxAuxiliaryVector, text: ""),
    ])

  @Test(arguments: ByteOrder.allCases, Memory64Use.allCases)
  func `nothing a reader demands is missing`(order: ByteOrder, use: Memory64Use) throws {
    let bytes = try MinidumpWriter(byteOrder: order, memory64Use: use).bytes(of: Self.snapshot)
    let outline = DumpOutline(bytes, bigEndian: order == .bigEndian)
    #expect(PeerDemands(outline: outline).complaints == [])
    #expect(outline.stacks.allSatisfy { outline.regions.covers($0) })
  }

  @Test func `registers lie on multiples of sixteen, and are shared with the exception`() throws {
    let outline = DumpOutline(try MinidumpWriter().bytes(of: Self.snapshot))
    let threads = try #require(outline.stream(3)).offset + 4
    let contexts = [0, 1].map { outline.u32(threads + 48 * $0 + 44) }
    #expect(contexts.allSatisfy { $0 > 0 && $0 % 16 == 0 })
    #expect(outline.u32(threads + 48 + 40) == 1235, "the base record and what follows it")
    let exception = try #require(outline.stream(6)).offset
    #expect(outline.u32(exception + 160) == 1235)
    #expect(outline.u32(exception + 164) == contexts[1])
  }

  @Test func `names have even lengths and a zero behind them`() throws {
    let outline = DumpOutline(try MinidumpWriter().bytes(of: Self.snapshot))
    let modules = try #require(outline.stream(4)).offset + 4
    let names = try #require(outline.stream(24)).offset + 4
    let offsets = [
      outline.u32(modules + 20), outline.u32(modules + 108 + 20),
      Int(outline.u64(names + 4)), Int(outline.u64(names + 12 + 4)),
    ]
    #expect(offsets.map { outline.u32($0) } == [12, 0, 2, 6])
    for offset in offsets {
      #expect(offset % 4 == 0)
      let end = offset + 4 + outline.u32(offset)
      #expect(outline.bytes[end..<end + 2] == [0, 0])
    }
  }

  @Test func `the header is whole from the first byte sent, and memory comes last`() throws {
    let bytes = try MinidumpWriter().bytes(of: Self.snapshot)
    let outline = DumpOutline(bytes)
    #expect(Array(bytes.prefix(6)) == [0x4d, 0x44, 0x4d, 0x50, 0x93, 0xa7])
    let streams = outline.streams.map { $0.offset + $0.byteCount }.max() ?? 0
    let memory = outline.regions.map(\.offset).min() ?? 0
    #expect(UInt64(streams) <= memory)
  }

  /// What is said of threads and modules that Breakpad will not read.
  func warnings(_ threads: [ThreadSnapshot], _ modules: [ModuleSnapshot] = []) throws -> [String] {
    var sink = ArraySink()
    let snapshot = SnapshotLiteral(threads: threads, modules: modules)
    return try MinidumpWriter().write(snapshot, to: &sink).warnings
  }

  @Test func `nothing is said of what everybody reads`() throws {
    let threads = (0..<4096).map { ThreadSnapshot(id: $0) }
    let modules = (0..<2048).map {
      ModuleSnapshot(
        address: $0 << 12, byteCount: 0x1000, name: String(repeating: "a", count: 1024))
    }
    #expect(try warnings(threads, modules) == [])
  }

  @Test func `more threads than Breakpad reads are told`() throws {
    let threads = (0...4096).map { ThreadSnapshot(id: $0) }
    #expect(
      try warnings(threads) == ["4097 threads: Breakpad, with more than 4096, reads none of them"])
  }

  @Test func `two threads of a number are told`() throws {
    #expect(
      try warnings([ThreadSnapshot(id: 7), ThreadSnapshot(id: 8), ThreadSnapshot(id: 7)])
        == ["two threads have the number 7: Breakpad reads none of the threads"])
  }

  @Test func `more modules than Breakpad reads are told`() throws {
    let modules = (0...2048).map {
      ModuleSnapshot(address: $0 << 12, byteCount: 0x1000, name: "a")
    }
    #expect(
      try warnings([], modules)
        == ["2049 modules: Breakpad, with more than 2048, reads none of them"])
  }

  @Test func `modules that take no memory or overlap are told`() throws {
    let modules = [
      ModuleSnapshot(address: 0x2000, byteCount: 0x1000, name: "b"),
      ModuleSnapshot(address: 0x1000, byteCount: 0x1001, name: "a"),
      ModuleSnapshot(address: 0x5000, byteCount: 0, name: "c"),
    ]
    #expect(
      try warnings([], modules) == [
        "the module c takes no memory: Breakpad reads none of the modules",
        "the modules a and b overlap: Breakpad reads none of the modules",
      ])
  }

  @Test func `a name longer than Breakpad reads is told`() throws {
    let name = String(repeating: "a", count: 1025)
    let warnings = try warnings([ThreadSnapshot(id: 1, name: name)])
    #expect(warnings.count == 1)
    #expect(warnings.first?.hasPrefix("a name is 1025 units long") == true)
  }

  @Test func `more streams than Breakpad reads are told`() throws {
    var sink = ArraySink()
    let snapshot = SnapshotLiteral(
      rawStreams: (0..<129).map { RawStream(type: StreamType(rawValue: 0x1_0000 + $0), text: "a") })
    let written = try MinidumpWriter().write(snapshot, to: &sink)
    #expect(
      written.warnings == ["129 streams: Breakpad, with more than 128, refuses the dump"])
  }
}

extension [DumpOutline.Region] {
  /// Whether the same bytes of the file are said to be the same memory.
  fileprivate func covers(_ stack: DumpOutline.Region) -> Bool {
    contains { region in
      region.address <= stack.address
        && region.offset + stack.address - region.address == stack.offset
        && stack.address + stack.byteCount <= region.address + region.byteCount
    }
  }
}
