/// Where to look next for the last record up to a number, in a sorted section.
///
/// Numbers grow with offsets, nearly evenly: a guess in proportion lands close by. Every place that
/// is read costs a page fault, so that three good guesses are worth more than twelve halvings.
struct RecordSearch {
  /// Below this distance, records are read one after the other.
  private static let nearby = 4096
  /// Guesses that did not get near; after these, halving is sure to.
  private static let guessLimit = 6

  private let key: UInt64
  private var below: RecordHead
  private var above: RecordHead
  /// No record from here on is wanted.
  private(set) var end: Int
  private var guessCount = 0

  init(for key: UInt64, in range: Range<Int>, _ landmarks: Landmarks) {
    self.key = key
    let known = landmarks.neighbours(of: key)
    below = known.below ?? RecordHead(key: 0, offset: range.lowerBound)
    above = known.above ?? RecordHead(key: .max, offset: range.upperBound)
    end = max(below.offset, above.offset)
  }

  /// Where the wanted record begins, once there is nothing left to probe.
  var range: Range<Int> { below.offset..<end }

  /// The next offset to look from for a record; nil when what is left is easily read.
  mutating func nextProbe() -> Int? {
    let distance = end - below.offset
    guard distance > Self.nearby else { return nil }
    guessCount += 1
    if guessCount > Self.guessLimit { return below.offset + distance / 2 }
    let aim = proportion(of: distance)
    // Odd guesses fall short and even ones go too far, to have the place between them soon.
    let guess = guessCount.isMultiple(of: 2) ? aim + Self.nearby / 2 : aim - Self.nearby / 2
    return below.offset + min(max(guess, 1), distance - 1)
  }

  /// What was found from a probe on: the first record, or none up to ``end``.
  mutating func found(_ head: RecordHead?, from probe: Int) {
    if let head, head.key <= key {
      below = head
    } else {
      if let head { above = head }
      end = probe
    }
  }

  private func proportion(of distance: Int) -> Int {
    guard above.key > below.key, key > below.key else { return 0 }
    let share = Double(key - below.key) / Double(above.key - below.key)
    return Int(share * Double(max(0, above.offset - below.offset)))
  }
}
