import Bytes
import MinidumpReading
import Support
import Testing

struct ProtobufTests {
  private func message(_ bytes: ProtobufBytes) -> ProtobufMessage {
    ProtobufMessage(ByteView(bytes.bytes))
  }

  @Test func `bytes of the documents' examples are read`() {
    // "150" as field 1, then "testing" as field 2
    let bytes: [UInt8] = [
      0x08, 0x96, 0x01, 0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67,
    ]
    let message = ProtobufMessage(ByteView(bytes))
    #expect(message.unsigned(1) == 150)
    #expect(message.text(2) == "testing")
    #expect(message.problem == nil)
  }

  @Test func `fields of every wire type are iterated, known or not`() {
    let message = message([
      .varint(1, 1), .fixed64(2, 0x1122_3344_5566_7788), .text(3, "a"), .fixed32(4, 0x99aa_bbcc),
    ])
    let fields = message.map { field in
      switch field.value {
      case .varint(let value): "\(field.number) varint \(value)"
      case .fixed64(let value): "\(field.number) fixed64 \(value)"
      case .bytes(let value): "\(field.number) bytes \(value.bytes)"
      case .fixed32(let value): "\(field.number) fixed32 \(value)"
      }
    }
    #expect(
      fields == [
        "1 varint 1", "2 fixed64 1234605616436508552", "3 bytes [97]", "4 fixed32 2578103244",
      ])
  }

  @Test func `of a field that comes twice the last counts`() {
    let message = message([.varint(1, 1), .text(1, "x"), .varint(1, 2), .text(1, "y")])
    #expect(message.unsigned(1) == 2)
    #expect(message.text(1) == "y")
    #expect(Array(message.texts(1)) == ["x", "y"])
  }

  @Test func `a negative number takes ten bytes`() {
    #expect(message([.varint(1, .max)]).signed(1) == -1)
  }

  @Test func `a field of another kind than asked for is none`() {
    let message = message([.varint(1, 1)])
    #expect(message.text(1) == nil)
    #expect(message.fixed32(1) == nil)
    #expect(message.unsigned(2) == nil)
  }

  @Test(
    arguments: [
      ([0x08], "a number is cut short"),
      ([0x08, 0x80], "a number is cut short"),
      ([0x08] + [UInt8](repeating: 0x80, count: 10) + [0], "a number is longer than 64 bits"),
      ([0x0d, 1, 2, 3], "a number is cut short"),
      ([0x09, 1, 2, 3, 4, 5, 6, 7], "a number is cut short"),
      ([0x0a, 5, 1, 2], "a field claims 5 bytes, only 2 are there"),
      ([0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], "a field claims"),
      ([0x00, 0], "a field has the number 0"),
      ([0x0b], "field 1 is of wire type 3"),
    ] as [([UInt8], String)])
  func `a message that breaks off keeps the fields before`(end: [UInt8], problem: String) {
    let message = ProtobufMessage(ByteView([0x10, 42] + end))
    #expect(message.map(\.number) == [2])
    #expect(message.unsigned(2) == 42)
    #expect(message.problem?.problem.hasPrefix(problem) == true)
    #expect(message.problem?.offset.map { $0 >= 2 } == true)
  }

  @Test func `messages in messages are entered only so far`() {
    var bytes: [UInt8] = []
    for _ in 0..<60 {
      bytes = [0x0a, UInt8(bytes.count)] + bytes
    }
    var message = ProtobufMessage(ByteView(bytes))
    while let inner = message.message(1) { message = inner }
    #expect(message.depth == ProtobufMessage.deepest)
  }

  @Test func `of an endless text the beginning is read`() {
    let message = message([.text(1, String(repeating: "x", count: 100_000))])
    #expect(message.text(1)?.utf8.count == 4096)
    #expect(message.bytes(1)?.byteCount == 100_000)
  }
}
