import Bytes
import MinidumpFormat

/// Which entries of a directory are to be believed: an entry may be damaged, and a header that claims
/// too many makes entries of what lies behind them.
struct EntryChoice {
  private let dump: Minidump
  /// How many entries there are before the first that lies in a stream of one before it.
  private(set) var soundCount: Int
  /// As many bytes of streams may still be read.
  private var remainingByteCount: Int
  /// As many entries of one type are looked at.
  private static let countLimit = 64

  init(in dump: Minidump) {
    self.dump = dump
    remainingByteCount = (1 << 16) + 2 * dump.view.byteCount
    soundCount = dump.streams.count
    soundCount = countOfSound()
  }

  /// The last plausible one of entries of one type, in the directory's order; else the last of the
  /// sound ones, and nil without any.
  mutating func place(among places: [Int]) -> Int? {
    let sound = places.prefix { $0 < soundCount }
    let doubtful = places.dropFirst(sound.count)
    let order =
      Array(sound.suffix(Self.countLimit).reversed())
      + doubtful.suffix(Self.countLimit)
      .reversed()
    for place in order where isPlausible(place) { return place }
    return sound.last
  }

  /// Looks only at streams that would lie in the directory: there are none where nothing is wrong.
  private mutating func countOfSound() -> Int {
    let streams = dump.streams
    let start = Int(dump.header.directoryOffset)
    var end = start + streams.count * DirectoryRecord.byteCount
    for place in streams.indices {
      let entryEnd = start + (place + 1) * DirectoryRecord.byteCount
      guard entryEnd <= end else { return place }
      let offset = Int(streams[place].location.offset)
      if offset >= entryEnd, offset < end, isPlausible(place) { end = offset }
    }
    return streams.count
  }

  /// Whether an entry's bytes look like what it says they are. Of streams that nobody here can read, the
  /// sound ones do.
  private mutating func isPlausible(_ place: Int) -> Bool {
    let entry = dump.streams[place]
    guard !entry.view.isEmpty, entry.view.byteCount <= remainingByteCount else { return false }
    remainingByteCount -= entry.view.byteCount
    guard let kind = MinidumpStreams.all.first(where: { $0.type == entry.type }) else {
      return place < soundCount
    }
    return (try? kind.init(entry.view, in: dump))?.isPlausible ?? false
  }
}
