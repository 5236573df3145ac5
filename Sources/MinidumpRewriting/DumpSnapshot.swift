public import MinidumpFormat
public import MinidumpReading
public import MinidumpWriting

/// A minidump as a snapshot, so that it can be written again.
///
/// ```swift
/// var snapshot = DumpSnapshot(of: dump)
/// snapshot.handles = []
/// let bytes = try MinidumpWriter(byteOrder: dump.byteOrder).bytes(of: snapshot)
/// ```
///
/// What is broken costs itself alone; what cannot be taken over, or only in part, is in
/// ``problems``. Each stream has a file in `Streams/` and a line in `StreamTransfer.all`.
public struct DumpSnapshot: ProcessSnapshot {
  public var timestamp: UInt32
  public var flags: UInt64
  public var streamOrder: [StreamType] = []
  public var systemInfo: SystemInfoSnapshot?
  public var miscInfo: MiscInfoSnapshot?
  public var threads: [ThreadSnapshot] = []
  public var modules: [ModuleSnapshot] = []
  public var unloadedModules: [UnloadedModuleSnapshot] = []
  public var exception: ExceptionSnapshot?
  public var memory: [MemorySnapshot] = []
  public var memoryInfo: [MemoryInfoRecord] = []
  public var handles: [HandleSnapshot] = []
  public var breakpadInfo: BreakpadInfoRecord?
  public var assertionInfo: AssertionInfoRecord?
  public var linuxDSODebug: LinuxDSODebugSnapshot?
  public var crashpad: CrashpadSnapshot?
  public var rawStreams: [RawStream] = []

  /// What of the dump is not in the snapshot, or not as it was, with the places in the file.
  public private(set) var problems: [MinidumpError]
  /// The dump the snapshot is of.
  public let dump: Minidump

  /// Takes over the streams of `dump`, but for those that are not wanted.
  public init(of dump: Minidump, where isWanted: (StreamType) -> Bool = { _ in true }) {
    self.dump = dump
    timestamp = dump.header.timestamp
    flags = dump.header.flags
    problems = dump.problems
    let entries = dump.streams.filter { isWanted($0.type) }
    streamOrder = entries.map(\.type)
    for transfer in StreamTransfer.all where entries.contains(where: { $0.type == transfer.type }) {
      do throws(MinidumpError) {
        try transfer.take(&self)
      } catch {
        problems.append(error)
      }
    }
    takeRawStreams(entries)
  }

  /// The stream of a type, whose problems become the snapshot's.
  mutating func stream<Stream: MinidumpStream>(
    _ type: Stream.Type
  ) throws(MinidumpError) -> Stream? {
    let stream = try dump.stream(type)
    problems += stream?.problems ?? []
    return stream
  }

  mutating func note(_ problem: MinidumpError) {
    problems.append(problem)
  }
}
