import Bytes
import Foundation
import Glibc
import MinidumpFormat
import MinidumpWriting
import Platform
import Support
import Testing

@Suite struct WriterTests {
  /// A sink that takes nothing.
  struct FullSink: ByteSink {
    struct Full: Error, CustomStringConvertible {
      var description: String { "cannot write /tmp/a.dmp: No space left on device" }
    }

    mutating func append(_ bytes: ByteView) throws(Full) { throw Full() }
  }

  @Test func `what the sink says is the writer's word`() {
    var sink = FullSink()
    let error = #expect(throws: WritingError.self) {
      try MinidumpWriter().write(SnapshotLiteral(), to: &sink)
    }
    #expect(error?.description == "cannot write /tmp/a.dmp: No space left on device")
  }

  @Test func `a second stream of a type is refused by its name`() {
    let snapshot = SnapshotLiteral(
      breakpadInfo: BreakpadInfoRecord(),
      rawStreams: [RawStream(type: .breakpadInfo, text: "")])
    let error = #expect(throws: WritingError.self) { try MinidumpWriter().bytes(of: snapshot) }
    #expect(error?.description.contains("BreakpadInfoStream") == true)
  }

  @Test func `an empty raw stream is in the directory`() throws {
    let snapshot = SnapshotLiteral(rawStreams: [RawStream(type: .linuxMaps, text: "")])
    let outline = DumpOutline(try MinidumpWriter().bytes(of: snapshot))
    #expect(outline.streams == [DumpOutline.Stream(type: 0x4767_0009, byteCount: 0, offset: 0)])
  }

  @Test func `the directory has the order that the snapshot tells`() throws {
    let snapshot = SnapshotLiteral(
      streamOrder: [.linuxMaps, .memoryList, .breakpadInfo],
      systemInfo: SystemInfoSnapshot(record: SystemInfoRecord()),
      memory: [MemorySnapshot(address: 0x1000, bytes: [1])],
      breakpadInfo: BreakpadInfoRecord(),
      rawStreams: [RawStream(type: .linuxMaps, text: "")])
    let outline = DumpOutline(try MinidumpWriter().bytes(of: snapshot))
    #expect(outline.streams.map(\.type) == [0x4767_0009, 5, 0x4767_0001, 7])
  }

  @Test func `a list that is named is there even when it is empty`() throws {
    let lists: [StreamType] = [
      .threadList, .moduleList, .memoryList, .memory64List, .handleData, .unloadedModuleList,
      .memoryInfoList, .threadNames,
    ]
    let bytes = try MinidumpWriter().bytes(of: SnapshotLiteral(streamOrder: lists))
    let outline = DumpOutline(bytes)
    #expect(outline.streams.map(\.type) == [3, 4, 5, 9, 12, 14, 16, 24])
    #expect(outline.streams.map(\.byteCount) == [4, 4, 4, 16, 16, 12, 16, 4])
    #expect(PeerDemands(outline: outline).complaints == [])
  }

  @Test func `crossed out entries may repeat, others may not`() throws {
    let crossedOut = RawStream(type: .unused, bytes: .empty)
    let twice = SnapshotLiteral(rawStreams: [crossedOut, crossedOut])
    #expect(
      DumpOutline(try MinidumpWriter().bytes(of: twice)).streams
        == Array(repeating: DumpOutline.Stream(type: 0, byteCount: 0, offset: 0), count: 2))
    let full = RawStream(type: .unused, text: "a")
    #expect(throws: WritingError.self) {
      try MinidumpWriter().bytes(of: SnapshotLiteral(rawStreams: [full, full]))
    }
  }

  @Test func `what ends beyond four gigabytes is refused before it is copied`() throws {
    let byteCount = 1 << 32
    let base = try #require(
      mmap(nil, byteCount, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0))
    defer { munmap(base, byteCount) }
    let untouchable = ByteView(base: base, byteCount: byteCount, owner: nil)
    var sink = ArraySink()
    let error = #expect(throws: WritingError.self) {
      try MinidumpWriter().write(
        SnapshotLiteral(rawStreams: [RawStream(type: .linuxMaps, bytes: untouchable)]), to: &sink)
    }
    #expect(error?.description.contains("4294967296 bytes at offset 32") == true)
    #expect(sink.bytes == [])
  }

  @Test func `a dump goes to a file`() throws {
    let path = NSTemporaryDirectory() + "/WriterTests-\(UUID().uuidString).dmp"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let snapshot = SnapshotLiteral(memory: [MemorySnapshot(address: 1, bytes: [1, 2, 3])])
    var sink = try FileSink(creating: path)
    let written = try MinidumpWriter().write(snapshot, to: &sink)
    let bytes = try MappedFile.view(ofFile: path).bytes
    #expect(bytes == (try MinidumpWriter().bytes(of: snapshot)))
    #expect(written.byteCount == UInt64(bytes.count))
  }

  /// A snapshot that remembers what it was asked.
  final class CountingSnapshot: ProcessSnapshot {
    private(set) var asked: [String] = []
    var threads: [ThreadSnapshot] {
      asked.append("threads")
      return [ThreadSnapshot(id: 1, name: "a")]
    }
    var modules: [ModuleSnapshot] {
      asked.append("modules")
      return []
    }
    var memory: [MemorySnapshot] {
      asked.append("memory")
      return []
    }
    var rawStreams: [RawStream] {
      asked.append("rawStreams")
      return []
    }
  }

  @Test func `a snapshot is asked for everything once`() throws {
    let snapshot = CountingSnapshot()
    _ = try MinidumpWriter().bytes(of: snapshot)
    #expect(snapshot.asked.sorted() == ["memory", "modules", "rawStreams", "threads"])
  }
}
