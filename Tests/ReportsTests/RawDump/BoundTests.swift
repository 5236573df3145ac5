import Bytes
import MinidumpReading
import Support
import Testing

@testable import Reports

/// A raw dump costs no more than the file justifies, whatever is in it.
@Suite struct BoundTests {
  /// Takes a number of pieces, and remembers the longest.
  private struct Pieces: ByteSink {
    struct Full: Error {}

    var remaining: Int
    var longest = 0
    var byteCount = 0

    mutating func append(_ bytes: ByteView) throws(Full) {
      guard remaining > 0 else { throw Full() }
      remaining -= 1
      longest = max(longest, bytes.byteCount)
      byteCount += bytes.byteCount
    }
  }

  /// As many entries of 48 zeros.
  private static func memoryInfo(count: Int) -> SyntheticDump {
    var dump = SyntheticDump()
    var list = dump.assembler
    list.u32(16)  // SizeOfHeader
    list.u32(48)  // SizeOfEntry
    list.u64(UInt64(count))  // NumberOfEntries
    list.fill(48 * count)
    dump.add(stream: 16, list.bytes)
    return dump
  }

  @Test(arguments: [RawDump.Format.text, .json(isPretty: false)])
  func `a long list is sent in pieces`(format: RawDump.Format) throws {
    let dump = try Minidump(ByteView(Self.memoryInfo(count: 2000).bytes))
    var pieces = Pieces(remaining: .max)
    try RawDump(format).write(dump, to: &pieces)
    #expect(pieces.byteCount > 300_000)
    #expect(pieces.longest < 80_000)
  }

  @Test func `whole memory is sent in pieces`() throws {
    var laid = SyntheticDump()
    let memory = laid.place([UInt8](repeating: 7, count: 1 << 18))
    laid.addMemory([(0x1000, memory)])
    let dump = try Minidump(ByteView(laid.bytes))
    var pieces = Pieces(remaining: .max)
    try RawDump(.json(isPretty: true), showing: .whole).write(dump, to: &pieces)
    #expect(pieces.byteCount > 2 << 18)
    #expect(pieces.longest < 200_000)
  }

  @Test func `a sink that is full ends the work and is told`() throws {
    let dump = try Minidump(ByteView(Self.memoryInfo(count: 2000).bytes))
    var pieces = Pieces(remaining: 1)
    #expect(throws: Pieces.Full.self) { try RawDump().write(dump, to: &pieces) }
    #expect(pieces.byteCount < 80_000)
  }

  // 40,000 entries that share a list in a dump of a megabyte took minutes, and made gigabytes.
  @Test func `entries of the directory that share a stream do not multiply it`() throws {
    var dump = Self.memoryInfo(count: 200)
    for _ in 0..<2000 {
      dump.add(stream: 16, at: .init(offset: 32, byteCount: 16 + 48 * 200))
    }
    let bytes = dump.bytes
    var pieces = Pieces(remaining: .max)
    try RawDump(.json(isPretty: false)).write(try Minidump(ByteView(bytes)), to: &pieces)
    #expect(pieces.byteCount < 100 * bytes.count)
  }

  // What a stream points to is not in its own length.
  @Test func `entries of the directory that lead to the same list do not multiply it`() throws {
    var dump = SyntheticDump()
    let libraries = dump.place([UInt8](repeating: 1, count: 24 * 500))
    var head = dump.assembler
    head.u32(1)  // version
    head.u32(UInt32(libraries.offset))
    head.u32(500)
    head.u32(0)
    head.skip(to: 40)
    for _ in 0..<500 { dump.add(stream: 0x4767_000a, head.bytes) }
    let bytes = dump.bytes
    var pieces = Pieces(remaining: .max)
    try RawDump(.json(isPretty: false)).write(try Minidump(ByteView(bytes)), to: &pieces)
    #expect(pieces.byteCount < 100 * bytes.count)
  }

  @Test func `sixty-four streams that lead to the same libraries do not multiply them`() throws {
    var dump = SyntheticDump()
    let libraries = dump.place([UInt8](repeating: 1, count: 24 * 5000))
    var head = dump.assembler
    head.u32(1)  // version
    head.u32(UInt32(libraries.offset))
    head.u32(5000)
    head.u32(0)
    head.skip(to: 40)
    let stream = dump.place(head.bytes)
    for _ in 0..<64 { dump.add(stream: 0x4767_000a, at: stream) }
    try expectBounded(dump)
  }

  @Test func `sixty-four streams that lead to the same messages do not multiply them`() throws {
    var dump = SyntheticDump()
    var entry = dump.assembler
    entry.u64(0x4d7a_0001)  // stream type
    entry.u64(4)  // version
    entry.fill(16)
    for _ in 0..<5 { entry.raw([UInt8](repeating: 0x61, count: 8000) + [0]) }
    let record = dump.place(entry.bytes)
    var head = dump.assembler
    head.u32(0x4d7a_0001)  // stream type
    head.u32(20)  // record count
    head.u32(32)  // record start size
    for _ in 0..<20 { head.location(record) }
    let stream = dump.place(head.bytes)
    for _ in 0..<64 { dump.add(stream: 0x4d7a_0001, at: stream) }
    try expectBounded(dump)
  }

  /// What is said of `dump` is some times longer than it, and it is told that there would be more.
  private func expectBounded(_ dump: SyntheticDump) throws {
    let bytes = dump.bytes
    let json = try RawDumps.said(.json(isPretty: false), bytes)
    #expect(json.utf8.count < 40 * bytes.count)
    #expect(json.contains(#""leftOut":{"count":"#))
  }

  @Test func `records that share a long text do not multiply it`() throws {
    var dump = SyntheticDump()
    let name = dump.string(String(repeating: "é", count: 4000))
    var names = dump.assembler
    names.u32(2000)
    for id: UInt32 in 0..<2000 {
      names.u32(id)
      names.u64(UInt64(name.offset))
    }
    dump.add(stream: 24, names.bytes)
    let text = try RawDumps.said(.text, dump)
    #expect(text.utf8.count < 20 * dump.bytes.count)
    #expect(text.contains("leftOut: count = "))
  }

  @Test func `threads that share registers do not multiply them`() throws {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 9, platform: 0x8201)
    let context = dump.place(dump.amd64Context(rip: 0x1000, rsp: 0x2000))
    dump.addThreads((0..<2000).map { .init(id: $0, context: context) })
    let text = try RawDumps.said(.text, dump)
    #expect(text.utf8.count < 40 * dump.bytes.count)
  }

  @Test(arguments: 0..<16 as Range<UInt64>)
  func `a dump with changed bytes is said as far as it goes`(seed: UInt64) throws {
    let whole = Everything.dump().bytes
    var bytes = Mutation(seed: seed, of: whole).bytes
    bytes.replaceSubrange(0..<8, with: whole[0..<8])
    let json = try RawDumps.said(.json(isPretty: seed % 2 == 0), bytes)
    #expect(JSONParser.parse(json.utf8) != nil)
    #expect(try RawDumps.said(.text, bytes).hasPrefix("file: "))
  }

  @Test func `a dump cut short is said as far as it goes`() throws {
    let whole = Everything.dump().bytes
    for count in stride(from: 32, to: whole.count, by: 397) {
      let json = try RawDumps.said(.json(isPretty: false), Array(whole[..<count]))
      #expect(JSONParser.parse(json.utf8) != nil)
    }
  }
}
