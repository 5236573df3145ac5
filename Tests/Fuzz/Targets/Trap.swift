import Bytes

extension FuzzTarget {
  /// Traps once the bytes are right, four comparisons deep: shows that coverage guides the search and
  /// that a trap is told. A run that ends without a finding is the failure.
  static let trap = FuzzTarget(
    name: "trap", purpose: "traps on purpose: the check of the checks", dictionary: "none",
    longestInput: 16, leastCoverage: 1,
    seeds: { [Seed("start", [0, 0, 0, 0, 0])] },
    run: { view in
      guard view[0] == 0x4d, view[1] == 0x44, view[2] == 0x4d, view[3] == 0x50 else { return }
      sum += Int8(truncatingIfNeeded: view[4] ?? 0) &+ 127
    })

  /// Overflows at the second input that passes, at the latest.
  nonisolated(unsafe) private static var sum: Int8 = 1
}
