import Bytes
import MinidumpFormat

/// A record of a list that can be told from bytes that are none.
protocol ListedRecord: Record {
  /// Whether what the record points to is where it says, and is what it has to be.
  func isPlausible(in dump: Minidump) -> Bool
}

extension RecordList where Element: ListedRecord {
  /// How many of the first and the last record are plausible: 0 to 2.
  func plausibleEndCount(in dump: Minidump) -> Int {
    [first, last].count { $0?.isPlausible(in: dump) ?? false }
  }

  /// Whether the first and the last record are; with none, there is nothing to say against the list.
  func isPlausible(in dump: Minidump) -> Bool {
    isEmpty || plausibleEndCount(in: dump) == 2
  }
}

extension ThreadRecord: ListedRecord {
  func isPlausible(in dump: Minidump) -> Bool {
    guard !dump.isCutShort(stack.location) else { return false }
    guard context.byteCount > 0 else { return true }
    let architecture = (try? dump.stream(SystemInfo.self))?.architecture
    return (try? CPUContext(dump.bytes(at: context), dump.byteOrder, architecture)) != nil
  }
}

extension ThreadExRecord: ListedRecord {
  func isPlausible(in dump: Minidump) -> Bool {
    thread.isPlausible(in: dump) && !dump.isCutShort(backingStore.location)
  }
}

extension ThreadNameRecord: ListedRecord {
  func isPlausible(in dump: Minidump) -> Bool { dump.stringProblem(at: nameOffset) == nil }
}

extension ModuleRecord: ListedRecord {
  func isPlausible(in dump: Minidump) -> Bool {
    hasUsableSize && dump.stringProblem(at: UInt64(nameOffset)) == nil
  }
}

extension MemoryRecord: ListedRecord {
  func isPlausible(in dump: Minidump) -> Bool {
    location.byteCount > 0 && location.offset > 0 && !dump.isCutShort(location)
  }
}
