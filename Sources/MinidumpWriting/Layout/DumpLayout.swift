import Bytes
import MinidumpFormat

/// The front of a dump, laid in memory: everything but the process's memory.
///
/// Children come first: ``place(alignment:_:)`` says where it put something, and whoever needs that
/// place is laid later. What cannot be laid yet, because it speaks of the process's memory, which
/// comes last, has its room reserved by ``promise(byteCount:_:)``.
struct DumpLayout {
  let byteOrder: ByteOrder
  private(set) var bytes: [UInt8]
  private var promises: [Promise] = []

  /// Bytes that can be made when the memory has its place.
  typealias PromisedBytes = (PlacedMemory) -> [UInt8]

  private struct Promise {
    var offset: Int
    var byteCount: Int
    var make: PromisedBytes
  }

  /// A layout that begins with room for the header.
  init(_ byteOrder: ByteOrder) {
    self.byteOrder = byteOrder
    bytes = [UInt8](repeating: 0, count: HeaderRecord.byteCount)
  }

  /// Where the next thing would lie.
  func end(alignedTo alignment: Int) -> Int {
    (bytes.count + alignment - 1) / alignment * alignment
  }

  /// Lays what `lay` appends; nothing takes no place at all.
  mutating func place(
    alignment: Int = 4, _ lay: (inout ByteBuilder) -> Void
  ) throws(WritingError) -> Location {
    var builder = ByteBuilder(byteOrder)
    lay(&builder)
    guard builder.byteCount > 0 else { return Location() }
    let location = try nextLocation(byteCount: builder.byteCount, alignment: alignment)
    pad(to: alignment)
    bytes.append(contentsOf: builder.bytes)
    return location
  }

  /// Lays bytes as they are; they are looked at only when they fit.
  mutating func place(_ view: ByteView) throws(WritingError) -> Location {
    guard !view.isEmpty else { return Location() }
    let location = try nextLocation(byteCount: view.byteCount, alignment: 4)
    pad(to: 4)
    bytes.append(contentsOf: view.bytes)
    return location
  }

  /// Reserves room for bytes that ``fulfilPromises(_:)`` makes.
  mutating func promise(
    byteCount: Int, _ make: @escaping PromisedBytes
  ) throws(WritingError) -> Location {
    let location = try nextLocation(byteCount: byteCount, alignment: 4)
    pad(to: 4)
    promises.append(Promise(offset: bytes.count, byteCount: byteCount, make: make))
    bytes.append(contentsOf: repeatElement(0, count: byteCount))
    return location
  }

  /// Fills the reserved room.
  mutating func fulfilPromises(_ memory: PlacedMemory) throws(WritingError) {
    for promise in promises {
      try fill(promise.make(memory), at: promise.offset, byteCount: promise.byteCount)
    }
    promises = []
  }

  /// Lays the header into the room at the start.
  mutating func fillHeader(_ header: HeaderRecord) throws(WritingError) {
    var builder = ByteBuilder(byteOrder)
    builder.append(header)
    try fill(builder.bytes, at: 0, byteCount: HeaderRecord.byteCount)
  }

  mutating func pad(to alignment: Int) {
    bytes.append(contentsOf: repeatElement(0, count: end(alignedTo: alignment) - bytes.count))
  }

  private mutating func fill(
    _ made: [UInt8], at offset: Int, byteCount: Int
  ) throws(WritingError) {
    guard made.count == byteCount else {
      throw WritingError("\(made.count) bytes do not fill the \(byteCount) reserved for them")
    }
    bytes.replaceSubrange(offset..<offset + byteCount, with: made)
  }

  /// The place behind everything laid so far; the format counts offsets in 32 bits.
  private func nextLocation(byteCount: Int, alignment: Int) throws(WritingError) -> Location {
    let offset = end(alignedTo: alignment)
    guard UInt32(exactly: offset + byteCount) != nil else {
      throw WritingError(
        "\(byteCount) bytes at offset \(offset) end beyond 4 GiB, which only memory may")
    }
    return Location(byteCount: UInt32(byteCount), offset: UInt32(offset))
  }
}
