/// Claims of which the one with the highest owner is at hand.
struct ClaimHeap {
  private var claims: [RangeMap.Claim] = []

  /// The claim with the highest owner.
  var first: RangeMap.Claim? { claims.first }

  mutating func insert(_ claim: RangeMap.Claim) {
    claims.append(claim)
    var place = claims.count - 1
    while place > 0, claims[(place - 1) / 2].owner < claims[place].owner {
      claims.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func removeFirst() {
    guard let last = claims.popLast(), !claims.isEmpty else { return }
    claims[0] = last
    var place = 0
    while let child = higherChild(of: place), claims[child].owner > claims[place].owner {
      claims.swapAt(place, child)
      place = child
    }
  }

  private func higherChild(of place: Int) -> Int? {
    let left = 2 * place + 1
    guard left < claims.count else { return nil }
    return left + 1 < claims.count && claims[left + 1].owner > claims[left].owner ? left + 1 : left
  }
}
