import Bytes
import DWARF
import Testing

@Suite struct CursorTests {
  private func cursor(_ bytes: [UInt8]) -> DWARFCursor {
    DWARFCursor(ByteView(bytes), order: .littleEndian)
  }

  @Test(
    arguments: [
      ([0x02], 2), ([0x7f], 127), ([0x80, 0x01], 128), ([0xe5, 0x8e, 0x26], 624_485),
      ([0x80, 0x80, 0x00], 0),
      ([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], UInt64.max),
    ] as [([UInt8], UInt64)])
  func `an unsigned number has seven bits a byte`(bytes: [UInt8], number: UInt64) {
    var cursor = cursor(bytes)
    #expect(cursor.unsignedLEB() == number)
    #expect(cursor.isAtEnd && !cursor.isBroken)
  }

  @Test(
    arguments: [
      ([0x02], 2), ([0x7e], -2), ([0xff, 0x00], 127), ([0x81, 0x7f], -127), ([0x80, 0x7f], -128),
      ([0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f], Int64.min),
    ] as [([UInt8], Int64)])
  func `the sign of a signed number is the highest bit of its last byte`(
    bytes: [UInt8], number: Int64
  ) {
    var cursor = cursor(bytes)
    #expect(cursor.signedLEB() == number)
    #expect(cursor.isAtEnd && !cursor.isBroken)
  }

  @Test func `a number that goes on behind the end breaks the cursor`() {
    var cursor = cursor([0x80, 0x80])
    _ = cursor.unsignedLEB()
    #expect(cursor.isBroken && cursor.isAtEnd)
  }

  @Test func `a read behind the end gives zero, and so do all behind it`() {
    var cursor = cursor([1, 2, 3])
    #expect(cursor.number(UInt16.self) == 0x0201)
    #expect(cursor.number(UInt16.self) == 0)
    #expect(cursor.number(UInt8.self) == 0)
    #expect(cursor.isBroken)
  }

  @Test func `the end may lie before that of the bytes`() {
    var cursor = DWARFCursor(ByteView([1, 2, 3, 0]), end: 2, order: .bigEndian)
    #expect(cursor.number(UInt16.self) == 0x0102)
    #expect(cursor.isAtEnd)
    var text = DWARFCursor(ByteView([1, 2, 3, 0]), end: 2, order: .bigEndian)
    _ = text.terminatedBytes()
    #expect(text.isBroken)
  }
}
