import Bytes
import Testing

@testable import SymbolDumping

@Suite struct BufferTests {
  /// What `body` appends, as text.
  private func text(_ body: (inout SymbolTextBuffer) -> Void) -> String {
    var buffer = SymbolTextBuffer(capacity: 64)
    body(&buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    0, 1, 9, 10, 15, 16, 99, 100, 255, 256, 0xffff, 0x10000, 0x1234_5678_9abc_def0, UInt64.max,
  ])
  func `numbers are written as digits`(number: UInt64) {
    #expect(text { $0.appendHexadecimal(number) } == String(number, radix: 16))
    #expect(text { $0.appendDecimal(number) } == "\(number)")
  }

  @Test(arguments: [0, -1, 8, -160, Int64.min, Int64.max])
  func `numbers may be negative`(number: Int64) {
    #expect(text { $0.appendDecimal(number) } == "\(number)")
  }

  @Test(arguments: [
    ("plain", "plain"), ("", "<name omitted>"),
    ("größer als achtzehn Bytes", "größer als achtzehn Bytes"),
    ("a\nb", "a b"), ("12345678\r", "12345678 "), ("tab\there and there", "tab here and there"),
    ("\u{1f}2345678", " 2345678"), ("operator  new", "operator  new"),
  ])
  func `a name ends no line`(name: String, written: String) {
    #expect(text { $0.appendName(name) } == written)
  }

  @Test func `a name that is not UTF-8 is repaired`() {
    #expect(text { $0.appendName([0x61, 0xff, 0x62]) } == "a\u{fffd}b")
    #expect(text { $0.appendName(Array("123456789".utf8) + [0xc3]) } == "123456789\u{fffd}")
    for byte in 0x80...0xff as ClosedRange<UInt8> {
      #expect(text { $0.appendName([0x61, byte]) } == "a\u{fffd}")
    }
  }

  @Test func `a name is cut where readers cut it`() {
    let name = String(repeating: "x", count: 200_000)
    #expect(text { $0.appendName(name) }.utf8.count == 128 * 1024)
  }

  @Test func `numbers of seven bits come back`() {
    let numbers: [UInt64] = [0, 1, 127, 128, 300, 1 << 35, .max]
    let signed: [Int64] = [0, -1, 1, 63, -64, 64, .min, .max]
    var buffer = SymbolTextBuffer()
    for number in numbers { buffer.appendVarint(number) }
    for number in signed { buffer.appendSignedVarint(number) }
    var reader = VarintReader(buffer.bytes, at: 0)
    for number in numbers { #expect(reader.next() == number) }
    for number in signed { #expect(reader.nextSigned() == number) }
    #expect(reader.next() == 0)
  }

  @Test func `records are Breakpad's`() {
    let written = text {
      $0.appendModule(
        operatingSystem: "Linux", architecture: "arm", identifier: "AB0", name: "a b")
      $0.appendCodeIdentifier("ab")
      $0.appendFile(3, Array("/a.c".utf8))
      $0.beginInlineOrigin(4)
      $0.appendName("f(int)")
      $0.endLine()
      $0.beginFunction(0x10, byteCount: 0x20, isOneOfSeveral: true)
      $0.appendName("f")
      $0.endLine()
      $0.beginInline(depth: 1, callLine: 2, callFile: 3, origin: 4)
      $0.appendRange(0x10, byteCount: 8)
      $0.endLine()
      $0.appendLine(0x10, byteCount: 0x20, line: 30, file: 3)
      $0.beginPublic(0x40, isOneOfSeveral: false)
      $0.appendName("g")
      $0.endLine()
      $0.beginCallFrames(0x10, byteCount: 0x20)
      $0.endLine()
      $0.beginCallFrameChange(0x12)
      $0.endLine()
    }
    #expect(
      written == """
        MODULE Linux arm AB0 a b
        INFO CODE_ID AB
        FILE 3 /a.c
        INLINE_ORIGIN 4 f(int)
        FUNC m 10 20 0 f
        INLINE 1 2 3 4 10 8
        10 20 30 3
        PUBLIC 40 0 g
        STACK CFI INIT 10 20
        STACK CFI 12

        """)
  }
}
