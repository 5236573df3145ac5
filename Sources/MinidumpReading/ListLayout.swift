import Bytes
import MinidumpFormat

/// Where the entries of a list stream lie.
struct ListLayout {
  /// The bytes from the first entry on.
  var entries: ByteView
  /// How many entries the list claims.
  var claimedCount: Int
  /// Bytes from one entry to the next.
  var stride: Int
  var problems: [MinidumpError] = []

  /// A list that begins with a 32-bit count: threads, modules, memory, thread names.
  ///
  /// The entries follow the count at once or, where the stream is four bytes longer than that
  /// takes, after four bytes of padding: writers that align to eight do so. Others pad the stream
  /// behind its entries; see ``paddedEntries(_:_:byteCount:in:)``. Any other length is a problem, and
  /// as many entries are read as fit.
  init<R: ListedRecord>(
    counted view: ByteView, of record: R.Type, _ subject: String, in dump: Minidump
  ) throws(MinidumpError) {
    guard let count: UInt32 = try? view.load(at: 0, dump.byteOrder) else {
      throw MinidumpError(
        subject, "is \(view.byteCount) bytes long, too short for a count", at: view.fileOffset)
    }
    claimedCount = Int(count)
    stride = R.byteCount
    let needed = claimedCount &* stride
    // Where the file's end cuts the list off, the directory still knows how long it was.
    let isPadded = dump.streams.claimedByteCount(of: view) &- 8 == needed
    entries =
      isPadded
      ? Self.paddedEntries(record, view, byteCount: needed, in: dump) : view.clampedSlice(at: 4)
    if entries.byteCount != needed {
      problems.append(
        MinidumpError(
          subject,
          "\(count) entries of \(stride) bytes do not make the stream's \(view.byteCount)",
          at: view.fileOffset))
    }
  }

  /// The entries of a list that is four bytes too long: in front of the padding where more of their
  /// ends make sense there, else behind it.
  private static func paddedEntries<R: ListedRecord>(
    _ record: R.Type, _ view: ByteView, byteCount: Int, in dump: Minidump
  ) -> ByteView {
    let inFront = view.clampedSlice(at: 4, byteCount: UInt64(byteCount))
    let behind = view.clampedSlice(at: 8)
    func sense(_ entries: ByteView) -> Int {
      RecordList<R>(in: entries, dump.byteOrder).plausibleEndCount(in: dump)
    }
    return sense(inFront) > sense(behind) ? inFront : behind
  }

  /// A list whose header says how long it and each entry are.
  init(
    extended view: ByteView, headerByteCount: UInt32, entryByteCount: UInt32, entryCount: UInt64,
    smallest: (header: Int, entry: Int), _ subject: String
  ) throws(MinidumpError) {
    stride = Int(entryByteCount)
    guard stride >= smallest.entry else {
      throw MinidumpError(
        subject, "entries of \(stride) bytes are too short, they need \(smallest.entry)",
        at: view.fileOffset)
    }
    let headerByteCount = Int(headerByteCount)
    if headerByteCount < smallest.header {
      problems.append(
        MinidumpError(
          subject, "claims a header of \(headerByteCount) bytes, it needs \(smallest.header)",
          at: view.fileOffset))
    }
    entries = view.clampedSlice(at: UInt64(max(headerByteCount, smallest.header)))
    claimedCount = Int(clamping: entryCount)
    let fitting = entries.byteCount / stride
    if fitting < claimedCount {
      problems.append(
        MinidumpError(
          subject, "claims \(entryCount) entries, only \(fitting) are there",
          at: view.fileOffset))
    }
  }

  /// The records that are there.
  func records<R: Record>(_ order: ByteOrder) -> RecordList<R> {
    RecordList(in: entries, order, stride: stride, count: claimedCount)
  }
}

extension MinidumpStream {
  /// The record at the start of a stream, or a sentence about its absence.
  static func head<R: Record>(
    _ view: ByteView, _ subject: String, _ order: ByteOrder
  ) throws(MinidumpError) -> R {
    do {
      return try view.record(at: 0, order)
    } catch {
      throw MinidumpError(
        subject, "is \(view.byteCount) bytes long, it needs \(R.byteCount)", at: view.fileOffset)
    }
  }
}
