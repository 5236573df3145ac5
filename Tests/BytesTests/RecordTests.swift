import Bytes
import Testing

/// A record with a gap, a code, an array and a record inside.
private struct Sample: Record {
  var first: UInt8 = 0
  var number: UInt32 = 0
  var color = Color(rawValue: 0)
  var pairs = FixedArray<2, Pair>(repeating: Pair())
  var numbers = FixedArray<3, UInt16>(repeating: 0)

  mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&first)
    visitor.padding(3)
    visitor.visit(&number)
    visitor.visit(&color)
    visitor.visit(&pairs)
    visitor.visit(&numbers)
  }
}

private struct Pair: Record {
  var left: Int8 = 0
  var right: UInt8 = 0

  mutating func visitFields(_ visitor: inout some FieldVisitor) {
    visitor.visit(&left)
    visitor.visit(&right)
  }
}

private struct Color: OpenCode {
  var rawValue: UInt16
  static let red = Self(rawValue: 0x1234)
}

struct RecordTests {
  private let little: [UInt8] = [
    0x07,  // first
    0xee, 0xee, 0xee,  // gap
    0x04, 0x03, 0x02, 0x01,  // number
    0x34, 0x12,  // color
    0xff, 0x01, 0xfe, 0x02,  // pairs
    0x01, 0x00, 0x02, 0x00, 0x03, 0x00,  // numbers
  ]
  private let big: [UInt8] = [
    0x07, 0, 0, 0,
    0x01, 0x02, 0x03, 0x04,
    0x12, 0x34,
    0xff, 0x01, 0xfe, 0x02,
    0x00, 0x01, 0x00, 0x02, 0x00, 0x03,
  ]

  @Test func `a record's length is that of its fields and gaps`() {
    #expect(Sample.byteCount == 20)
  }

  @Test(arguments: ByteOrder.allCases)
  func `a record reads in either order`(order: ByteOrder) throws {
    let bytes = order == .littleEndian ? little : big
    let record: Sample = try ByteView([0] + bytes).record(at: 1, order)
    #expect(record.first == 7)
    #expect(record.number == 0x0102_0304)
    #expect(record.color == .red)
    #expect(record.pairs.array.map(\.left) == [-1, -2])
    #expect(record.pairs.array.map(\.right) == [1, 2])
    #expect(record.numbers.array == [1, 2, 3])
  }

  @Test func `a record that the view does not hold whole throws`() {
    let view = ByteView(little)
    #expect(throws: OutOfBounds.self) { try view.record(Sample.self, at: 1, .littleEndian) }
    #expect(throws: OutOfBounds.self) { try view.record(Sample.self, at: -1, .littleEndian) }
  }

  @Test func `a builder writes the record that was read, with zeros in its gap`() throws {
    let record: Sample = try ByteView(little).record(at: 0, .littleEndian)
    var builder = ByteBuilder(.bigEndian)
    builder.append(record)
    #expect(builder.bytes == big)
  }

  @Test func `a builder writes numbers in its order and aligns`() {
    var builder = ByteBuilder(.littleEndian)
    builder.append(UInt8(1))
    builder.align(to: 4)
    builder.align(to: 4)
    builder.append(UInt16(0x0203))
    builder.append(contentsOf: [9])
    #expect(builder.bytes == [1, 0, 0, 0, 3, 2, 9])
    #expect(builder.byteCount == 7)
  }

  @Test func `an open code prints as its documents write it`() {
    #expect(Color.red.hexadecimal == "0x1234")
    #expect(Color(rawValue: 7).hexadecimal == "0x0007")
  }

  @Test func `a fixed array takes over as much as fits`() {
    var array = FixedArray<3, UInt8>(repeating: 9)
    array.fill(from: [1, 2])
    #expect(array.array == [1, 2, 9])
    array.fill(from: [5, 6, 7, 8])
    #expect(array.description == "[5, 6, 7]")
    #expect(array != FixedArray<3, UInt8>(repeating: 5))
  }
}

struct RecordListTests {
  private let view = ByteView([1, 1, 2, 2, 3, 3, 4])

  @Test func `a list has the records that fit whole`() {
    let list = RecordList<Pair>(in: view, .littleEndian)
    #expect(list.map(\.right) == [1, 2, 3])
  }

  @Test func `a list has no more records than the file claims`() {
    #expect(RecordList<Pair>(in: view, .littleEndian, count: 2).map(\.right) == [1, 2])
    #expect(RecordList<Pair>(in: view, .littleEndian, count: -5).isEmpty)
  }

  @Test func `a claim of billions gives what is there`() {
    #expect(RecordList<Pair>(in: view, .littleEndian, count: .max).count == 3)
    #expect(RecordList<Pair>(in: .empty, .littleEndian, count: .max).count == 0)
  }

  @Test func `records may lie further apart than they are long, and the last needs no gap`() {
    #expect(RecordList<Pair>(in: view, .littleEndian, stride: 3).map(\.right) == [1, 3])
    #expect(RecordList<Pair>(in: view, .littleEndian, stride: 5).map(\.left) == [1, 3])
  }

  @Test func `records never lie closer than they are long`() {
    #expect(RecordList<Pair>(in: view, .littleEndian, stride: 0).count == 3)
    #expect(RecordList<Pair>(in: view, .littleEndian, stride: -7).count == 3)
    #expect(RecordList<Pair>(in: view, .littleEndian, stride: .max).count == 1)
  }
}
