/// Which namespaces, types and functions lie within one another in a unit.
struct ScopeOutline: Sendable {
  private struct Element {
    var start: UInt32
    var end: UInt32
    var parent: Int32
  }

  /// In the file's order; offsets count from the unit's first byte.
  private var elements: [Element] = []

  var residentByteCount: Int { elements.count * MemoryLayout<Element>.stride }

  /// Notes an entry, whose end is not known yet.
  ///
  /// - Returns: its number.
  mutating func open(at start: Int, parent: Int32) -> Int32 {
    elements.append(Element(start: UInt32(clamping: start), end: .max, parent: parent))
    return Int32(clamping: elements.count - 1)
  }

  mutating func close(_ number: Int32, at end: Int) {
    elements[Int(number)].end = UInt32(clamping: end)
  }

  /// Where the entries around one begin, innermost first.
  func ancestors(of offset: Int) -> [Int] {
    let place = UInt32(clamping: offset)
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if elements[middle].start < place { low = middle + 1 } else { high = middle }
    }
    var found: [Int] = []
    var number = Int32(clamping: low - 1)
    while number >= 0 {
      let element = elements[Int(number)]
      if element.end > place { found.append(Int(element.start)) }
      number = element.parent
    }
    return found
  }
}
