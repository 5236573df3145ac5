import Bytes

/// Numbers of seven bits a byte, as what a unit says is kept in until it is written.
extension SymbolTextBuffer {
  @inline(__always)
  mutating func appendVarint(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// A small number of either sign.
  @inline(__always)
  mutating func appendSignedVarint(_ number: Int64) {
    appendVarint(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
  }
}

/// Reads such numbers; behind the end there are zeros.
struct VarintReader {
  private let bytes: [UInt8]
  private var position: Int

  init(_ bytes: [UInt8], at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  @inline(__always)
  mutating func next() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7f) << (shift & 63)
      if byte < 0x80 { break }
      shift += 7
    }
    return value
  }

  @inline(__always)
  mutating func nextSigned() -> Int64 {
    let value = next()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }
}
