/// Functions that called each other over and over.
struct CallCycle {
  /// Once around, as it lies on the stack.
  let range: Range<Int>

  /// So many functions take part at most.
  private static let periodLimit = 12
  /// So often in a row it has to be there to be believed.
  private static let roundCount = 3

  /// The shortest cycle that begins furthest in.
  static func first(in names: [String]) -> CallCycle? {
    for start in names.indices {
      for period in 1...periodLimit {
        let end = start + period * roundCount
        guard end <= names.count else { break }
        let repeats = (start..<(end - period)).allSatisfy { names[$0] == names[$0 + period] }
        if repeats { return CallCycle(range: start..<(start + period)) }
      }
    }
    return nil
  }

  /// The names of one round, from the one that is first in the alphabet.
  func rotated(_ names: [String]) -> [String] {
    let round = Array(names[range])
    return round.indices
      .map { Array(round[$0...] + round[..<$0]) }
      .min { $0.lexicographicallyPrecedes($1) } ?? round
  }
}
