import MinidumpKit

/// Text that is sent on whenever enough of it has come together.
struct TextPieces<Failure: Error> {
  private static var pieceByteCount: Int { 1 << 20 }

  let send: (ByteView) throws(Failure) -> Void
  private var bytes: [UInt8] = []

  init(send: @escaping (ByteView) throws(Failure) -> Void) {
    self.send = send
    bytes.reserveCapacity(2 * Self.pieceByteCount)
  }

  mutating func add(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func add(hex number: UInt64) {
    let digitCount = max(1, (67 - number.leadingZeroBitCount) / 4)
    for place in (0..<digitCount).reversed() {
      let digit = UInt8(truncatingIfNeeded: number >> (4 * UInt64(place)) & 15)
      bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }

  mutating func add(decimal number: UInt64) {
    if number >= 10 { add(decimal: number / 10) }
    bytes.append(0x30 + UInt8(number % 10))
  }

  mutating func sendFull() throws(Failure) {
    if bytes.count >= Self.pieceByteCount { try sendRest() }
  }

  mutating func sendRest() throws(Failure) {
    try send(ByteView(bytes))
    bytes.removeAll(keepingCapacity: true)
  }
}
