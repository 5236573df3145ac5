import Bytes
import MinidumpFormat
import MinidumpWriting
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
