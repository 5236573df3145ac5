public import Bytes
public import MinidumpFormat

/// What went wrong, and in which thread: MINIDUMP_EXCEPTION_STREAM.
///
/// A dump of LLDB's may have several, one for each thread that had stopped with one; see
/// ``Minidump/exceptions``.
public struct ExceptionStream: MinidumpStream {
  public static let type = StreamType.exception

  /// The fields as they lie in the file.
  public let record: ExceptionStreamRecord
  private let dump: Minidump
  private let fileOffset: UInt64

  public init(_ view: ByteView, in dump: Minidump) throws(MinidumpError) {
    record = try Self.head(view, "exception", dump.byteOrder)
    self.dump = dump
    fileOffset = view.fileOffset
  }

  /// A claim to more parameters than there is room for.
  public var problems: [MinidumpError] {
    let count = record.exception.parameterCount
    return count <= 15
      ? []
      : [
        MinidumpError(
          "exception", "claims \(count) parameters, there is room for 15", at: fileOffset)
      ]
  }

  /// Zeros could be an exception of which nothing is known.
  public var isPlausible: Bool {
    problems.isEmpty && !dump.isCutShort(record.context) && (code != 0 || !contextBytes.isEmpty)
  }

  /// The thread it happened in; may be none of the thread list.
  public var threadID: UInt32 { record.threadID }
  /// Windows: NTSTATUS; Linux: the signal; macOS: the Mach exception.
  public var code: UInt32 { record.exception.code }
  /// Linux: `si_code`; macOS: the exception's first code.
  public var flags: UInt32 { record.exception.flags }
  /// Windows: of the instruction; Linux: `si_addr`.
  public var address: UInt64 { record.exception.address }

  /// The parameters the writer filled in: at most 15.
  public var parameters: [UInt64] {
    Array(record.exception.parameters.array.prefix(Int(record.exception.parameterCount)))
  }

  /// The bytes of the registers at the crash as far as the file has them.
  public var contextBytes: ByteView { dump.bytes(at: record.context) }

  /// The registers at the crash.
  ///
  /// - Parameter architecture: what the system information says; nil when it is missing.
  public func context(_ architecture: ProcessorArchitecture?) throws(MinidumpError) -> CPUContext {
    try CPUContext(contextBytes, dump.byteOrder, architecture)
  }

  /// The processor state beyond the registers at the crash; nil when the context has none.
  ///
  /// - Parameter configuration: ``MiscInfo/extendedState``.
  public func extendedState(
    _ architecture: ProcessorArchitecture?, configuration: ExtendedStateRecord?
  ) -> ExtendedState? {
    ExtendedState(contextBytes, dump.byteOrder, architecture, configuration: configuration)
  }
}

extension Minidump {
  /// Every exception that can be read, in the order of the directory.
  ///
  /// The one that counts, for ``stream(_:)`` and for reports, is the last of them, as it is with any
  /// other type of stream; Breakpad and Crashpad refuse a dump with more than one.
  public var exceptions: some Sequence<ExceptionStream> {
    streams.indices.lazy.compactMap { exception(at: $0) }
  }

  /// The exception of an entry of the directory; nil for other streams, and for what only may be one.
  package func exception(at place: Int) -> ExceptionStream? {
    let entry = streams[place]
    guard entry.type == .exception,
      place < streams.soundCount || streams.place(of: .exception) == place
    else { return nil }
    return try? ExceptionStream(entry.view, in: self)
  }
}
