import Bytes

/// Text in the making: bytes on the heap that numbers and names are appended to.
///
/// Room is made once for a record, and nothing in it is made of strings.
@safe
struct SymbolTextBuffer: ~Copyable {
  private var storage: HeapBytes
  /// Of the storage, as every byte goes there.
  private var base: UnsafeMutableRawPointer
  private(set) var byteCount = 0
  private var capacity: Int

  init(capacity: Int = 64 * 1024) {
    self.capacity = max(64, capacity)
    storage = HeapBytes(byteCount: self.capacity)
    unsafe base = unsafe storage.base
  }

  /// Makes room for so many bytes behind what is there.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if capacity - byteCount < more { grow(by: more) }
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    let newCapacity = max(capacity * 2, byteCount + more)
    let larger = HeapBytes(byteCount: newCapacity)
    unsafe larger.base.copyMemory(from: base, byteCount: byteCount)
    storage = larger
    unsafe base = unsafe larger.base
    capacity = newCapacity
  }

  mutating func removeAll() { byteCount = 0 }

  /// Takes back what is behind a place.
  mutating func cut(to count: Int) { byteCount = min(byteCount, count) }

  /// The text, without copying it.
  consuming func finish() -> ByteView {
    unsafe ByteView(base: UnsafeRawPointer(base), byteCount: byteCount, owner: storage)
  }

  /// The text so far, copied.
  var bytes: [UInt8] { unsafe Array(UnsafeRawBufferPointer(start: base, count: byteCount)) }

  /// Shows the text to `body`, who must not keep it.
  func withView<Failure: Error>(_ body: (ByteView) throws(Failure) -> Void) throws(Failure) {
    try body(unsafe ByteView(base: UnsafeRawPointer(base), byteCount: byteCount, owner: nil))
  }
}

/// Memory that is given back when nobody looks at it any more.
@safe
private final class HeapBytes: Sendable {
  nonisolated(unsafe) let base: UnsafeMutableRawPointer

  init(byteCount: Int) {
    unsafe base = .allocate(byteCount: byteCount, alignment: 16)
  }

  deinit {
    unsafe base.deallocate()
  }
}

// MARK: - Characters and numbers

extension SymbolTextBuffer {
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe base.storeBytes(of: byte, toByteOffset: byteCount, as: UInt8.self)
    byteCount += 1
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    let count = text.utf8CodeUnitCount
    reserve(count)
    unsafe (base + byteCount).copyMemory(from: text.utf8Start, byteCount: count)
    byteCount += count
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    unsafe (base + byteCount).copyMemory(from: start, byteCount: bytes.count)
    byteCount += bytes.count
  }

  mutating func append(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { unsafe append($0) }
  }

  mutating func append(_ other: borrowing SymbolTextBuffer) {
    unsafe append(UnsafeRawBufferPointer(start: other.base, count: other.byteCount))
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append(UnsafeRawBufferPointer($0)) }
  }

  /// In lower case, without a prefix and leading zeros.
  @inline(__always)
  mutating func appendHexadecimal(_ number: UInt64) {
    reserve(16)
    let digitCount = max(1, (67 - number.leadingZeroBitCount) >> 2)
    var rest = number
    var position = byteCount + digitCount
    byteCount = position
    repeat {
      position -= 1
      let digit = UInt8(truncatingIfNeeded: rest & 0xf)
      // 0x27 leads from the digits to the letters.
      let character = digit &+ 0x30 &+ (digit > 9 ? 0x27 : 0)
      unsafe base.storeBytes(of: character, toByteOffset: position, as: UInt8.self)
      rest >>= 4
    } while rest != 0
  }

  @inline(__always)
  mutating func appendDecimal(_ number: UInt64) {
    reserve(20)
    let digitCount = Self.decimalDigitCount(of: number)
    var rest = number
    var position = byteCount + digitCount
    byteCount = position
    repeat {
      position -= 1
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      unsafe base.storeBytes(
        of: UInt8(truncatingIfNeeded: digit) &+ 0x30, toByteOffset: position, as: UInt8.self)
      rest = quotient
    } while rest != 0
  }

  mutating func appendDecimal(_ number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    appendDecimal(number.magnitude)
  }

  @inline(__always)
  private static func decimalDigitCount(of number: UInt64) -> Int {
    var count = 1
    var rest = number
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    return count
  }
}

// MARK: - Names

extension SymbolTextBuffer {
  /// Readers cut longer names.
  private static let nameLimit = 128 * 1024

  /// A name up to the end of a line: UTF-8 without control characters, which would end the record.
  @inline(__always)
  mutating func appendName(_ name: UnsafeRawBufferPointer) {
    guard unsafe !name.isEmpty else { return append("<name omitted>") }
    let name = unsafe UnsafeRawBufferPointer(rebasing: name.prefix(Self.nameLimit))
    if unsafe Self.isPlain(name) {
      unsafe append(name)
    } else {
      unsafe appendRepaired(name)
    }
  }

  /// As for its bytes.
  mutating func appendName(_ name: [UInt8]) {
    unsafe name.withUnsafeBytes { unsafe appendName($0) }
  }

  /// As for its bytes.
  mutating func appendName(_ name: ByteView) {
    unsafe name.withUnsafeBytes { unsafe appendName($0) }
  }

  /// As for its bytes.
  mutating func appendName(_ name: String) { appendName(Array(name.utf8)) }

  /// A linker's name, readable where it can be made so.
  mutating func appendName(_ name: ByteView, _ demangle: Demangle) {
    let isTold = demangle(name) { appendName($0) }
    if !isTold { appendName(name) }
  }

  /// Whether all characters are ASCII and can be seen.
  @inline(__always)
  private static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var position = 0
    var marks: UInt64 = 0
    while position + 8 <= bytes.count {
      let word = unsafe bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      // The top bit of a byte that has it, or is below 0x20, or (some of those behind such a byte).
      marks |= word | (word &- 0x2020_2020_2020_2020)
      position += 8
    }
    while position < bytes.count {
      let byte = unsafe UInt64(bytes[position])
      marks |= (byte | (byte &- 0x20)) & 0x80
      position += 1
    }
    return marks & 0x8080_8080_8080_8080 == 0
  }

  @inline(never)
  private mutating func appendRepaired(_ name: UnsafeRawBufferPointer) {
    let text = unsafe String(decoding: name, as: UTF8.self)
    for byte in text.utf8 {
      append(byte < 0x20 || byte == 0x7f ? 0x20 : byte)
    }
  }
}
