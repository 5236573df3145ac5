public import Bytes

/// The table by which functions' call-frame information is found: the section `.eh_frame_hdr`.
///
/// Linkers sort it by address. Nothing in it is believed before the entry it leads to agrees.
///
/// Source: Linux Standard Base, "Exception Frame Header".
public struct CallFrameSearchTable: Sendable {
  private let bytes: ByteView
  private let order: ByteOrder
  private let encoding: PointerEncoding
  private let numberByteCount: Int
  private let bases: PointerBases
  private let start: Int
  /// Where `.eh_frame` is loaded.
  public let sectionAddress: UInt64
  /// How many functions are in the table.
  public let count: Int

  /// - Parameter address: where the section is loaded.
  /// - Returns: nil when it is no such table, or one that cannot be bisected.
  public init?(_ bytes: ByteView, address: UInt64, addressByteCount: Int, order: ByteOrder) {
    var cursor = DWARFCursor(bytes, order: order)
    let version = cursor.number(UInt8.self)
    let encodings = (0..<3).map { _ in PointerEncoding(rawValue: cursor.number(UInt8.self)) }
    bases = PointerBases(bytes: address, data: address, addressByteCount: addressByteCount)
    guard version == 1, let sectionAddress = cursor.pointer(encodings[0], bases) else { return nil }
    self.sectionAddress = sectionAddress
    self.bytes = bytes
    self.order = order
    encoding = encodings[2]
    // A table without functions, or without a table: gold and ld write such when they fail to sort.
    let claimed = cursor.pointer(encodings[1], bases) ?? 0
    let byteCount = encoding.byteCount(addressByteCount: addressByteCount)
    numberByteCount = byteCount ?? 0
    start = cursor.offset
    let isUsable = byteCount != nil && encoding != .omitted && !encoding.isIndirect
    count =
      isUsable && !cursor.isBroken
      ? Int(min(claimed, UInt64(cursor.byteCountLeft / (2 * numberByteCount)))) : 0
  }

  /// A function's first address and where its entry lies, both in memory.
  public subscript(index: Int) -> (start: UInt64, entry: UInt64)? {
    var cursor = DWARFCursor(bytes, at: start + index * 2 * numberByteCount, order: order)
    guard let start = cursor.pointer(encoding, bases), let entry = cursor.pointer(encoding, bases)
    else { return nil }
    return (start, entry)
  }

  /// The last function that begins at or before an address.
  func entry(before address: UInt64) -> (start: UInt64, entry: UInt64)? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      guard let (start, _) = self[middle] else { return nil }
      if start <= address { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : self[low - 1]
  }
}
