import Bytes
import MinidumpFormat

extension DumpLayout {
  /// Lays a MINIDUMP_STRING and says where.
  mutating func place(_ text: String) throws(WritingError) -> UInt32 {
    try place { $0.append(string: text) }.offset
  }

  /// Lays a string, if there is one; 0 otherwise.
  mutating func place(optional text: String?) throws(WritingError) -> UInt32 {
    guard let text else { return 0 }
    return try place(text)
  }

  /// Lays Crashpad's MinidumpUTF8String and says where: byte count without the end mark, UTF-8, a
  /// zero.
  mutating func place(utf8 text: String) throws(WritingError) -> UInt32 {
    try place { builder in
      builder.append(count: text.utf8.count)
      builder.append(terminated: text)
    }.offset
  }

  /// Lays Crashpad's MinidumpByteArray and says where: byte count, bytes.
  mutating func place(byteArray bytes: ByteView) throws(WritingError) -> UInt32 {
    try place { builder in
      builder.append(count: bytes.byteCount)
      builder.append(contentsOf: bytes.bytes)
    }.offset
  }

  /// Lays what has the same bytes wherever it lies.
  mutating func place(encoded: (ByteOrder) -> [UInt8]) throws(WritingError) -> Location {
    let bytes = encoded(byteOrder)
    return try place { $0.append(contentsOf: bytes) }
  }

  /// Lays a list as most streams are one: a count, then records without a gap.
  mutating func place(list records: [some Record]) throws(WritingError) -> Location {
    try place { $0.append(list: records) }
  }
}

extension ByteBuilder {
  /// A count in 32 bits. One that does not fit counts so many bytes that laying them fails.
  mutating func append(count: Int) {
    append(UInt32(clamping: count))
  }

  mutating func append(list records: [some Record]) {
    append(count: records.count)
    append(all: records)
  }

  mutating func append(all records: [some Record]) {
    for record in records {
      append(record)
    }
  }

  /// A MINIDUMP_STRING: byte count without the end mark, UTF-16, a zero.
  mutating func append(string text: String) {
    append(count: text.utf16.count * 2)
    append(terminatedUTF16: text)
  }

  /// UTF-16, then a zero.
  mutating func append(terminatedUTF16 text: String) {
    for unit in text.utf16 {
      append(unit)
    }
    append(UInt16(0))
  }

  /// UTF-8, then a zero.
  mutating func append(terminated text: String) {
    append(contentsOf: text.utf8)
    append(UInt8(0))
  }
}
