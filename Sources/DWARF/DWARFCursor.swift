public import Bytes

/// A place in a section, from which numbers are read one behind the other; every read is checked.
///
/// A read that reaches behind the end gives zero and leaves the cursor at the end, broken: a loop that
/// asks ``isAtEnd`` stops, and who must know asks ``isBroken``. One task uses a cursor; copies are
/// cheap.
public struct DWARFCursor: Sendable {
  /// The section, whose offsets ``offset`` counts.
  public let bytes: ByteView
  /// Where the next read begins, from the section's first byte.
  public private(set) var offset: Int
  /// Behind the last byte that may be read.
  public let end: Int
  /// The order of the bytes in a number.
  public let order: ByteOrder
  /// Whether a read asked for more than there was.
  public private(set) var isBroken = false

  /// - Parameters:
  ///   - offset: where to begin; outside of the bytes, the cursor is broken from the start.
  ///   - end: behind the last byte that may be read; cut to what there is.
  public init(_ bytes: ByteView, at offset: Int = 0, end: Int = .max, order: ByteOrder) {
    self.bytes = bytes
    self.order = order
    self.end = max(0, min(end, bytes.byteCount))
    self.offset = offset
    if offset < 0 || offset > self.end { fail() }
  }

  /// Whether nothing is left to be read.
  @inline(__always)
  public var isAtEnd: Bool { offset >= end }

  /// Bytes from here to the end.
  public var byteCountLeft: Int { end - offset }

  /// Goes to the end, where every read gives zero.
  public mutating func fail() {
    offset = end
    isBroken = true
  }

  /// Goes to another place; outside of what may be read, the cursor breaks.
  @inline(__always)
  public mutating func move(to newOffset: Int) {
    if newOffset >= 0, newOffset <= end { offset = newOffset } else { fail() }
  }

  /// Passes over bytes.
  @inline(__always)
  public mutating func skip(_ byteCount: Int) {
    if byteCount >= 0, byteCount <= end - offset { offset += byteCount } else { fail() }
  }

  /// Passes over as many bytes as a number of the file says.
  @inline(__always)
  public mutating func skip(_ byteCount: UInt64) {
    if byteCount <= UInt64(end - offset) { offset += Int(byteCount) } else { fail() }
  }

  /// The next number, of as many bytes as its type has.
  @inline(__always)
  public mutating func number<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type) -> T {
    let byteCount = MemoryLayout<T>.size
    guard byteCount <= end - offset else {
      fail()
      return 0
    }
    // Checked: `end` is never behind the view's end.
    let raw = unsafe bytes.withUnsafeBytes {
      unsafe $0.loadUnaligned(fromByteOffset: offset, as: T.self)
    }
    offset += byteCount
    return order.value(of: raw)
  }

  /// A number of 4 bytes, or of 8 where `isWide`.
  @inline(__always)
  public mutating func offsetNumber(isWide: Bool) -> UInt64 {
    isWide ? number(UInt64.self) : UInt64(number(UInt32.self))
  }

  /// A number of 1, 2, 4 or 8 bytes; any other count breaks the cursor.
  public mutating func number(byteCount: Int) -> UInt64 {
    switch byteCount {
    case 8: return number(UInt64.self)
    case 4: return UInt64(number(UInt32.self))
    case 2: return UInt64(number(UInt16.self))
    case 1: return UInt64(number(UInt8.self))
    default:
      fail()
      return 0
    }
  }

  /// A number of 3 bytes.
  mutating func number3() -> UInt64 {
    let (a, b, c) = (
      UInt64(number(UInt8.self)), UInt64(number(UInt8.self)), UInt64(number(UInt8.self))
    )
    return order == .littleEndian ? a | b << 8 | c << 16 : a << 16 | b << 8 | c
  }

  /// An unsigned number of seven bits a byte (ULEB128); bits above the 64th are dropped.
  @inline(__always)
  public mutating func unsignedLEB() -> UInt64 {
    let first = number(UInt8.self)
    return first < 0x80 ? UInt64(first) : longLEB(first).value
  }

  /// A signed number of seven bits a byte (SLEB128); bits above the 64th are dropped.
  @inline(__always)
  public mutating func signedLEB() -> Int64 {
    let first = number(UInt8.self)
    guard first >= 0x80 else { return Int64(Int8(bitPattern: first << 1) >> 1) }
    let (value, last, shift) = longLEB(first)
    let isNegative = last & 0x40 != 0 && shift < 64
    return Int64(bitPattern: isNegative ? value | ~0 << shift : value)
  }

  /// The rest of a number whose first byte says that there is more.
  @inline(never)
  private mutating func longLEB(_ first: UInt8) -> (value: UInt64, last: UInt8, shift: UInt64) {
    var value = UInt64(first & 0x7f)
    var shift: UInt64 = 7
    while true {
      let byte = number(UInt8.self)
      if shift < 64 { value |= UInt64(byte & 0x7f) << shift }
      shift += 7
      if byte < 0x80 { return (value, byte, shift) }
    }
  }

  /// Passes over a LEB128 number.
  @inline(__always)
  mutating func skipLEB() {
    while number(UInt8.self) >= 0x80 {}
  }

  /// The bytes up to the next zero, which is passed over too; breaks without one.
  public mutating func terminatedBytes() -> ByteView {
    let start = offset
    skipTerminated()
    return isBroken
      ? .empty : bytes.clampedSlice(at: UInt64(start), byteCount: UInt64(offset - 1 - start))
  }

  /// Passes over bytes up to the next zero and over it.
  mutating func skipTerminated() {
    guard let zero = bytes.firstOffset(ofByte: 0, from: offset), zero < end else { return fail() }
    offset = zero + 1
  }
}
