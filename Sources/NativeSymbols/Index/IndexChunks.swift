import DWARF
import IndexFiles

/// Stretches of code, each from where the one before ends, in pieces that are decoded from the start.
struct IndexChunks {
  /// A piece is whole when it has so many bytes.
  private static let byteCount = 512
  /// No piece has more: whole, and one stretch, and the count in front.
  static let byteLimit = 1024

  /// Where pieces begin, and where in the data they lie.
  private(set) var entries: [IndexEntry] = []
  /// How many stretches there are in all.
  private(set) var totalCount = 0
  private var body: [UInt8] = []
  private var count: UInt64 = 0
  private var start: UInt64 = 0
  private var end: UInt64 = 0

  /// Whether the next stretch begins a piece, so that nothing is known of one before.
  var isAtStart: Bool { count == 0 }

  /// Makes room for a stretch that begins at an address.
  mutating func prepare(for address: UInt64, _ data: inout IndexData) {
    if count > 0, address != end || body.count >= Self.byteCount { finish(&data) }
    if count == 0 { start = address }
  }

  /// Appends a stretch, how long it is and a few bits, and what follows of it.
  mutating func append(
    upTo end: UInt64, from start: UInt64, flags: UInt64, flagBitCount: UInt64,
    _ rest: (inout [UInt8]) -> Void
  ) {
    body.appendLEB((end - start) << flagBitCount | flags)
    rest(&body)
    count += 1
    totalCount += 1
    self.end = end
  }

  /// Ends the piece.
  mutating func finish(_ data: inout IndexData) {
    guard count > 0 else { return }
    entries.append(IndexEntry(key: start, value: UInt64(data.byteCount)))
    data.append(count)
    data.append(body)
    count = 0
    body.removeAll(keepingCapacity: true)
  }

  /// Longer stretches have no room for the bits.
  private static let lengthLimit: UInt64 = 1 << 56

  /// A stretch in parts that are short enough: itself, mostly.
  static func parts(of range: AddressRange) -> [AddressRange] {
    var parts: [AddressRange] = []
    var start = range.start
    while range.end - start > lengthLimit {
      parts.append(AddressRange(start: start, end: start + lengthLimit))
      start += lengthLimit
    }
    return parts + [AddressRange(start: start, end: range.end)]
  }
}
