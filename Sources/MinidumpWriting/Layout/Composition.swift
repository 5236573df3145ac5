import Bytes
import MinidumpFormat

/// A dump in the making: the snapshot, what is laid, and what several streams share.
struct Composition {
  let snapshot: any ProcessSnapshot
  let threads: [ThreadSnapshot]
  var layout: DumpLayout
  private(set) var directory: [DirectoryRecord] = []
  /// The stacks, by their threads' places in the list, then all other memory.
  let memoryPlan: MemoryPlan
  /// Where the registers of each thread lie.
  private(set) var contexts: [Location] = []

  init(_ snapshot: any ProcessSnapshot, _ byteOrder: ByteOrder) throws(WritingError) {
    self.snapshot = snapshot
    threads = snapshot.threads
    layout = DumpLayout(byteOrder)
    let stacks = threads.map { $0.stack ?? MemorySnapshot(address: 0, bytes: .empty) }
    memoryPlan = try MemoryPlan(stacks + snapshot.memory)
    for thread in threads {
      contexts.append(try place(thread.context))
    }
  }

  /// Lays the registers of a thread, if they are known.
  mutating func place(_ context: ContextSnapshot?) throws(WritingError) -> Location {
    guard let bytes = context?.encoded(layout.byteOrder) else { return Location() }
    // An AMD64 context is loaded with aligned SSE moves by who maps the file.
    return try layout.place(alignment: 16) { $0.append(contentsOf: bytes) }
  }

  /// Enters a stream into the directory. LLVM and Breakpad refuse dumps with two of a type.
  mutating func enter(_ type: StreamType, at location: Location) throws(WritingError) {
    guard !directory.contains(where: { $0.type == type }) else {
      throw WritingError("two streams are of type \(type), of which a dump can have only one")
    }
    var record = DirectoryRecord()
    record.type = type
    record.location = location
    directory.append(record)
  }
}

extension Composition {
  /// Lays every stream but those that list memory.
  mutating func placeStreams() throws(WritingError) {
    for part in StreamPart.all {
      if let location = try part.place(&self) {
        try enter(part.type, at: location)
      }
    }
    for stream in snapshot.rawStreams {
      let location = try layout.place(stream.bytes)
      try enter(stream.type, at: location)
    }
  }

  /// Lays the directory and the header, and everything that had to wait for the memory's place.
  mutating func finish(memoryAlignment: Int) throws(WritingError) -> PlacedMemory {
    let directory = directory.ordered(by: snapshot.streamOrder)
    let location = try layout.place { $0.append(all: directory) }
    try layout.fillHeader(header(directoryOffset: location.offset))
    if !memoryPlan.regions.isEmpty {
      layout.pad(to: 16)
    }
    let memory = try PlacedMemory(
      memoryPlan, start: UInt64(layout.bytes.count), alignment: UInt64(memoryAlignment))
    try layout.fulfilPromises(memory)
    return memory
  }

  private func header(directoryOffset: UInt32) -> HeaderRecord {
    var header = HeaderRecord()
    header.signature = HeaderRecord.signatureValue
    header.version = UInt32(HeaderRecord.versionValue)
    header.streamCount = UInt32(clamping: directory.count)
    header.directoryOffset = directoryOffset
    header.timestamp = snapshot.timestamp
    header.flags = snapshot.flags
    return header
  }
}

extension [DirectoryRecord] {
  /// Those named by `order` in its order, then the others as they are.
  fileprivate func ordered(by order: [StreamType]) -> [DirectoryRecord] {
    let ranks = Dictionary(
      order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return enumerated().sorted {
      (ranks[$0.element.type] ?? order.count, $0.offset)
        < (ranks[$1.element.type] ?? order.count, $1.offset)
    }.map(\.element)
  }
}
