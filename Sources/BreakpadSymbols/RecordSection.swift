internal import IndexFiles
import Synchronization

/// The records of one kind in a part of a large text, found by bisection.
///
/// Writers sort nearly every kind of record, but nobody promises it. A few samples are compared when
/// the section is first used, and every record that is met later has to fit between those that are
/// known; the first one that does not makes the section an index of all its records.
final class RecordSection: Sendable {
  private enum State: Sendable {
    case untried
    case sorted(Landmarks)
    /// Of functions: their index is made with those of all other kinds.
    case unsorted
    case indexed(RecordIndex)
  }

  /// How many places are looked at before order is believed.
  private static let sampleCount = 16
  /// A search this long for the next record says that there are too few for bisection: functions
  /// have up to a megabyte of lines, all other records stand close together.
  private let patience: Int
  /// How far ahead is searched for a record that belongs further back.
  private static let lookahead = 32 * 1024

  static let functionPatience = 4 * 1024 * 1024

  let range: Range<Int>
  private let text: SymbolText
  private let kind: RecordKind
  private let state = Mutex(State.untried)

  init(_ kind: RecordKind, in text: SymbolText, _ range: Range<Int>) {
    self.text = text
    self.kind = kind
    self.range = range
    patience = kind == .function ? Self.functionPatience : 128 * 1024
  }

  /// The records with the highest numbers up to `key`, highest and last first; nil when these are
  /// functions and out of order.
  func window(upTo key: UInt64, keyCount: Int) -> [RecordHead]? {
    state.withLock { state in
      if case .untried = state { state = sampled().map { .sorted($0) } ?? .untried }
      if case .sorted(var landmarks) = state {
        // Held by nobody else, the landmarks grow in place.
        state = .untried
        if let window = window(upTo: key, keyCount, &landmarks) {
          state = .sorted(landmarks)
          return window
        }
      }
      if kind == .function {
        state = .unsorted
        return nil
      }
      return index(&state).window(upTo: key, keyCount: keyCount)
    }
  }

  /// As ``window(upTo:keyCount:)``, but from an index of every record, whatever their order.
  func provenWindow(upTo key: UInt64, keyCount: Int) -> [RecordHead] {
    state.withLock { index(&$0) }.window(upTo: key, keyCount: keyCount)
  }

  /// Whether the records have been in order as far as anybody looked.
  var seemsSorted: Bool {
    state.withLock {
      switch $0 {
      case .untried, .sorted: true
      case .unsorted, .indexed: false
      }
    }
  }

  /// Where the first record behind an offset begins, or the end of the section.
  func nextRecord(after offset: Int) -> Int {
    guard offset + 1 < range.upperBound else { return range.upperBound }
    return text.firstHead(kind, in: offset + 1..<range.upperBound)?.offset ?? range.upperBound
  }

  private func index(_ state: inout State) -> RecordIndex {
    if case .indexed(let index) = state { return index }
    let index = HeadScan.index(of: kind, in: text, range)
    state = .indexed(index)
    return index
  }

  // MARK: - Bisection; nil or false wherever it turns out that the section is not fit for it

  /// Some records from all over the section.
  private func sampled() -> Landmarks? {
    var landmarks = Landmarks()
    let step = range.count / Self.sampleCount
    for sample in 0..<Self.sampleCount {
      let start = range.lowerBound + sample * step
      text.residence.touch(start)
      guard let head = text.firstHead(kind, in: start..<range.upperBound) else { break }
      guard head.offset - start < patience, landmarks.insert(head) else { return nil }
    }
    // Without a first record there is none: an empty index says so at once.
    guard !landmarks.heads.isEmpty, let last = text.lastHead(kind, in: range) else { return nil }
    return landmarks.insert(last) ? landmarks : nil
  }

  private func window(
    upTo key: UInt64, _ keyCount: Int, _ landmarks: inout Landmarks
  ) -> [RecordHead]? {
    var search = RecordSearch(for: key, in: range, landmarks)
    while let place = search.nextProbe() {
      text.residence.touch(place)
      let head = text.firstHead(kind, in: place..<search.end)
      let distance = (head?.offset ?? search.end) - place
      guard distance < patience, head.map({ landmarks.insert($0) }) ?? true else { return nil }
      search.found(head, from: place)
    }
    return last(upTo: key, in: search.range, keyCount)
  }

  /// Reads the records one after the other.
  private func last(upTo key: UInt64, in range: Range<Int>, _ keyCount: Int) -> [RecordHead]? {
    var last: RecordHead?
    var position = range.lowerBound
    while position < range.upperBound,
      let head = text.firstHead(kind, in: position..<range.upperBound)
    {
      guard head.key <= key else { break }
      if let last, last.key > head.key { return nil }
      last = head
      position = head.offset + 1
    }
    guard isInOrder(from: position, above: key) else { return nil }
    return last.map { lookBack(from: $0, keyCount) } ?? []
  }

  /// Whether no record behind the wanted ones belongs among them, as far as two more tell: a single one
  /// with a number that is damaged hides all behind it.
  private func isInOrder(from start: Int, above key: UInt64) -> Bool {
    let end = min(range.upperBound, start + Self.lookahead)
    var position = start
    for _ in 0..<3 {
      guard position < end, let head = text.firstHead(kind, in: position..<end) else {
        return true
      }
      guard head.key > key else { return false }
      position = head.offset + 1
    }
    return true
  }

  private func lookBack(from head: RecordHead, _ keyCount: Int) -> [RecordHead]? {
    var window = RecordWindow(keyCount: keyCount)
    var head = head
    let first = max(range.lowerBound, head.offset - patience)
    while window.add(head), head.offset > range.lowerBound {
      guard let previous = text.lastHead(kind, in: first..<head.offset) else {
        return first == range.lowerBound ? window.heads : nil
      }
      if previous.key > head.key { return nil }
      head = previous
    }
    return window.heads
  }
}
