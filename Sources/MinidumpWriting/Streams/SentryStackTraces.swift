import Bytes
import MinidumpFormat

extension StreamPart {
  static let sentryStackTraces = StreamPart(type: .sentryStackTraces) {
    composition throws(WritingError) in
    guard let traces = composition.snapshot.sentryStackTraces else { return nil }
    let records = SentryRecords(traces)
    // Symbolicator casts the frames, which have numbers of eight bytes.
    return try composition.layout.place(alignment: 8) { builder in
      builder.append(records.header)
      builder.append(all: records.threads)
      builder.align(to: 8)
      builder.append(all: records.frames)
      builder.append(contentsOf: records.symbols)
    }
  }
}

/// The stacks of a snapshot, as they lie in a dump.
private struct SentryRecords: Sendable {
  private(set) var threads: [SentryThreadRecord] = []
  private(set) var frames: [SentryFrameRecord] = []
  private(set) var symbols: [UInt8] = []

  init(_ traces: SentryStackTracesSnapshot) {
    for thread in traces.threads {
      var record = SentryThreadRecord()
      record.threadID = thread.id
      record.firstFrame = UInt32(clamping: frames.count)
      record.frameCount = UInt32(clamping: thread.frames.count)
      threads.append(record)
      for frame in thread.frames {
        add(frame)
      }
    }
  }

  private mutating func add(_ frame: SentryStackTracesSnapshot.Frame) {
    var record = SentryFrameRecord()
    record.instructionAddress = frame.instructionAddress
    record.symbolOffset = UInt32(clamping: symbols.count)
    record.symbolByteCount = UInt32(clamping: frame.symbol.utf8.count)
    frames.append(record)
    symbols += frame.symbol.utf8
  }

  var header: SentryStackTracesHeader {
    var header = SentryStackTracesHeader()
    header.version = 1
    header.threadCount = UInt32(clamping: threads.count)
    header.frameCount = UInt32(clamping: frames.count)
    header.symbolByteCount = UInt32(clamping: symbols.count)
    return header
  }
}
