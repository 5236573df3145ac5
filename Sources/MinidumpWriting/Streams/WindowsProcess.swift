package import Bytes
import MinidumpFormat

extension StreamPart {
  static let commentA = StreamPart(type: .commentA) { composition throws(WritingError) in
    guard let bytes = composition.snapshot.commentBytes else { return nil }
    return try composition.layout.place(bytes)
  }

  static let commentW = StreamPart(type: .commentW) { composition throws(WritingError) in
    guard let comment = composition.snapshot.comment else { return nil }
    return try composition.layout.place { $0.append(terminatedUTF16: comment) }
  }

  static let systemMemoryInfo = StreamPart(type: .systemMemoryInfo) {
    composition throws(WritingError) in
    guard let systemMemory = composition.snapshot.systemMemory else { return nil }
    return try composition.layout.place(encoded: systemMemory.encoded)
  }

  static let processVMCounters = StreamPart(type: .processVMCounters) {
    composition throws(WritingError) in
    guard let counters = composition.snapshot.processVMCounters else { return nil }
    return try composition.layout.place(encoded: counters.encoded)
  }
}

/// A comment in UTF-16 as it lies in a dump.
package enum EncodedComment {
  package static func bytes(of text: String, _ order: ByteOrder) -> [UInt8] {
    var builder = ByteBuilder(order)
    builder.append(terminatedUTF16: text)
    return builder.bytes
  }
}
