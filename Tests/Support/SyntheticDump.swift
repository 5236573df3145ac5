/// A minidump made by hand, byte by byte, without the format's own description.
///
/// What streams point to is placed first, which says where it lies; ``bytes`` closes the file with
/// the stream directory and the header.
///
/// ```swift
/// var dump = SyntheticDump()
/// dump.addSystemInfo(architecture: 9, platform: 0x8201)
/// let stack = dump.place([UInt8](repeating: 0, count: 64))
/// dump.addThreads([.init(id: 7, stackAddress: 0x7000, stack: stack)])
/// let view = ByteView(dump.bytes)
/// ```
public struct SyntheticDump: Sendable {
  /// Where something lies in the file.
  public struct Place: Sendable, Hashable {
    public var offset: Int
    public var byteCount: Int

    public init(offset: Int, byteCount: Int) {
      self.offset = offset
      self.byteCount = byteCount
    }

    /// Nowhere: no bytes at offset 0.
    public static let none = Place(offset: 0, byteCount: 0)
  }

  public let bigEndian: Bool
  /// Header fields a test may falsify.
  public var signature: UInt32 = 0x504d_444d
  public var version: UInt32 = 0xa793
  public var timestamp: UInt32 = 0x5f00_0000
  /// What the header claims; nil for the truth.
  public var claimedStreamCount: UInt32?
  /// Where the header says the directory lies; nil for the truth.
  public var claimedDirectoryOffset: UInt32?

  private var body: ByteAssembler
  private var directory: [(type: UInt32, place: Place)] = []

  public init(bigEndian: Bool = false) {
    self.bigEndian = bigEndian
    body = ByteAssembler(bigEndian: bigEndian)
    body.fill(32)
  }

  /// An empty assembler in the byte order of the dump.
  public var assembler: ByteAssembler { ByteAssembler(bigEndian: bigEndian) }

  /// Where the next bytes will be placed.
  public var nextOffset: Int { body.offset }

  /// Puts `bytes` into the file, at a multiple of four.
  public mutating func place(_ bytes: [UInt8]) -> Place {
    body.skip(to: (body.offset + 3) / 4 * 4)
    let place = Place(offset: body.offset, byteCount: bytes.count)
    body.raw(bytes)
    return place
  }

  /// Puts a MINIDUMP_STRING into the file: a count of bytes, UTF-16, a zero.
  public mutating func string(_ text: String) -> Place {
    var laid = assembler
    laid.u32(UInt32(2 * text.utf16.count))
    laid.utf16(text)
    laid.u16(0)
    return place(laid.bytes)
  }

  /// Puts Crashpad's MinidumpUTF8String into the file: a count of bytes, UTF-8, a zero.
  public mutating func utf8String(_ text: String) -> Place {
    var laid = assembler
    laid.u32(UInt32(text.utf8.count))
    laid.raw(text.utf8)
    laid.u8(0)
    return place(laid.bytes)
  }

  /// Adds a stream with these bytes.
  public mutating func add(stream type: UInt32, _ bytes: [UInt8]) {
    add(stream: type, at: place(bytes))
  }

  /// Adds a directory entry for bytes that lie, or are claimed to lie, at `place`.
  public mutating func add(stream type: UInt32, at place: Place) {
    directory.append((type, place))
  }

  /// The file.
  public var bytes: [UInt8] {
    var file = body
    file.skip(to: (file.offset + 3) / 4 * 4)
    let directoryOffset = UInt32(file.offset)
    for entry in directory {
      file.u32(entry.type)  // StreamType
      file.location(entry.place)
    }
    var header = assembler
    header.u32(signature)
    header.u32(version)
    header.u32(claimedStreamCount ?? UInt32(directory.count))  // NumberOfStreams
    header.u32(claimedDirectoryOffset ?? directoryOffset)  // StreamDirectoryRva
    header.u32(0)  // CheckSum
    header.u32(timestamp)  // TimeDateStamp
    header.u64(0)  // Flags
    return header.bytes + file.bytes.dropFirst(32)
  }
}

extension ByteAssembler {
  /// MINIDUMP_LOCATION_DESCRIPTOR: how many bytes, then where.
  public mutating func location(_ place: SyntheticDump.Place) {
    u32(UInt32(place.byteCount))
    u32(UInt32(place.offset))
  }
}
