import Bytes
import MinidumpFormat
import MinidumpReading
import MinidumpRewriting
import MinidumpWriting

extension FuzzTarget {
  /// Writes a dump again, twice: what the first writing made must be read and written without a change.
  static let roundTrip = FuzzTarget(
    name: "round-trip", purpose: "a dump read, written, read and written again",
    dictionary: "minidump", longestInput: 1 << 16, leastCoverage: 5000, seeds: Seeds.dumps,
    run: { view in
      guard let dump = try? Minidump(view), let first = rewritten(dump) else { return }
      guard let again = try? Minidump(ByteView(first)) else {
        fatalError("what was written is no minidump")
      }
      require(again.problems.isEmpty, "what was written has problems: \(again.problems)")
      guard let second = rewritten(again) else { fatalError("it cannot be written again") }
      require(second == first, difference(first, second))
    })

  /// Which stream became longer, shorter or another, and where the bytes first differ.
  private static func difference(_ first: [UInt8], _ second: [UInt8]) -> String {
    let outlines = [first, second].map { bytes in
      (try? Minidump(ByteView(bytes)))?.streams.map { "\($0.type) \($0.location)" } ?? []
    }
    let stream = zip(outlines[0], outlines[1]).first { $0 != $1 }.map { "\($0), then \($1)" }
    let byte = zip(first, second).enumerated().first { $1.0 != $1.1 }?.offset
    return "\(first.count) bytes became \(second.count), different from \(byte ?? -1) on; "
      + (stream ?? "the streams lie where they did")
  }

  /// Nil when the dump becomes larger than it is worth.
  private static func rewritten(_ dump: Minidump) -> [UInt8]? {
    written(DumpSnapshot(of: dump))
  }

  /// A dump of a snapshot that was taken of another one; nil when it is larger than it is worth.
  static func written(_ snapshot: DumpSnapshot) -> [UInt8]? {
    var sink = LimitedSink()
    do {
      try snapshot.writer.write(snapshot, to: &sink)
    } catch {
      require(sink.isFull, "what was read cannot be written: \(error)")
      return nil
    }
    return sink.bytes
  }
}

/// Takes a few megabytes: a hostile dump may list the same bytes as memory again and again.
private struct LimitedSink: ByteSink {
  private(set) var bytes: [UInt8] = []
  private(set) var isFull = false

  private static let limit = 4 << 20

  struct TooLong: Error {}

  mutating func append(_ view: ByteView) throws(TooLong) {
    guard bytes.count + view.byteCount <= Self.limit else {
      isFull = true
      throw TooLong()
    }
    bytes += view.bytes
  }
}
