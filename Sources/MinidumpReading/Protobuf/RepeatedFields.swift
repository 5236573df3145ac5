import Bytes

// Of types of their own: chains of lazy collections cost a small dump more to name than to walk.

/// The bytes of all fields with a number.
struct RepeatedBytes: Sequence, IteratorProtocol {
  var fields: ProtobufFieldIterator
  let number: UInt32

  mutating func next() -> ByteView? {
    while let field = fields.next() {
      if field.number == number, case .bytes(let bytes) = field.value { return bytes }
    }
    return nil
  }
}

/// The messages in all fields with a number; none below ``ProtobufMessage/deepest``.
struct RepeatedMessages: Sequence, IteratorProtocol {
  var fields: RepeatedBytes
  /// Of the message that they lie in.
  let depth: Int

  mutating func next() -> ProtobufMessage? {
    guard depth < ProtobufMessage.deepest else { return nil }
    return fields.next().map { ProtobufMessage($0, depth: depth + 1) }
  }
}
