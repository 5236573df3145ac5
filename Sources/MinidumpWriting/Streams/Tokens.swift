package import Bytes
import MinidumpFormat

extension StreamPart {
  static let token = StreamPart(type: .token) { composition throws(WritingError) in
    guard let list = composition.snapshot.tokens else { return nil }
    return try composition.layout.place(encoded: list.encoded)
  }
}

extension TokenListSnapshot {
  /// The stream as it lies in a dump.
  package func encoded(_ order: ByteOrder) -> [UInt8] {
    let byteCounts = tokens.map { TokenRecord.byteCount + $0.bytes.byteCount }
    var header = TokenListHeader()
    header.listByteCount = UInt32(clamping: byteCounts.reduce(TokenListHeader.byteCount, +))
    header.entryCount = UInt32(clamping: tokens.count)
    header.headerByteCount = UInt32(TokenListHeader.byteCount)
    header.elementHeaderByteCount = elementHeaderByteCount
    var builder = ByteBuilder(order)
    builder.append(header)
    for token in tokens {
      builder.append(token)
    }
    return builder.bytes
  }
}

extension ByteBuilder {
  fileprivate mutating func append(_ token: TokenListSnapshot.Token) {
    var record = TokenRecord()
    record.tokenByteCount = UInt32(clamping: TokenRecord.byteCount + token.bytes.byteCount)
    record.tokenID = token.id
    record.handle = token.handle
    append(record)
    append(contentsOf: token.bytes.bytes)
  }
}
