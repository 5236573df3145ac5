import Support
import Testing

@testable import DWARF

@Suite struct RangeMapTests {
  /// Who has an address, found by looking at all.
  private func owner(of address: UInt64, _ claims: [RangeMap.Claim]) -> Int? {
    claims.filter { $0.range.start <= address && address < $0.range.end }.map { Int($0.owner) }
      .max()
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `the highest owner around an address has it, however ranges overlap`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let claims = (0..<Int.random(in: 0...30, using: &random)).map { owner in
      let start = UInt64.random(in: 0..<60, using: &random)
      let end = start + UInt64.random(in: 1...20, using: &random)
      return RangeMap.Claim(range: AddressRange(start: start, end: end), owner: Int32(owner))
    }
    let map = RangeMap(claims.shuffled(using: &random))
    for address in 0..<90 as Range<UInt64> {
      #expect(map[address] == owner(of: address, claims))
    }
  }

  @Test func `a range may reach to the highest address`() {
    let map = RangeMap([RangeMap.Claim(range: AddressRange(start: 5, end: .max), owner: 0)])
    #expect(map[.max - 1] == 0 && map[4] == nil)
  }
}
