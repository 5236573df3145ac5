public import Bytes
public import MinidumpFormat

extension Minidump {
  /// One fact about the object behind a handle.
  public struct HandleObjectInformation: Sendable {
    /// The fields as they lie in the file.
    public let record: HandleObjectInformationRecord
    /// Where the fields lie in the file.
    public let offset: UInt32
    /// The bytes of the fact as far as the file has them.
    public let view: ByteView
    let byteOrder: ByteOrder

    /// What the fact is.
    public var type: HandleObjectInformationType { record.type }
  }

  /// The facts about the object behind a handle.
  public struct HandleObjectChain: Sendable {
    /// In the order in which they are linked.
    public var links: [HandleObjectInformation] = []
    /// Why there are no more: the chain loops, leaves the file or is too long.
    public var problem: MinidumpError?
  }

  /// DbgHelp knows eight kinds of facts, and a link for each is all it writes.
  private static let longestChain = 64

  /// The chain that begins at `offset`; empty when that is 0.
  func handleObjectChain(at offset: UInt32) -> HandleObjectChain {
    var chain = HandleObjectChain()
    var next = offset
    while next != 0, chain.problem == nil {
      guard chain.links.count < Self.longestChain else {
        chain.stop("has more than \(Self.longestChain) links", at: next)
        break
      }
      guard !chain.links.contains(where: { $0.offset == next }) else {
        chain.stop("loops", at: next)
        break
      }
      next = add(linkAt: next, to: &chain)
    }
    return chain
  }

  /// Adds a link and says where the next one lies.
  private func add(linkAt offset: UInt32, to chain: inout HandleObjectChain) -> UInt32 {
    guard
      let record: HandleObjectInformationRecord = try? view.record(at: Int(offset), byteOrder)
    else {
      chain.stop("leaves the file", at: offset)
      return 0
    }
    let bytes = view.clampedSlice(
      at: UInt64(offset) + UInt64(HandleObjectInformationRecord.byteCount),
      byteCount: UInt64(record.infoByteCount))
    chain.links.append(
      HandleObjectInformation(record: record, offset: offset, view: bytes, byteOrder: byteOrder))
    if bytes.byteCount < Int(record.infoByteCount) {
      chain.stop(
        "has a link of \(record.infoByteCount) bytes, of which \(bytes.byteCount) are there",
        at: offset)
    }
    return record.nextOffset
  }
}

extension Minidump.HandleObjectChain {
  fileprivate mutating func stop(_ sentence: String, at offset: UInt32) {
    problem = MinidumpError("handle object information", sentence, at: UInt64(offset))
  }
}
