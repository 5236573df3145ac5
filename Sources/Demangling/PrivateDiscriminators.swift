import Bytes

/// The marks that tell private declarations of equal names in different files apart.
///
/// `app.(helper in _2F0A6F6F7E3C0F0D9E2B6D7A1C5B4E3F)(x: Swift.Int) -> ()`: the number is a hash of the
/// file's name, and says nothing to people. Debuggers and Swift's own backtraces leave it out.
enum PrivateDiscriminators {
  private static let marker = Array(" in _".utf8)
  private static let digitCount = 32
  /// Names are shorter, and a hostile text shall not be searched over and over.
  private static let nameLimit = 1024

  /// The text with the bare names instead; nil when there is no such mark in it.
  static func removed(from text: ByteView) -> [UInt8]? {
    let bytes = text.bytes
    var output: [UInt8] = []
    var rest = 0
    var index = 0
    while let place = firstMarker(in: bytes, from: index) {
      index = place + marker.count
      let end = index + digitCount
      guard end < bytes.count, bytes[end] == UInt8(ascii: ")"),
        bytes[index..<end].allSatisfy(isDigit), let start = opening(before: place, in: bytes),
        start >= rest
      else { continue }
      output += bytes[rest..<start] + bytes[(start + 1)..<place]
      rest = end + 1
      index = rest
    }
    return rest == 0 ? nil : output + bytes[rest...]
  }

  private static func firstMarker(in bytes: [UInt8], from start: Int) -> Int? {
    guard start + marker.count <= bytes.count else { return nil }
    return (start...(bytes.count - marker.count)).first {
      bytes[$0] == marker[0] && bytes[$0...].starts(with: marker)
    }
  }

  /// The parenthesis around a name that ends at `place`.
  private static func opening(before place: Int, in bytes: [UInt8]) -> Int? {
    var depth = 0
    for index in (max(0, place - nameLimit)..<place).reversed() {
      if bytes[index] == UInt8(ascii: ")") { depth += 1 }
      guard bytes[index] == UInt8(ascii: "(") else { continue }
      if depth == 0 { return index }
      depth -= 1
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte)
  }
}
