import Testing

@testable import SymbolStores

@Suite struct RecencyListTests {
  @Test func `what was not used for longest goes first`() {
    var list = RecencyList<String, Int>()
    for (key, value) in [("a", 1), ("b", 2), ("c", 3)] { list.insert(value, for: key) }
    #expect(list.use("a") == 1)
    #expect(list.insert(4, for: "b") == 2)
    #expect(list.removeOldest() == 3)
    #expect(list.removeOldest() == 1)
    #expect(list.remove("b") == 4)
    #expect(list.removeOldest() == nil && list.count == 0)
  }

  @Test func `many operations give what a plain list gives`() {
    var numbers = SystemRandomNumberGenerator()
    var list = RecencyList<Int, Int>()
    var plain: [(key: Int, value: Int)] = []
    for step in 0..<5000 {
      let key = Int.random(in: 0..<20, using: &numbers)
      let known = plain.firstIndex { $0.key == key }
      switch Int.random(in: 0..<10, using: &numbers) {
      case 0..<4:
        #expect(list.use(key) == known.map { plain[$0].value })
        if let known { plain.append(plain.remove(at: known)) }
      case 4..<8:
        #expect(list.insert(step, for: key) == known.map { plain.remove(at: $0).value })
        plain.append((key, step))
      case 8: #expect(list.remove(key) == known.map { plain.remove(at: $0).value })
      default:
        #expect(list.removeOldest() == (plain.isEmpty ? nil : plain.removeFirst().value))
      }
      #expect(list.count == plain.count)
    }
  }
}
