import Bytes
import Testing

/// Where the documents say the fields of a record lie, stated apart from the record itself.
struct Layout<R: Record>: Sendable {
  /// One number at an offset, and how to get it from the decoded record.
  struct Field: Sendable {
    let range: Range<Int>
    let value: @Sendable (R) -> UInt128

    static func number<T: FixedWidthInteger & SendableMetatype>(
      _ offset: Int, _ get: @escaping @Sendable (R) -> T
    ) -> Field {
      Field(range: offset..<offset + T.bitWidth / 8) { UInt128(truncatingIfNeeded: get($0)) }
    }

    static func u8(_ o: Int, _ get: @escaping @Sendable (R) -> UInt8) -> Field { number(o, get) }
    static func u16(_ o: Int, _ get: @escaping @Sendable (R) -> UInt16) -> Field { number(o, get) }
    static func u32(_ o: Int, _ get: @escaping @Sendable (R) -> UInt32) -> Field { number(o, get) }
    static func u64(_ o: Int, _ get: @escaping @Sendable (R) -> UInt64) -> Field { number(o, get) }
    static func u128(_ o: Int, _ get: @escaping @Sendable (R) -> UInt128) -> Field {
      number(o, get)
    }
    static func i32(_ o: Int, _ get: @escaping @Sendable (R) -> Int32) -> Field {
      Field(range: o..<o + 4) { UInt128(UInt32(bitPattern: get($0))) }
    }
  }

  let byteCount: Int
  let fields: [Field]

  init(_ type: R.Type, byteCount: Int, _ fields: [Field]...) {
    self.byteCount = byteCount
    self.fields = fields.flatMap { $0 }
  }

  /// Whether each byte of the record belongs to at most one field.
  var hasOverlaps: Bool {
    fields.flatMap { Array($0.range) }.count != Set(fields.flatMap { Array($0.range) }).count
  }

  /// Decodes and encodes bytes that are all different from their neighbours, in both orders.
  func check(gaps: Int = 0, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(R.byteCount == byteCount, sourceLocation: sourceLocation)
    #expect(!hasOverlaps, sourceLocation: sourceLocation)
    #expect(
      fields.map(\.range.count).reduce(gaps, +) == byteCount, sourceLocation: sourceLocation)
    for order in ByteOrder.allCases {
      try check(order, sourceLocation)
    }
  }

  private func check(_ order: ByteOrder, _ sourceLocation: SourceLocation) throws {
    var bytes = [UInt8](repeating: 0, count: byteCount)
    for offset in fields.flatMap(\.range) {
      bytes[offset] = UInt8(truncatingIfNeeded: offset * 167 + 13 + offset / 256 * 29)
    }
    let record: R = try ByteView([0xff] + bytes).record(at: 1, order)
    for field in fields {
      let laid = order == .littleEndian ? bytes[field.range].reversed() : Array(bytes[field.range])
      let expected = laid.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
      #expect(
        field.value(record) == expected, "field at \(field.range.lowerBound), \(order)",
        sourceLocation: sourceLocation)
    }
    var builder = ByteBuilder(order)
    builder.append(record)
    #expect(builder.bytes == bytes, sourceLocation: sourceLocation)
  }
}
