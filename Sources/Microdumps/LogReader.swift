import Bytes

/// Finds the microdumps in a log's lines, also those of processes that crash at the same time.
struct LogReader {
  /// As many processes may be in the middle of a microdump at once; the oldest gives way.
  private static let openLimit = 16

  private var finished: [(number: Int, microdump: Microdump)] = []
  private var open: [OpenMicrodump] = []
  private var count = 0

  private struct OpenMicrodump {
    var number: Int
    var prefix: LinePrefix
    var lines: LineReader
  }

  mutating func read(_ line: LogLine) {
    if let mark = line.bytes.firstIndex(of: Self.beginning) {
      begin(LinePrefix(line.bytes[..<mark]), at: line.offset)
    } else if let (index, message) = owner(of: line) {
      read(message, at: line.offset, of: index)
    }
  }

  /// The microdumps in the order in which they begin.
  consuming func finish() -> [Microdump] {
    while !open.isEmpty { close(0, isWhole: false) }
    return finished.sorted { $0.number < $1.number }.map(\.microdump)
  }

  /// A process that begins anew did not finish what it began.
  private mutating func begin(_ prefix: LinePrefix, at offset: UInt64) {
    if let index = open.firstIndex(where: { $0.prefix.isSame(as: prefix) }) ?? (isFull ? 0 : nil) {
      close(index, isWhole: false)
    }
    guard count < Microdump.countLimit else { return }
    open.append(
      OpenMicrodump(number: count, prefix: prefix, lines: LineReader(beginningAt: offset)))
    count += 1
  }

  private var isFull: Bool { open.count == Self.openLimit }

  /// Whose line it is: of the microdump whose prefix it has, or else of the newest, when it bears
  /// none at all and reads as one of its lines (another program's unfinished line may have stood
  /// before the mark).
  private func owner(of line: LogLine) -> (index: Int, message: ArraySlice<UInt8>)? {
    let owners = open.indices.compactMap { index in
      open[index].prefix.message(of: line.bytes).map { (index: index, message: $0) }
    }
    if let owner = owners.min(by: { $0.message.count < $1.message.count }) { return owner }
    guard !open.isEmpty, LineReader.isPlausible(line.bytes) else { return nil }
    return (open.count - 1, line.bytes)
  }

  private mutating func read(_ message: ArraySlice<UInt8>, at offset: UInt64, of index: Int) {
    if message.firstIndex(of: Self.ending) == message.startIndex {
      close(index, isWhole: true)
    } else {
      open[index].lines.read(message, at: offset, isTagged: open[index].prefix.byteCount > 0)
    }
  }

  private mutating func close(_ index: Int, isWhole: Bool) {
    let closed = open.remove(at: index)
    finished.append((closed.number, closed.lines.finish(isWhole: isWhole)))
  }

  private static let beginning = Array(Microdump.beginning.utf8)
  private static let ending = Array(Microdump.ending.utf8)
}

extension ArraySlice<UInt8> {
  /// Where `pattern` begins.
  fileprivate func firstIndex(of pattern: [UInt8]) -> Int? {
    var rest = self
    while let start = rest.firstIndex(of: pattern[0]) {
      rest = rest[start...]
      if rest.starts(with: pattern) { return start }
      rest = rest.dropFirst()
    }
    return nil
  }
}
