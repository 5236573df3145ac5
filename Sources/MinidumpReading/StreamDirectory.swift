public import Bytes
public import MinidumpFormat

extension Minidump {
  /// One entry of the stream directory.
  public struct StreamEntry: Sendable {
    /// What the stream is.
    public let type: StreamType
    /// Where the file says the stream lies.
    public let location: Location
    /// The stream's bytes, as far as the file has them.
    public let view: ByteView

    /// Whether the file ends before the stream does.
    public var isCutShort: Bool { view.byteCount < Int(location.byteCount) }
  }
}

/// The streams of a minidump in the order of its directory; a type may come up more than once.
public struct StreamDirectory: RandomAccessCollection, Sendable {
  /// The entries as they lie in the file.
  public let records: RecordList<DirectoryRecord>
  /// What is wrong with the directory: it lies outside the file, or is cut short.
  public private(set) var problems: [MinidumpError] = []
  private let file: ByteView
  /// Where the entry that counts of each type is.
  private var places: [StreamType: Int] = [:]
  /// The entries with bytes in the file, of types that have several.
  private var repeats: [StreamType: [Int]] = [:]
  /// How many entries there are before the first that lies in the bytes of a stream: the header
  /// claims too many, and what follows is something else. An entry of those counts only where there is
  /// no other of its type, and it is plausible.
  package private(set) var soundCount = 0
  /// How long the streams are that the file's end cuts off, by where they begin.
  private var claimedByteCounts: [UInt64: UInt32] = [:]

  init(_ header: HeaderRecord, in file: ByteView, _ byteOrder: ByteOrder) {
    self.file = file
    let claimed = Int(header.streamCount)
    let view = file.clampedSlice(
      at: UInt64(header.directoryOffset), byteCount: UInt64(claimed &* DirectoryRecord.byteCount))
    records = RecordList(in: view, byteOrder, count: claimed)
    if records.count < claimed {
      problems.append(
        MinidumpError(
          "stream directory", "claims \(claimed) entries, only \(records.count) are in the file",
          at: UInt64(header.directoryOffset)))
    }
    findPlaces()
  }

  /// Once for all: streams are asked for as often as the file has threads or entries.
  private mutating func findPlaces() {
    soundCount = count
    for (place, entry) in enumerated() {
      if !entry.view.isEmpty {
        if let other = places[entry.type], !self[other].view.isEmpty {
          repeats[entry.type, default: [other]].append(place)
        }
        places[entry.type] = place
      } else if places[entry.type] == nil {
        places[entry.type] = place
      }
      let start = entry.view.fileOffset
      if entry.isCutShort, claimedByteCounts[start] == nil {
        claimedByteCounts[start] = entry.location.byteCount
      }
    }
  }

  /// Looks into the streams of `dump`, whose directory this is, where the directory alone does not say
  /// which counts.
  mutating func choose(in dump: Minidump) {
    var choice = EntryChoice(in: dump)
    soundCount = choice.soundCount
    for (type, places) in repeats where type != .unused {
      self.places[type] = choice.place(among: places)
    }
    for place in soundCount..<count where repeats[self[place].type] == nil {
      let type = self[place].type
      if type != .unused, places[type] == place { places[type] = choice.place(among: [place]) }
    }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { records.count }

  public subscript(position: Int) -> Minidump.StreamEntry {
    let record = records[position]
    let location = record.location
    return Minidump.StreamEntry(
      type: record.type, location: location,
      view: file.clampedSlice(
        at: UInt64(location.offset), byteCount: UInt64(location.byteCount)))
  }

  /// The entry that counts where a type comes up more than once: as in rust-minidump the last, but
  /// one whose bytes are no such stream only when there is no other.
  public func last(of type: StreamType) -> Minidump.StreamEntry? {
    place(of: type).map { self[$0] }
  }

  /// The index of the entry that counts, as ``last(of:)`` chooses it.
  package func place(of type: StreamType) -> Int? { places[type] }

  /// How long the directory says the stream in `view` is.
  func claimedByteCount(of view: ByteView) -> Int {
    claimedByteCounts[view.fileOffset].map { Int($0) } ?? view.byteCount
  }
}
