public import Bytes

/// A message of Protocol Buffers: numbered fields, decoded when they are iterated.
///
/// The bytes hold no names, and of types only the size. Numbers are little-endian in dumps of either
/// byte order. A message that is broken somewhere has the fields before that place; see ``problem``.
///
/// <https://protobuf.dev/programming-guides/encoding/>
public struct ProtobufMessage: Sequence, Sendable {
  /// The bytes of the message.
  public let view: ByteView
  /// In how many other messages this one lies.
  public let depth: Int

  /// Messages further down are not entered, which bounds those who follow messages nobody described.
  public static let deepest = 32

  /// The message that `view` is.
  public init(_ view: ByteView) {
    self.init(view, depth: 0)
  }

  init(_ view: ByteView, depth: Int) {
    self.view = view
    self.depth = depth
  }

  public func makeIterator() -> ProtobufFieldIterator {
    ProtobufFieldIterator(view)
  }

  /// What ends the fields before the bytes end; nil when every byte belongs to one.
  public var problem: MinidumpError? {
    var fields = makeIterator()
    while fields.next() != nil {}
    return fields.problem
  }
}

/// One field of a ``ProtobufMessage``.
public struct ProtobufField: Sendable {
  /// What a schema knows the field by, from 1 on.
  public var number: UInt32
  /// What the field holds.
  public var value: Value

  /// A value by how it lies in the bytes; what it means only a schema can say.
  public enum Value: Sendable {
    /// An integer, signed or not, a Boolean or an enumeration.
    case varint(UInt64)
    /// An integer or a floating-point number of 64 bits.
    case fixed64(UInt64)
    /// A text, bytes, a message in the message, or many numbers.
    case bytes(ByteView)
    /// An integer or a floating-point number of 32 bits.
    case fixed32(UInt32)
  }
}

/// Goes through the fields of a message in the order of its bytes.
public struct ProtobufFieldIterator: IteratorProtocol {
  /// What ended the fields before the bytes ended.
  public private(set) var problem: MinidumpError?
  private let view: ByteView
  private var offset = 0

  init(_ view: ByteView) {
    self.view = view
  }

  public mutating func next() -> ProtobufField? {
    guard problem == nil, offset < view.byteCount else { return nil }
    do {
      return try field()
    } catch {
      problem = error
      return nil
    }
  }

  private mutating func field() throws(MinidumpError) -> ProtobufField {
    let start = offset
    let tag = try varint()
    guard let number = UInt32(exactly: tag >> 3), number > 0 else {
      throw error("a field has the number \(tag >> 3), which none can have", at: start)
    }
    switch tag & 7 {
    case 0: return ProtobufField(number: number, value: .varint(try varint()))
    case 1: return ProtobufField(number: number, value: .fixed64(try fixed()))
    case 2: return ProtobufField(number: number, value: .bytes(try counted()))
    case 5: return ProtobufField(number: number, value: .fixed32(try fixed()))
    case let type:
      throw error("field \(number) is of wire type \(type), which is not read", at: start)
    }
  }

  /// Seven bits a byte, the lowest first; the top bit says that more follow.
  private mutating func varint() throws(MinidumpError) -> UInt64 {
    let start = offset
    var value: UInt64 = 0
    for index in 0..<10 {
      guard let byte = view[offset] else { throw error("a number is cut short", at: start) }
      offset += 1
      value |= UInt64(byte & 0x7f) << UInt64(7 * index)
      if byte < 0x80 { return value }
    }
    throw error("a number is longer than 64 bits", at: start)
  }

  private mutating func fixed<T: FixedWidthInteger & BitwiseCopyable>() throws(MinidumpError) -> T {
    guard let value: T = try? view.load(at: offset, .littleEndian) else {
      throw error("a number is cut short", at: offset)
    }
    offset += MemoryLayout<T>.size
    return value
  }

  private mutating func counted() throws(MinidumpError) -> ByteView {
    let start = offset
    let byteCount = try varint()
    guard let bytes = try? view.slice(at: offset, byteCount: Int(clamping: byteCount)) else {
      throw error(
        "a field claims \(byteCount) bytes, only \(view.byteCount - offset) are there", at: start)
    }
    offset += bytes.byteCount
    return bytes
  }

  private func error(_ sentence: String, at offset: Int) -> MinidumpError {
    MinidumpError("protobuf message", sentence, at: view.fileOffset &+ UInt64(offset))
  }
}
