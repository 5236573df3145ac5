import Bytes
import MinidumpReading
import MinidumpRewriting
import MinidumpWriting

extension FuzzTarget {
  /// `rewrite --sanitize`, twice: what is left of a dump has nothing more to take out.
  static let sanitizing = FuzzTarget(
    name: "sanitizing", purpose: "a dump sanitised, and what is left sanitised again",
    dictionary: "minidump", longestInput: 1 << 15, leastCoverage: 5800, seeds: Seeds.dumps,
    run: { view in
      guard let dump = try? Minidump(view), let first = sanitized(dump) else { return }
      guard let again = try? Minidump(ByteView(first)) else {
        fatalError("what was written is no minidump")
      }
      require(again.problems.isEmpty, "what was written has problems: \(again.problems)")
      for entry in again.streams {
        require(Sanitizer.keeps(entry.type), "a stream of type \(entry.type) was kept")
      }
      require(sanitized(again) != nil, "what was written cannot be sanitised again")
    })

  /// Nil when the dump becomes larger than it is worth.
  private static func sanitized(_ dump: Minidump) -> [UInt8]? {
    var snapshot = DumpSnapshot(of: dump, where: Sanitizer.keeps)
    let summary = Sanitizer(snapshot).sanitize(&snapshot)
    let bytes = written(snapshot)
    require(summary.replacedWordCount <= summary.wordCount, "more words were replaced than seen")
    return bytes
  }
}
