import Bytes
import Testing

struct ByteViewTests {
  let view = ByteView([0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08])

  @Test func `a number reads in either order, however it is aligned`() throws {
    #expect(try view.load(UInt16.self, at: 1, .littleEndian) == 0x0302)
    #expect(try view.load(UInt16.self, at: 1, .bigEndian) == 0x0203)
    #expect(try view.load(UInt64.self, at: 0, .bigEndian) == 0x0102_0304_0506_0708)
    #expect(try view.load(Int8.self, at: 7, .bigEndian) == 8)
  }

  @Test(arguments: [5, 8, 9, -1, Int.max, Int.min])
  func `a read that would leave the view throws`(offset: Int) {
    #expect(throws: OutOfBounds.self) {
      try view.load(UInt32.self, at: offset, .littleEndian)
    }
  }

  @Test func `an error says what was needed, where, and how much there was`() throws {
    let part = try view.slice(at: 4, byteCount: 3)
    let error = #expect(throws: OutOfBounds.self) {
      try part.load(UInt32.self, at: 1, .littleEndian)
    }
    #expect(error == OutOfBounds(offset: 5, byteCount: 4, available: 2))
    #expect(
      error?.description == "needs 4 bytes at offset 0x5, but only 2 are there")
  }

  @Test func `a byte outside the view is nil`() {
    #expect(view[0] == 1)
    #expect(view[7] == 8)
    #expect(view[8] == nil)
    #expect(view[-1] == nil)
  }

  @Test func `a slice knows where in the file it lies`() throws {
    let slice = try view.slice(at: 2, byteCount: 4).slice(at: 1, byteCount: 2)
    #expect(slice.bytes == [4, 5])
    #expect(slice.fileOffset == 3)
  }

  @Test(arguments: [(0, 9), (8, 1), (9, 0), (-1, 1), (0, -1), (1, Int.max), (Int.max, Int.max)])
  func `a slice that would leave the view throws`(offset: Int, byteCount: Int) {
    #expect(throws: OutOfBounds.self) { try view.slice(at: offset, byteCount: byteCount) }
  }

  @Test(
    arguments: [
      (0, 8, 0...7), (6, 100, 6...7), (0, .max, 0...7), (3, 2, 3...4),
    ] as [(UInt64, UInt64, ClosedRange<Int>)])
  func `a clamped slice has what there is`(
    offset: UInt64, byteCount: UInt64, expected: ClosedRange<Int>
  ) {
    let slice = view.clampedSlice(at: offset, byteCount: byteCount)
    #expect(slice.bytes == expected.map { UInt8($0 + 1) })
    #expect(slice.fileOffset == offset)
  }

  @Test(arguments: [8, 9, .max] as [UInt64])
  func `a clamped slice from outside is empty`(offset: UInt64) {
    #expect(view.clampedSlice(at: offset).isEmpty)
  }

  @Test func `a slice outlives the view it was cut from`() throws {
    var whole: ByteView? = ByteView((0..<100).map { UInt8($0) })
    let slice = try #require(try whole?.slice(at: 90, byteCount: 10))
    whole = nil
    #expect(slice.bytes == Array(90..<100))
  }

  @Test func `a view of nothing is empty`() {
    #expect(ByteView.empty.isEmpty)
    #expect(ByteView.empty.bytes == [])
    #expect(ByteView([UInt8]()).clampedSlice(at: 0).isEmpty)
  }
}
