public import Bytes
public import MinidumpReading

/// Everything a minidump says, stream by stream and field by field, as text or as JSON.
///
/// Where a report concludes, a raw dump repeats: fields have the names of the library's records, and
/// stand in their order. What is broken is named where it is, and the rest follows. It is sent in
/// pieces as it is made, so that a dump of any size takes little memory.
public struct RawDump: Sendable {
  /// In which form to say it.
  public enum Format: Sendable, Hashable {
    /// Indented lines for people.
    case text
    /// One object; `Docs/ReportSchema.md` describes it.
    case json(isPretty: Bool)
  }

  /// How much to show of memory, and of streams that are only bytes.
  public enum ShownBytes: Sendable, Hashable {
    /// Their length and place.
    case none
    /// The first 64 bytes, too.
    case beginning
    /// All of them.
    case whole

    /// The most bytes shown of an area.
    var limit: Int {
      switch self {
      case .none: 0
      case .beginning: 64
      case .whole: .max
      }
    }
  }

  /// In which form it is said.
  public var format: Format
  /// How much is shown of memory.
  public var shownBytes: ShownBytes

  public init(_ format: Format = .text, showing shownBytes: ShownBytes = .beginning) {
    self.format = format
    self.shownBytes = shownBytes
  }

  /// Sends what `dump` says to `sink`; stops at the first piece that it cannot take.
  public func write<Sink: ByteSink>(
    _ dump: Minidump, to sink: inout Sink
  ) throws(Sink.Failure) {
    var output = RawOutput(of: dump, format, shownBytes, to: sink)
    output.container()
    output.finish()
    if let used = output.sink as? Sink { sink = used }
    if let failure = output.failure as? Sink.Failure { throw failure }
  }
}
