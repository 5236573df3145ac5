import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct HandleObjectTests {
  /// Where the first link of a chain lies in the dumps of these tests.
  private static let start: UInt32 = 32

  /// A handle whose chain has these links, each right behind the one before.
  ///
  /// - Parameter next: where a link says the next one lies, from its index and where it really lies.
  private func handles(
    _ links: [(type: UInt32, fact: [UInt8])],
    next: (Int, UInt32) -> UInt32? = { _, _ in nil }, count: Int = 1
  ) throws -> HandleData {
    var laid = SyntheticDump()
    for (index, link) in links.enumerated() {
      var bytes = laid.assembler
      let following = UInt32(laid.nextOffset + 12 + link.fact.count)
      bytes.u32(next(index, following) ?? (index == links.count - 1 ? 0 : following))
      bytes.u32(link.type)
      bytes.u32(UInt32(link.fact.count))
      bytes.raw(link.fact)
      _ = laid.place(bytes.bytes)
    }
    var list = laid.assembler
    for number: UInt32 in [16, 40, UInt32(count), 0] { list.u32(number) }
    for handle in 0..<count {
      list.u64(UInt64(handle))
      list.fill(24)
      list.u32(Self.start)  // ObjectInfoRva
      list.u32(0)
    }
    laid.add(stream: 12, list.bytes)
    return try #require(try Minidump(ByteView(laid.bytes)).stream(HandleData.self))
  }

  private func words(_ numbers: UInt32...) -> [UInt8] {
    var laid = ByteAssembler()
    for number in numbers { laid.u32(number) }
    return laid.bytes
  }

  @Test func `a chain has its facts in order, with their kinds and bytes`() throws {
    let handles = try handles([(6, [1, 2, 3, 4]), (0x77, []), (8, [5, 6, 7, 8])])
    let facts = handles[0].objectInformation
    #expect(
      facts.map(\.type) == [.event1, HandleObjectInformationType(rawValue: 0x77), .semaphore1])
    #expect(facts.map(\.view.bytes) == [[1, 2, 3, 4], [], [5, 6, 7, 8]])
    #expect(facts.map(\.offset) == [32, 48, 60])
    #expect(facts.allSatisfy { $0.fact == nil })
    #expect(handles.problems == [])
  }

  @Test func `facts of a 64-bit process are read`() throws {
    let handles = try handles([
      (1, words(259, 0, 0x7000, 1, 4711, 0, 7, 0, 0xf, 0, 9, 8)),
      (3, words(4711, 0, 7, 0)),
      (5, words(64, 0, 259, 0, 0x5000, 1, 0xf, 0, 8, 0, 4711, 0, 1, 0, 4, 0)),
    ])
    let facts = handles[0].objectInformation.map(\.fact)
    let thread = filled(ThreadObject64Record()) {
      ($0.exitStatus, $0.environmentBlock, $0.processID, $0.threadID) = (
        259, 0x1_0000_7000, 4711, 7
      )
      ($0.affinity, $0.priority, $0.basePriority) = (0xf, 9, 8)
    }
    #expect(facts == [.thread(thread), .mutantOwner(Self.owner), .process(Self.process(64, 1))])
  }

  @Test func `facts of a 32-bit process are read, and widened`() throws {
    let handles = try handles([
      (1, words(259, 0x7000, 4711, 7, 0xf, 9, UInt32(bitPattern: -1))),
      (2, [0xff, 0xff, 0xff, 0xff, 0, 1, 0, 0]),
      (3, words(4711, 7)),
      (5, words(32, 259, 0x5000, 0xf, 8, 4711, 1, 4)),
    ])
    let facts = handles[0].objectInformation.map(\.fact)
    let thread = filled(ThreadObject64Record()) {
      ($0.exitStatus, $0.environmentBlock, $0.processID, $0.threadID) = (259, 0x7000, 4711, 7)
      ($0.affinity, $0.priority, $0.basePriority) = (0xf, 9, -1)
    }
    let mutant = filled(MutantObjectRecord()) { ($0.currentCount, $0.isAbandoned) = (-1, 1) }
    #expect(
      facts == [
        .thread(thread), .mutant(mutant), .mutantOwner(Self.owner), .process(Self.process(32, 0)),
      ])
  }

  private static let owner = filled(MutantOwner64Record()) {
    ($0.processID, $0.threadID) = (4711, 7)
  }

  private static func process(_ byteCount: UInt64, _ high: UInt64) -> ProcessObject64Record {
    filled(ProcessObject64Record()) {
      ($0.infoByteCount, $0.exitStatus, $0.environmentBlock) = (byteCount, 259, high << 32 | 0x5000)
      ($0.affinity, $0.basePriority, $0.processID, $0.parentProcessID, $0.flags) = (
        0xf, 8, 4711, 1, 4
      )
    }
  }

  @Test func `a fact of another length than its kind has is bytes`() throws {
    let handles = try handles([(1, words(1, 2, 3))])
    #expect(handles[0].objectInformation.map(\.fact) == [nil])
    #expect(handles.problems == [])
  }

  @Test func `a chain that loops ends where it would begin again`() throws {
    let handles = try handles([(6, [1, 2, 3, 4]), (6, [])]) { index, _ in
      index == 1 ? Self.start : nil
    }
    #expect(handles[0].objectInformation.count == 2)
    #expect(
      handles.problems.map(\.description) == [
        "handle object information: loops (at offset 0x20)"
      ])
  }

  @Test func `a chain that leaves the file keeps what comes before`() throws {
    let handles = try handles([(6, [1, 2, 3, 4])]) { _, _ in 0xffff_fff0 }
    #expect(handles[0].objectInformation.map(\.view.bytes) == [[1, 2, 3, 4]])
    #expect(handles.problems.map(\.offset) == [0xffff_fff0])
  }

  @Test func `a chain of a thousand links is followed for sixty-four`() throws {
    let handles = try handles(Array(repeating: (6, []), count: 1000))
    #expect(handles[0].objectInformation.count == 64)
    #expect(handles.problems.count == 1)
  }

  @Test
  func `handles that all lead to the same chain are checked for as long as the file justifies`()
    throws
  {
    let links = Array(repeating: (type: UInt32(6), fact: [UInt8]()), count: 60)
    let handles = try handles(links, count: 1000)
    #expect(handles[999].objectInformation.count == 60)
    #expect(
      handles.problems.map(\.problem) == [
        "leads to the same facts over and over: not all are checked"
      ])
  }
}

private func filled<R: Record>(_ record: R, _ fill: (inout R) -> Void) -> R {
  var record = record
  fill(&record)
  return record
}
