public import Bytes

/// An ELF file: a program, a library, their separate debug file.
///
/// Only the header is read when it is opened; sections, segments and symbols are collections that
/// decode on demand. Of 32 and 64 bits, in either byte order.
///
/// <https://gabi.xinuos.com>
public struct ELFFile: Sendable {
  /// The whole file; in a process's memory, the first stretch of it.
  public let bytes: ByteView
  /// How many bytes an address has: 4 or 8.
  public let addressByteCount: Int
  /// Of all numbers in the file.
  public let byteOrder: ByteOrder
  /// What kind of file it is.
  public let type: ELFFileType
  /// The CPU it is for.
  public let machine: ELFMachine
  /// What else the CPU's supplement defines: `e_flags`.
  public let flags: UInt32
  /// Where a program begins to run; 0 in most libraries.
  public let entryAddress: UInt64
  /// Empty when the file has no section headers.
  public let sections: ELFSections
  /// Empty in object files.
  public let segments: ELFSegments
  /// How many bytes the file has at least: to the end of the sections' headers, which linkers put last.
  public let claimedByteCount: UInt64
  /// In a process, what has an address lies there and not at its offset in the file.
  let memory: Memory?

  /// Gives the bytes of a module's memory from an offset on, relative to its first byte, as far as they
  /// are at hand in one piece.
  public typealias Memory = @Sendable (UInt64) -> ByteView

  /// Whether it is read from a process's memory.
  public var isLoaded: Bool { memory != nil }

  /// - Throws: when the header is no ELF header. What it leads to is looked at later, and may lack.
  public init(_ bytes: ByteView) throws(ELFError) {
    try self.init(bytes, memory: nil)
  }

  /// A module in a process's memory.
  ///
  /// Sections are seldom loaded, and are not looked for.
  public init(loaded memory: @escaping Memory) throws(ELFError) {
    try self.init(memory(0), memory: memory)
  }

  private init(_ bytes: ByteView, memory: Memory?) throws(ELFError) {
    guard Self.isELF(bytes) else {
      throw ELFError("not an ELF file: it does not begin with \\x7fELF")
    }
    guard let order = Self.byteOrder(bytes[5]) else {
      throw ELFError("ELF header: unknown byte order \(bytes[5] ?? 0)")
    }
    do {
      switch bytes[4] {
      case 1: try self.init(bytes, FileHeaderRecord<UInt32>.self, order, memory)
      case 2: try self.init(bytes, FileHeaderRecord<UInt64>.self, order, memory)
      case let other: throw ELFError("ELF header: unknown class \(other ?? 0)")
      }
    } catch let error as OutOfBounds {
      throw ELFError("ELF header: \(error)")
    } catch {
      throw ELFError("\(error)")
    }
  }

  private init<Word>(
    _ bytes: ByteView, _ type: FileHeaderRecord<Word>.Type, _ order: ByteOrder,
    _ memory: Memory?
  ) throws(OutOfBounds) {
    let header = try bytes.record(type, at: Self.identificationByteCount, order)
    self.bytes = bytes
    self.memory = memory
    addressByteCount = Word.bitWidth / 8
    byteOrder = order
    self.type = ELFFileType(rawValue: header.type)
    machine = ELFMachine(rawValue: header.machine)
    flags = header.flags
    entryAddress = UInt64(header.entryAddress)
    let counts = TableCounts(header, in: bytes, order)
    let headers = UInt64(clamping: counts.sections)
      .multipliedReportingOverflow(by: UInt64(header.sectionByteCount))
    let end = UInt64(header.sectionsOffset).addingReportingOverflow(headers.partialValue)
    claimedByteCount =
      header.sectionsOffset == 0 ? 0 : headers.overflow || end.overflow ? .max : end.partialValue
    sections =
      memory != nil
      ? ELFSections(none: order) : ELFSections(header, counts, in: bytes, order)
    segments = ELFSegments(header, counts, in: bytes, order)
  }

  /// Whether bytes begin as an ELF file does.
  public static func isELF(_ bytes: ByteView) -> Bool {
    bytes[0] == 0x7f && bytes[1] == UInt8(ascii: "E") && bytes[2] == UInt8(ascii: "L")
      && bytes[3] == UInt8(ascii: "F")
  }

  /// How many first bytes of a file say what type it has.
  public static let headByteCount = 18

  /// The type of the file whose first bytes these are; nil when that is no ELF file.
  public static func type(ofHead bytes: ByteView) -> ELFFileType? {
    guard isELF(bytes), let order = byteOrder(bytes[5]), let first = bytes[16], let last = bytes[17]
    else { return nil }
    let (low, high) = order == .littleEndian ? (first, last) : (last, first)
    return ELFFileType(rawValue: UInt16(high) << 8 | UInt16(low))
  }

  private static func byteOrder(_ data: UInt8?) -> ByteOrder? {
    switch data {
    case 1: .littleEndian
    case 2: .bigEndian
    default: nil
    }
  }

  /// `EI_NIDENT`
  static let identificationByteCount = 16
}

/// How many sections and segments there are, and which section has the sections' names.
///
/// Numbers that the header has no room for stand in the entry of section 0.
struct TableCounts {
  var sections: Int
  var segments: Int
  var sectionNames: Int

  init<Word>(_ header: FileHeaderRecord<Word>, in bytes: ByteView, _ order: ByteOrder) {
    let start = Int(exactly: header.sectionsOffset) ?? .max
    let first: SectionRecord<Word>? =
      header.sectionsOffset == 0 ? nil : try? bytes.record(at: start, order)
    sections = Int(header.sectionCount)
    segments = Int(header.segmentCount)
    sectionNames = Int(header.sectionNamesIndex)
    guard let first else { return }
    if header.sectionCount == 0 { sections = Int(clamping: first.byteCount) }
    // PN_XNUM
    if header.segmentCount == 0xffff { segments = Int(first.info) }
    // SHN_XINDEX
    if header.sectionNamesIndex == 0xffff { sectionNames = Int(first.link) }
  }
}
