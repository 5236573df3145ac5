import Bytes
import MinidumpReading
import Support
import Testing

@testable import Reports

@Suite struct RawDumpTests {
  /// A thread's name, a stream nobody knows, and bytes that nothing points to.
  private static var small: SyntheticDump {
    var dump = SyntheticDump()
    dump.addThreadNames([(7, "main\u{1b}")])
    dump.add(stream: 0x4767_7777, Array("what is this?".utf8))
    _ = dump.place(Array("hidden from all streams".utf8))
    return dump
  }

  @Test func `text names every field with its number and its meaning`() throws {
    #expect(
      try RawDumps.said(.text, Self.small) == """
        file: byteCount = 128, byteOrder = littleEndian

        header
          signature = 0x504d444d (1347241037)
          version = 0xa793 (42899)
          streamCount = 2
          directoryOffset = 0x68 (104)
          checksum = 0
          timestamp = 0x5f000000 (1593835520): 2020-07-04 04:05:20 UTC
          flags = 0

        directory
          [0]
            type = 0x18 (24): ThreadNamesStream
            location: byteCount = 0x10 (16), offset = 0x30 (48)
            producer = Microsoft
          [1]
            type = 0x47677777 (1197963127)
            location: byteCount = 0xd (13), offset = 0x40 (64)
            producer = Breakpad

        streams
          [0]
            name = ThreadNamesStream
            entry = 0
            names
              [0]
                threadID = 7
                nameOffset = 0x20 (32): main\\u{1b}
          [1]
            name = 0x47677777
            entry = 1
            contents: 13 bytes at offset 0x40
              00000000  77 68 61 74 20 69 73 20  74 68 69 73 3f           what is this?

        unreferenced
          [0]
            contents: 27 bytes at offset 0x4d
              00000000  00 00 00 68 69 64 64 65  6e 20 66 72 6f 6d 20 61  ...hidden from a
              00000010  6c 6c 20 73 74 72 65 61  6d 73 00                 ll streams.

        """)
  }

  @Test func `bytes behind the directory that nothing points to are shown`() throws {
    let text = try RawDumps.said(.text, Self.small.bytes + Array("behind all that is known".utf8))
    #expect(
      text.hasSuffix(
        """
          [1]
            contents: 24 bytes at offset 0x80
              00000000  62 65 68 69 6e 64 20 61  6c 6c 20 74 68 61 74 20  behind all that 
              00000010  69 73 20 6b 6e 6f 77 6e                           is known

        """))
  }

  @Test func `JSON has the same, and 64-bit numbers as strings`() throws {
    #expect(
      try RawDumps.said(.json(isPretty: false), Self.small) == #"""
        {"file":{"byteCount":128,"byteOrder":"littleEndian"},\#
        "header":{"signature":1347241037,"version":42899,"streamCount":2,"directoryOffset":104,\#
        "checksum":0,"timestamp":1593835520,"timestampMeaning":"2020-07-04 04:05:20 UTC",\#
        "flags":"0x0000000000000000"},"directory":[{"type":24,\#
        "typeMeaning":"ThreadNamesStream","location":{"byteCount":16,"offset":48},\#
        "producer":"Microsoft"},{"type":1197963127,"location":{"byteCount":13,"offset":64},\#
        "producer":"Breakpad"}],"streams":[{"name":"ThreadNamesStream","entry":0,\#
        "names":[{"threadID":7,"nameOffset":"0x0000000000000020",\#
        "nameOffsetMeaning":"main\u001b"}]},{"name":"0x47677777","entry":1,\#
        "contents":{"byteCount":13,"offset":64,"bytes":"7768617420697320746869733f"}}],\#
        "unreferenced":[{"contents":{"byteCount":27,"offset":77,\#
        "bytes":"00000068696464656e2066726f6d20616c6c2073747265616d7300"}}]}
        """#)
  }

  @Test func `a broken stream says where and why, and the rest follows`() throws {
    var dump = SyntheticDump()
    dump.add(stream: 7, [1, 2, 3])
    dump.addThreadNames([(7, "main")])
    let streams = try RawDumps.json(dump)?["streams"]
    guard case .array(let streams)? = streams else { throw Missing() }
    #expect(
      streams[0]["problems"]
        == .array([
          .object([
            "subject": .string("system info"),
            "problem": .string("is 3 bytes long, it needs 56"),
            "offset": .number("32"),
          ])
        ]))
    #expect(streams[0]["contents"]?["bytes"] == .string("010203"))
    #expect(streams[1].allNames.contains("threadID"))
  }

  @Test func `bytes are shown in full, in part or not at all`() throws {
    var dump = SyntheticDump()
    dump.add(stream: 0x1234_5678, [UInt8](repeating: 0xab, count: 100))
    func digits(_ shown: RawDump.ShownBytes) throws -> Int {
      let text = try RawDumps.said(.json(isPretty: false), dump, showing: shown)
      return text.split(separator: "ab", omittingEmptySubsequences: false).count - 1
    }
    #expect(try digits(.none) == 0)
    #expect(try digits(.beginning) == 64)
    #expect(try digits(.whole) == 100)
  }

  @Test func `streams that share bytes are told`() throws {
    var dump = SyntheticDump()
    dump.add(stream: 0x1234_5678, [UInt8](repeating: 1, count: 100))
    dump.add(stream: 0x1234_5679, at: .init(offset: 100, byteCount: 20))
    #expect(
      try RawDumps.json(dump)?["overlaps"]
        == .array([
          .object([
            "entry": .number("1"), "other": .number("0"), "byteCount": .number("20"),
          ])
        ]))
  }

  @Test func `each of two streams of a type is said`() throws {
    var dump = SyntheticDump()
    dump.addThreadNames([(7, "first")])
    dump.addThreadNames([(8, "second")])
    let text = try RawDumps.said(.text, dump)
    #expect(text.contains(": first\n") && text.contains(": second\n"))
  }

  @Test func `registers behind a context are said, too`() throws {
    var dump = SyntheticDump()
    dump.addSystemInfo(architecture: 9, platform: 2)
    var state = dump.assembler
    state.raw(dump.amd64Context(rip: 0x1000, rsp: 0x2000))
    for number: UInt32 in [0xffff_fb30, 1576, 0xffff_fb30, 1232] { state.u32(number) }
    state.u32(24)  // XState.Offset
    state.u32(320)  // XState.Length
    state.u64(4)  // XSTATE_BV: AVX
    state.fill(56)
    state.fill(256, with: 0x11)  // the upper halves of ymm0 to ymm15
    var bytes = state.bytes
    bytes[48] = 0x4b  // ContextFlags: CONTEXT_XSTATE, too
    let context = dump.place(bytes)
    dump.addThreads([.init(id: 7, context: context)])
    let text = try RawDumps.said(.text, dump)
    #expect(text.contains("savedFeatures = 4\n"))
    #expect(text.contains("ymmUpperHalves = 16 × 0x\(String(repeating: "1", count: 32))\n"))
  }

  struct Missing: Error {}
}
