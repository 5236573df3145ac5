public import Bytes
public import MinidumpFormat

/// The stacks as Sentry's client walked them in the dying process: a thread is a list of frames.
///
/// Nothing in the stream is an offset in the file.
public struct SentryStackTraces: MinidumpStream, RandomAccessCollection {
  public static let type = StreamType.sentryStackTraces

  /// The threads as they lie in the file.
  public let threads: RecordList<SentryThreadRecord>
  /// The frames of all threads as they lie in the file.
  public let frames: RecordList<SentryFrameRecord>
  /// The names of functions, one behind the other.
  public let symbols: ByteView
  public let problems: [MinidumpError]

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    let subject = "Sentry stack traces"
    let header: SentryStackTracesHeader = try Self.head(view, subject, dump.byteOrder)
    guard header.version == 1 else {
      throw MinidumpError(
        subject, "are of version \(header.version), only 1 is known", at: view.fileOffset)
    }
    let layout = Layout(header)
    threads = RecordList(
      in: view.clampedSlice(at: layout.threads), dump.byteOrder, count: Int(header.threadCount))
    frames = RecordList(
      in: view.clampedSlice(at: layout.frames), dump.byteOrder, count: Int(header.frameCount))
    symbols = view.clampedSlice(at: layout.symbols, byteCount: UInt64(header.symbolByteCount))
    problems =
      layout.end == UInt64(view.byteCount)
      ? []
      : [
        MinidumpError(
          subject,
          "\(header.threadCount) threads, \(header.frameCount) frames and "
            + "\(header.symbolByteCount) bytes of names do not make the stream's \(view.byteCount)",
          at: view.fileOffset)
      ]
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { threads.count }

  public subscript(position: Int) -> Thread {
    Thread(record: threads[position], traces: self)
  }
}

extension SentryStackTraces {
  /// Where the parts begin, in bytes from the start of the stream.
  private struct Layout {
    let threads: UInt64
    let frames: UInt64
    let symbols: UInt64
    let end: UInt64

    init(_ header: SentryStackTracesHeader) {
      threads = UInt64(SentryStackTracesHeader.byteCount)
      let threadsEnd = threads + UInt64(header.threadCount) * UInt64(SentryThreadRecord.byteCount)
      frames = (threadsEnd + 7) & ~7
      symbols = frames + UInt64(header.frameCount) * UInt64(SentryFrameRecord.byteCount)
      end = symbols + UInt64(header.symbolByteCount)
    }
  }

  /// A thread's frames, the innermost first; those that are not in the file are left out.
  public struct Thread: RandomAccessCollection, Sendable {
    /// The fields as they lie in the file.
    public let record: SentryThreadRecord
    private let traces: SentryStackTraces
    public let startIndex: Int
    public let endIndex: Int

    init(record: SentryThreadRecord, traces: SentryStackTraces) {
      self.record = record
      self.traces = traces
      let all = traces.frames.count
      startIndex = Swift.min(Int(record.firstFrame), all)
      endIndex = Swift.min(startIndex + Int(record.frameCount), all)
    }

    /// As in the thread list.
    public var id: UInt32 { record.threadID }

    public subscript(position: Int) -> Frame {
      Frame(record: traces.frames[position], symbols: traces.symbols)
    }
  }

  /// One frame of a stack.
  public struct Frame: Sendable {
    /// The fields as they lie in the file.
    public let record: SentryFrameRecord
    fileprivate let symbols: ByteView

    /// The address of the instruction.
    public var instructionAddress: UInt64 { record.instructionAddress }
    /// The bytes of the function's name, as far as the file has them.
    public var symbolBytes: ByteView {
      symbols.clampedSlice(
        at: UInt64(record.symbolOffset), byteCount: UInt64(record.symbolByteCount))
    }
    /// The name of the function; empty when the client did not know it. The first 4,096 bytes of it.
    public var symbol: String {
      utf8Text(symbolBytes.clampedSlice(at: 0, byteCount: UInt64(Minidump.longestText)))
    }
  }
}
