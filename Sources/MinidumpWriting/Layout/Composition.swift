import Bytes
import MinidumpFormat

/// A dump in the making: the snapshot, what is laid, and what several streams share.
struct Composition {
  let snapshot: any ProcessSnapshot
  let threads: [ThreadSnapshot]
  let threadsEx: [ThreadExSnapshot]
  let modules: [ModuleSnapshot]
  private let rawStreams: [RawStream]
  private let streamOrder: [StreamType]
  /// The streams that are written even when there is nothing for them.
  private let named: Set<StreamType>
  var layout: DumpLayout
  private(set) var directory: [DirectoryRecord] = []
  private var types: Set<StreamType> = []
  let memoryPlan: MemoryPlan
  /// Where the registers of each thread lie.
  private(set) var contexts: [Location] = []

  init(_ snapshot: any ProcessSnapshot, _ byteOrder: ByteOrder) throws(WritingError) {
    self.snapshot = snapshot
    threads = snapshot.threads
    threadsEx = snapshot.threadsEx
    modules = snapshot.modules
    rawStreams = snapshot.rawStreams
    streamOrder = snapshot.streamOrder
    named = Set(streamOrder).subtracting(rawStreams.map(\.type))
    layout = DumpLayout(byteOrder)
    memoryPlan = try MemoryPlan(
      stacks: threads.map { .init(memory: $0.stack, isListed: $0.isStackListed) }
        + threadsEx.flatMap(\.stacks), memory: snapshot.memory)
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

  /// Whether a list with so many entries is written.
  func isWritten(_ type: StreamType, count: Int) -> Bool {
    count > 0 || named.contains(type)
  }

  /// Enters a stream into the directory. LLVM and Breakpad refuse dumps with two of a type, but for
  /// entries that Breakpad's client has crossed out, and LLVM also but for exceptions.
  mutating func enter(_ type: StreamType, at location: Location) throws(WritingError) {
    let isCrossedOut = type == .unused && location.byteCount == 0
    guard isCrossedOut || type == .exception || types.insert(type).inserted else {
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
    for stream in rawStreams {
      let location = try layout.place(stream.bytes)
      try enter(stream.type, at: location)
    }
  }

  /// Lays the directory and the header, and everything that had to wait for the memory's place.
  mutating func finish(memoryAlignment: Int) throws(WritingError) -> PlacedMemory {
    let directory = directory.ordered(by: streamOrder)
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

  /// What some programs will not read.
  var warnings: [String] {
    ReaderLimits(threads: threads, modules: modules, streamCount: directory.count).warnings
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
