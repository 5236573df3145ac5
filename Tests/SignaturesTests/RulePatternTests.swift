import Testing

@testable import Signatures

@Suite struct `Patterns of rules` {
  @Test(arguments: [
    ("abort", "abort", true), ("abort", "aborts", false), ("mem*", "memcpy", true),
    ("mem*", "mem", true), ("*mem", "mem", true), ("a*b*c", "axxbxxc", true),
    ("a*b*c", "acb", false), ("*", "", true), ("a*a", "a", false),
    ("operator\\*", "operator*", true),
    ("operator\\*", "operatorx", false), ("*OnNoMemory*", "base::OnNoMemory", true),
    ("a*aab", "aaab", true),
  ])
  func `fit what they say`(pattern: String, name: String, fits: Bool) {
    #expect(RulePattern(Array(pattern.utf8)[...]).matches(Array(name.utf8)) == fits)
  }

  @Test func `fit the same as a model that tries every split`() {
    var random = SplitMix(seed: 7)
    for _ in 0..<20_000 {
      let pattern = random.text(of: "ab*", upTo: 6)
      let name = random.text(of: "ab", upTo: 8)
      #expect(
        RulePattern(Array(pattern.utf8)[...]).matches(Array(name.utf8))
          == Self.fits(Array(pattern), Array(name)), "\(pattern) \(name)")
    }
  }

  private static func fits(_ pattern: [Character], _ name: [Character]) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    let rest = Array(pattern.dropFirst())
    if first == "*" { return (0...name.count).contains { fits(rest, Array(name[$0...])) } }
    return name.first == first && fits(rest, Array(name.dropFirst()))
  }
}

/// Seeded numbers: SplitMix64.
private struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  mutating func text(of letters: String, upTo count: UInt64) -> String {
    let letters = Array(letters)
    let length = next() % (count + 1)
    return String((0..<length).map { _ in letters[Int(next() % UInt64(letters.count))] })
  }
}
