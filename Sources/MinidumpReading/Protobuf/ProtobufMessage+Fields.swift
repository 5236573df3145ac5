public import Bytes

// Fields by number, as a schema describes them. A field that is there more than once counts the last
// time, one of another kind than asked for not at all.

extension ProtobufMessage {
  /// `uint32`, `uint64` and enumerations.
  public func unsigned(_ number: UInt32) -> UInt64? {
    last(number) { if case .varint(let value) = $0 { value } else { nil } }
  }

  /// `int32` and `int64`.
  public func signed(_ number: UInt32) -> Int64? {
    unsigned(number).map { Int64(bitPattern: $0) }
  }

  /// `bool`.
  public func flag(_ number: UInt32) -> Bool? {
    unsigned(number).map { $0 != 0 }
  }

  /// `fixed32`.
  public func fixed32(_ number: UInt32) -> UInt32? {
    last(number) { if case .fixed32(let value) = $0 { value } else { nil } }
  }

  /// `bytes`.
  public func bytes(_ number: UInt32) -> ByteView? {
    last(number) { if case .bytes(let value) = $0 { value } else { nil } }
  }

  /// `string`; see ``texts(_:)``.
  public func text(_ number: UInt32) -> String? {
    bytes(number).map(Self.text)
  }

  /// A message in the message; nil also below ``deepest``.
  public func message(_ number: UInt32) -> ProtobufMessage? {
    bytes(number).flatMap(message)
  }

  /// `repeated string`: what is not UTF-8 becomes U+FFFD, and 4,096 bytes of each are read.
  public func texts(_ number: UInt32) -> some Sequence<String> {
    all(number).lazy.map(Self.text)
  }

  /// A repeated message, and the entries of a map: field 1 is the key, 2 the value.
  public func messages(_ number: UInt32) -> some Sequence<ProtobufMessage> {
    RepeatedMessages(fields: all(number), depth: depth)
  }

  private func all(_ number: UInt32) -> RepeatedBytes {
    RepeatedBytes(fields: makeIterator(), number: number)
  }

  private func last<T>(_ number: UInt32, _ read: (ProtobufField.Value) -> T?) -> T? {
    var found: T?
    for field in self where field.number == number {
      found = read(field.value) ?? found
    }
    return found
  }

  private func message(_ bytes: ByteView) -> ProtobufMessage? {
    depth < Self.deepest ? ProtobufMessage(bytes, depth: depth + 1) : nil
  }

  static func text(_ bytes: ByteView) -> String {
    let read = bytes.clampedSlice(at: 0, byteCount: UInt64(Minidump.longestText))
    return String(decoding: read.bytes, as: UTF8.self).streamSafe
  }
}
