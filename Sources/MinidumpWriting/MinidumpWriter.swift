public import Bytes
public import MinidumpFormat

/// Lays a process's state out as a minidump.
///
/// ```swift
/// let bytes = try MinidumpWriter().bytes(of: snapshot)
/// ```
///
/// The same snapshot gives the same bytes, every time. The sink is only ever appended to: everything
/// but the process's memory is laid out first, then the memory is read and sent in chunks. Why:
/// `Docs/Decisions/0030-dumps-are-laid-out-before-the-memory.md`.
public struct MinidumpWriter: Sendable {
  /// The most bytes of the process's memory that are held at a time.
  public static let memoryChunkByteCount = 64 * 1024

  /// The order of bytes in the dump, which bytes that a snapshot gives ready-made have to have.
  public var byteOrder: ByteOrder
  /// When memory is told in the list whose offsets have 64 bits.
  public var memory64Use: Memory64Use

  /// Without arguments, dumps are little-endian and have a Memory64List only when they need one.
  public init(byteOrder: ByteOrder = .littleEndian, memory64Use: Memory64Use = .whenNeeded) {
    self.byteOrder = byteOrder
    self.memory64Use = memory64Use
  }

  /// Writes `snapshot` to `sink`.
  ///
  /// Memory that cannot be read is written as zeros and told in the result. Everything that does not
  /// fit the format is thrown before the first byte is sent.
  @discardableResult
  public func write(
    _ snapshot: some ProcessSnapshot, to sink: inout some ByteSink
  ) throws(WritingError) -> WrittenMinidump {
    var composition = try Composition(snapshot, byteOrder)
    try composition.placeStreams()
    let alignment = try composition.placeMemoryLists(memory64Use)
    let memory = try composition.finish(memoryAlignment: alignment)
    var output = MemoryOutput(position: UInt64(composition.layout.bytes.count))
    try sink.send(ByteView(composition.layout.bytes))
    try output.write(memory, to: &sink)
    return WrittenMinidump(
      byteCount: memory.end, unreadableMemory: output.unreadable, warnings: composition.warnings)
  }

  /// A dump of `snapshot` in memory.
  public func bytes(of snapshot: some ProcessSnapshot) throws(WritingError) -> [UInt8] {
    var sink = ArraySink()
    try write(snapshot, to: &sink)
    return sink.bytes
  }
}

extension MinidumpWriter {
  /// The kinds of streams that are made of a snapshot's values; of all others it takes the bytes.
  public static let streamTypes = Set(
    StreamPart.all.map(\.type) + [.memoryList, .memory64List])
}

/// When a dump gets a Memory64List besides the MemoryList.
public enum Memory64Use: Sendable, Hashable, CaseIterable {
  /// When the MemoryList cannot describe all memory: beyond 4 GiB, or more than 4,096 regions.
  case whenNeeded
  /// Whenever there is memory.
  case always
}

/// What became of a snapshot.
public struct WrittenMinidump: Sendable, Hashable {
  /// Of the whole dump.
  public var byteCount: UInt64
  /// The memory that could not be read and is zeros in the dump.
  public var unreadableMemory: [MemoryRange]
  /// What some programs will not read, though the format allows it, as sentences.
  public var warnings: [String]

  /// Addresses in the process.
  public struct MemoryRange: Sendable, Hashable {
    /// Where the range begins in the process.
    public var address: UInt64
    /// How long it is.
    public var byteCount: UInt64

    public init(address: UInt64, byteCount: UInt64) {
      self.address = address
      self.byteCount = byteCount
    }
  }
}
