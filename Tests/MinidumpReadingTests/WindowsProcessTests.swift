import Bytes
import MinidumpFormat
import MinidumpReading
import Support
import Testing

struct WindowsProcessTests {
  let dump: Minidump

  init() throws {
    dump = try Minidump(ByteView(Everything.dump().bytes))
  }

  /// The stream of a dump that has nothing else.
  private func stream<Stream: MinidumpStream>(
    _ type: Stream.Type, _ bytes: [UInt8]
  ) throws -> Stream {
    var laid = SyntheticDump()
    laid.add(stream: type.type.rawValue, bytes)
    return try #require(try Minidump(ByteView(laid.bytes)).stream(type))
  }

  @Test func `a comment in a code page shows what is not UTF-8 as U+FFFD`() throws {
    #expect(try dump.stream(CommentA.self)?.text == "noted: caf\u{fffd}")
  }

  @Test func `a comment in UTF-16 is read up to its zero`() throws {
    #expect(try dump.stream(CommentW.self)?.text == "noted: 🦊")
  }

  @Test func `a comment needs no zero at its end`() throws {
    #expect(try stream(CommentA.self, Array("abc".utf8)).text == "abc")
    #expect(try stream(CommentW.self, [0x61, 0, 0x62, 0]).text == "ab")
    #expect(try stream(CommentA.self, []).text == "")
    #expect(try stream(CommentW.self, []).text == "")
  }

  @Test func `a comment with half a UTF-16 unit too many is read without it`() throws {
    let comment = try stream(CommentW.self, [0x61, 0, 0x62])
    #expect(comment.text == "a")
    #expect(comment.problems.count == 1)
  }

  @Test func `a comment may be longer than any name`() throws {
    let long = [UInt8](repeating: 0x61, count: 20_000)
    #expect(try stream(CommentA.self, long).text.utf8.count == 20_000)
    #expect(try stream(CommentW.self, long).text.utf16.count == 10_000)
  }

  @Test func `operations on handles have a stack as deep as was kept`() throws {
    let list = try #require(try dump.stream(HandleOperationList.self))
    let operation = try #require(list.first)
    #expect(list.count == 1)
    #expect(operation.handle == 0x44)
    #expect(operation.processID == 4711)
    #expect(operation.threadID == 7)
    #expect(operation.operation == .close)
    #expect(operation.index == 9)
    #expect(operation.stack == [0x40_1000, 0x40_1001])
  }

  @Test func `a stack that claims to be deeper than its record is as deep as that`() {
    var operation = HandleOperationRecord()
    operation.depth = .max
    #expect(operation.stack.count == 32)
  }

  @Test func `tokens say whose they are`() throws {
    let tokens = try #require(try dump.stream(TokenList.self))
    #expect(tokens.map(\.id) == [4711, 7])
    #expect(tokens.map(\.record.handle) == [0x88, 0x99])
    #expect(tokens.map(\.view.bytes) == [[1, 2, 3, 4], []])
    #expect(tokens.problems == [])
  }

  @Test(arguments: [0, 15, 25, .max] as [UInt32])
  func `a token of an impossible length ends the list`(byteCount: UInt32) throws {
    var bytes = ByteAssembler()
    for number in [40, 2, 16, 16, byteCount, 7, 0, 0] { bytes.u32(number) }
    bytes.raw([1, 2, 3, 4, 5, 6, 7, 8])
    let tokens = try stream(TokenList.self, bytes.bytes)
    #expect(tokens.map(\.id) == [7])
    #expect(tokens[0].view.bytes == (byteCount > 16 ? [1, 2, 3, 4, 5, 6, 7, 8] : []))
    #expect(tokens.problems.count == 1)
  }

  @Test func `tokens that are claimed and not there are a problem`() throws {
    var bytes = ByteAssembler()
    for number: UInt32 in [32, .max, 16, 16, 16, 7, 0, 0] { bytes.u32(number) }
    let tokens = try stream(TokenList.self, bytes.bytes)
    #expect(tokens.count == 1)
    #expect(tokens.problems.map(\.problem) == ["claims 4294967295 tokens, only 1 are there"])
  }

  @Test func `what is undocumented is bytes`() throws {
    #expect(try dump.stream(JavaScriptData.self)?.view.bytes == [1, 2, 3])
    #expect(try dump.stream(IPTTrace.self)?.view.bytes == [4, 5, 6, 7])
  }
}
