import Bytes

/// Sends the process's memory, in chunks.
struct MemoryOutput {
  /// How much of the file is sent.
  private(set) var position: UInt64
  private(set) var unreadable: [WrittenMinidump.MemoryRange] = []

  private static let zeros = ByteView(
    repeatElement(UInt8(0), count: MinidumpWriter.memoryChunkByteCount))

  init(position: UInt64) {
    self.position = position
  }

  mutating func write(
    _ memory: PlacedMemory, to sink: inout some ByteSink
  ) throws(WritingError) {
    for (region, offset) in zip(memory.plan.regions, memory.offsets) {
      // Less than the regions' alignment.
      try send(Self.zeros.clampedSlice(at: 0, byteCount: offset - position), to: &sink)
      var address = region.address
      for part in region.parts {
        try write(part, at: address, to: &sink)
        address &+= part.byteCount
      }
    }
  }

  private mutating func write(
    _ part: MemoryRegion.Part, at address: UInt64, to sink: inout some ByteSink
  ) throws(WritingError) {
    let chunk = UInt64(MinidumpWriter.memoryChunkByteCount)
    var done: UInt64 = 0
    while done < part.byteCount {
      let wanted = min(chunk, part.byteCount - done)
      let bytes = part.piece.read(part.offset + done, Int(wanted))
        .clampedSlice(at: 0, byteCount: wanted)
      try send(bytes, to: &sink)
      let missing = wanted - UInt64(bytes.byteCount)
      if missing > 0 {
        try send(Self.zeros.clampedSlice(at: 0, byteCount: missing), to: &sink)
        note(address &+ done &+ (wanted - missing), missing)
      }
      done += wanted
    }
  }

  private mutating func send(
    _ bytes: ByteView, to sink: inout some ByteSink
  ) throws(WritingError) {
    guard !bytes.isEmpty else { return }
    try sink.send(bytes)
    position += UInt64(bytes.byteCount)
  }

  /// Remembers that memory could not be read, in one range with what lies before it.
  private mutating func note(_ address: UInt64, _ byteCount: UInt64) {
    if let last = unreadable.last, last.address &+ last.byteCount == address {
      unreadable[unreadable.count - 1].byteCount += byteCount
    } else {
      unreadable.append(WrittenMinidump.MemoryRange(address: address, byteCount: byteCount))
    }
  }
}

extension ByteSink {
  /// Sends bytes; what the sink says against it becomes the writer's word.
  mutating func send(_ bytes: ByteView) throws(WritingError) {
    do {
      try append(bytes)
    } catch {
      throw WritingError(String(describing: error))
    }
  }
}
