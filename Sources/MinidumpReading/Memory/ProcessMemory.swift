public import Bytes
import MinidumpFormat

/// The memory of the process, from every place the dump has some, as one.
///
/// Where two sources have the same address, the one that was given first wins, byte by byte. Pieces
/// that touch read as one. Looking an address up takes O(log n).
public struct ProcessMemory: Sendable {
  /// Some bytes of the process.
  public struct Region: Sendable {
    /// Where the bytes began in the process.
    public var address: UInt64
    /// What was there.
    public var view: ByteView

    public init(address: UInt64, view: ByteView) {
      self.address = address
      self.view = view
    }
  }

  /// What there is, in order of address, without overlaps.
  public let regions: [Region]
  /// The order of bytes in the numbers that ``load(_:at:)`` gives.
  public let byteOrder: ByteOrder
  /// The first address of each region, apart from them so that a search touches little memory.
  private let addresses: [UInt64]

  /// The memory of some regions.
  ///
  /// - Parameter sources: may overlap and be empty; what reaches past the last address is cut off.
  public init(_ sources: [Region], _ byteOrder: ByteOrder) {
    regions = RegionMerger.merge(sources)
    addresses = regions.map(\.address)
    self.byteOrder = byteOrder
  }

  /// The memory of a dump: its large memory list, its memory list, its threads' stacks, then
  /// `others`, say the images of modules.
  public init(of dump: Minidump, and others: [Region] = []) {
    var sources: [Region] = []
    if let list = try? dump.stream(Memory64List.self) {
      sources += list.map { Region(address: $0.address, view: $0.view) }
    }
    if let list = try? dump.stream(MemoryList.self) {
      sources += list.map { Region(address: $0.address, view: $0.view) }
    }
    if let list = try? dump.stream(ThreadList.self) {
      sources += list.map { Region(address: $0.stackAddress, view: $0.stack) }
    }
    self.init(sources + others, dump.byteOrder)
  }

  /// Whether there is no byte at all.
  public var isEmpty: Bool { regions.isEmpty }

  /// The region that `address` lies in.
  public func region(containing address: UInt64) -> Region? {
    index(containing: address).map { regions[$0] }
  }

  /// The first region that begins at or after `address`.
  public func region(from address: UInt64) -> Region? {
    let index = partitioningIndex { $0 < address }
    return index < regions.count ? regions[index] : nil
  }

  /// The number at `address` in the dump's byte order; nil where a byte of it is missing.
  public func load<T: FixedWidthInteger & BitwiseCopyable>(
    _ type: T.Type = T.self, at address: UInt64
  ) -> T? {
    guard let index = index(containing: address) else { return nil }
    let offset = Int(address - addresses[index])
    if let value: T = try? regions[index].view.load(at: offset, byteOrder) {
      return value
    }
    guard let bytes = bytes(at: address, byteCount: MemoryLayout<T>.size) else { return nil }
    return try? ByteView(bytes).load(at: 0, byteOrder)
  }

  /// The number of 1, 2, 4 or 8 bytes at `address` in the dump's byte order; nil where a byte of it is
  /// missing, and for any other count.
  public func number(at address: UInt64, byteCount: Int) -> UInt64? {
    switch byteCount {
    case 1: load(UInt8.self, at: address).map(UInt64.init)
    case 2: load(UInt16.self, at: address).map(UInt64.init)
    case 4: load(UInt32.self, at: address).map(UInt64.init)
    case 8: load(UInt64.self, at: address)
    default: nil
    }
  }

  /// The `byteCount` bytes at `address`; nil where one of them is missing.
  public func bytes(at address: UInt64, byteCount: Int) -> [UInt8]? {
    guard let available = prefix(at: address, byteCount: byteCount),
      available.count == byteCount
    else { return nil }
    return available
  }

  /// As many of the `byteCount` bytes at `address` as there are without a gap; nil without any.
  public func prefix(at address: UInt64, byteCount: Int) -> [UInt8]? {
    guard byteCount >= 0, var index = index(containing: address) else { return nil }
    var bytes: [UInt8] = []
    var next = address
    while bytes.count < byteCount, index < regions.count, addresses[index] <= next {
      let piece = regions[index].view.clampedSlice(
        at: next - addresses[index], byteCount: UInt64(byteCount - bytes.count))
      bytes += piece.bytes
      next = next &+ UInt64(piece.byteCount)
      index += 1
      // Memory may reach to the last address there is.
      guard next > address else { break }
    }
    return bytes
  }

  /// The bytes at `address` to the end of its region, without copying; empty outside.
  public func view(from address: UInt64) -> ByteView {
    guard let index = index(containing: address) else { return .empty }
    return regions[index].view.clampedSlice(at: address - addresses[index])
  }

  private func index(containing address: UInt64) -> Int? {
    let index = partitioningIndex { $0 <= address } - 1
    guard index >= 0, address - addresses[index] < UInt64(regions[index].view.byteCount) else {
      return nil
    }
    return index
  }

  /// The index of the first region whose address is not `lower`.
  private func partitioningIndex(_ lower: (UInt64) -> Bool) -> Int {
    var low = 0
    var high = addresses.count
    while low < high {
      let middle = low + (high - low) / 2
      if lower(addresses[middle]) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
