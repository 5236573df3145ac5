import Bytes

/// One function's call-frame information: an FDE.
public struct FrameDescriptionEntry: Sendable {
  /// Where it begins in the section.
  public let offset: Int
  /// Address of the function's first byte.
  public let start: UInt64
  /// Of its code.
  public let byteCount: UInt64
  /// What it has in common with others.
  public let common: CommonInformationEntry
  /// Where its instructions lie.
  let instructions: Range<Int>

  init?(_ head: EntryHead, _ common: CommonInformationEntry, in section: CallFrameSection) {
    var cursor = section.cursor(at: head.contentStart, end: head.end)
    var bases = section.bases
    bases.addressByteCount = common.addressByteCount
    cursor.skip(common.segmentByteCount)
    guard let start = cursor.pointer(common.pointerEncoding, bases),
      let byteCount = cursor.pointer(common.pointerEncoding.ofByteCount, bases)
    else { return nil }
    if common.hasAugmentationData { cursor.skip(cursor.unsignedLEB()) }
    guard !cursor.isBroken else { return nil }
    offset = head.offset
    self.start = start
    self.byteCount = byteCount
    self.common = common
    instructions = cursor.offset..<head.end
  }

  /// Of the instructions that make its rows.
  public var instructionByteCount: Int { instructions.count }

  /// Behind the function's last byte, held at the top of the address space.
  public var end: UInt64 {
    let (end, overflow) = start.addingReportingOverflow(byteCount)
    return overflow ? .max : end
  }

  /// Whether an address lies in the function's code.
  public func contains(_ address: UInt64) -> Bool {
    address >= start && address - start < byteCount
  }
}

extension CallFrameSection {
  /// The entry of a function that begins at an offset of the section; nil when there is none, or its
  /// common part cannot be understood.
  public func description(at offset: Int) -> FrameDescriptionEntry? {
    var reader = FrameDescriptionReader(self)
    return reader.description(at: offset)
  }
}

/// Reads functions' entries; their common parts once, as long as it is the same one again.
public struct FrameDescriptionReader: Sendable {
  private let section: CallFrameSection
  private var common: CommonInformationEntry?
  private var commonOffset: Int?

  public init(_ section: CallFrameSection) {
    self.section = section
  }

  /// As ``CallFrameSection/description(at:)``.
  public mutating func description(at offset: Int) -> FrameDescriptionEntry? {
    EntryHead(at: offset, in: section).flatMap { description($0) }
  }

  mutating func description(_ head: EntryHead) -> FrameDescriptionEntry? {
    guard let commonOffset = head.commonOffset, let common = common(at: commonOffset) else {
      return nil
    }
    return FrameDescriptionEntry(head, common, in: section)
  }

  private mutating func common(at offset: Int) -> CommonInformationEntry? {
    if commonOffset != offset {
      commonOffset = offset
      common = EntryHead(at: offset, in: section).flatMap {
        CommonInformationEntry($0, in: section)
      }
    }
    return common
  }
}

extension CallFrameSection {
  /// The entries of functions in the order of the section, those that the linker dropped too; what
  /// cannot be understood is passed over.
  public var descriptions: some Sequence<FrameDescriptionEntry> { FrameDescriptions(in: self) }
}

/// The entries of functions in the order of the section; what cannot be understood is passed over.
struct FrameDescriptions: Sequence, IteratorProtocol {
  private let section: CallFrameSection
  private var reader: FrameDescriptionReader
  private var offset = 0

  init(in section: CallFrameSection) {
    self.section = section
    reader = FrameDescriptionReader(section)
  }

  mutating func next() -> FrameDescriptionEntry? {
    while let head = EntryHead(at: offset, in: section) {
      if head.isEmpty, section.endsAtEmptyEntry { return nil }
      offset = head.end
      if let description = reader.description(head) { return description }
    }
    return nil
  }
}
