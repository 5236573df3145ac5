/// The bones of a dump, read without the format's own description: what peers look at first.
public struct DumpOutline: Sendable {
  public struct Stream: Hashable, Sendable {
    public var type: UInt32
    public var byteCount: Int
    public var offset: Int

    public init(type: UInt32, byteCount: Int, offset: Int) {
      self.type = type
      self.byteCount = byteCount
      self.offset = offset
    }
  }

  public struct Region: Hashable, Sendable {
    public var address: UInt64
    public var byteCount: UInt64
    public var offset: UInt64

    public init(address: UInt64, byteCount: UInt64, offset: UInt64) {
      self.address = address
      self.byteCount = byteCount
      self.offset = offset
    }
  }

  public let bytes: [UInt8]
  private let bigEndian: Bool
  public private(set) var streams: [Stream] = []

  public init(_ bytes: [UInt8], bigEndian: Bool = false) {
    self.bytes = bytes
    self.bigEndian = bigEndian
    for index in 0..<u32(8) {
      let entry = u32(12) + 12 * index
      streams.append(
        Stream(type: UInt32(u32(entry)), byteCount: u32(entry + 4), offset: u32(entry + 8)))
    }
  }

  public func u32(_ offset: Int) -> Int { Int(number(offset, 4)) }
  public func u64(_ offset: Int) -> UInt64 { number(offset, 8) }

  private func number(_ offset: Int, _ byteCount: Int) -> UInt64 {
    let found = bytes[offset..<offset + byteCount]
    return (bigEndian ? Array(found) : found.reversed()).reduce(0) {
      $0 << 8 | UInt64($1)
    }
  }

  public func stream(_ type: UInt32) -> Stream? { streams.first { $0.type == type } }

  /// The regions of the MemoryList.
  public var regions: [Region] {
    guard let list = stream(5) else { return [] }
    return (0..<u32(list.offset)).map {
      let entry = list.offset + 4 + 16 * $0
      return Region(
        address: u64(entry), byteCount: UInt64(u32(entry + 8)), offset: UInt64(u32(entry + 12)))
    }
  }

  /// The regions of the Memory64List.
  public var regions64: [Region] {
    guard let list = stream(9) else { return [] }
    var offset = u64(list.offset + 8)
    return (0..<Int(u64(list.offset))).map {
      let entry = list.offset + 16 + 16 * $0
      defer { offset += u64(entry + 8) }
      return Region(address: u64(entry), byteCount: u64(entry + 8), offset: offset)
    }
  }

  /// The stacks of the thread list.
  public var stacks: [Region] {
    guard let list = stream(3) else { return [] }
    return (0..<u32(list.offset)).map {
      let entry = list.offset + 4 + 48 * $0
      return Region(
        address: u64(entry + 24), byteCount: UInt64(u32(entry + 32)),
        offset: UInt64(u32(entry + 36)))
    }
  }
}
