import DWARF

/// Which calls were inlined into each function of a unit, in the file's order, and how deep.
struct CallChains {
  private var firsts: [Int32] = []
  private var lasts: [Int32] = []
  private var nexts: [Int32] = []
  private var roots: [Int32] = []
  private var depths: [Int32] = []

  mutating func sort(_ code: UnitCode) {
    let count = code.scopes.count
    for list in [\Self.firsts, \Self.lasts, \Self.nexts, \Self.roots, \Self.depths] {
      self[keyPath: list].removeAll(keepingCapacity: true)
      self[keyPath: list].append(contentsOf: repeatElement(-1, count: count))
    }
    for index in code.scopes.indices {
      let parent = Int(code.scopes[index].parent)
      if parent >= 0, parent < index {
        roots[index] = roots[parent]
        depths[index] = depths[parent] + 1
        append(Int32(index), to: Int(roots[parent]))
      } else {
        roots[index] = Int32(index)
      }
    }
  }

  private mutating func append(_ call: Int32, to root: Int) {
    if lasts[root] >= 0 { nexts[Int(lasts[root])] = call } else { firsts[root] = call }
    lasts[root] = call
  }

  /// The first call in a function.
  func first(of function: Int) -> Int? { firsts[function] < 0 ? nil : Int(firsts[function]) }

  /// The next call in the same function.
  func next(after call: Int) -> Int? { nexts[call] < 0 ? nil : Int(nexts[call]) }

  /// 0 for a call that the function itself makes.
  func depth(of call: Int) -> Int { Int(depths[call]) }
}
